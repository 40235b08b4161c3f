package dev.colonnade.scan;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Progress;
import dev.colonnade.format.Table;
import dev.colonnade.format.open.Openers;
import dev.colonnade.memory.Resources;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Counts under conditions, beside DuckDB over the same file in the same process: counts are compared before times are.
 * The file is open, as it
 * is in the window; what it takes with opening it is printed apart. The median of some runs after as many to warm up.
 *
 * <p>Arguments: a Parquet file, then conditions. {@code -Dthreads=N}, {@code -Druns=N}, {@code -Dalone=true} without
 * DuckDB.
 */
public final class FilterJobs {
    private static final long MEMORY = 1_000_000_000;

    /** What one condition took, in milliseconds. */
    record Times(String condition, long rows, double ours, double opening, double duckdb) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT,
                    "%-60s %10d rows  ours %8.1f ms (with opening %.1f)  DuckDB %8.1f ms  ratio %.2f", condition,
                    rows,
                    ours, opening, duckdb, ours / duckdb);
        }
    }

    private interface Job {
        long run() throws SQLException;
    }

    private FilterJobs() {
    }

    public static void main(String[] arguments) throws SQLException {
        int threads = Integer.getInteger("threads", Runtime.getRuntime().availableProcessors());
        for (String condition : Arrays.asList(arguments).subList(1, arguments.length)) {
            System.out.println(measure(Path.of(arguments[0]), condition, threads, Integer.getInteger("runs", 9)));
        }
    }

    static Times measure(Path file, String condition, int threads, int runs) throws SQLException {
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            statement.execute("SET threads = " + threads);
            String query = "SELECT count(*) FROM '" + file.toString().replace("'", "''") + "' WHERE " + condition;
            Job theirs = () -> {
                try (ResultSet result = statement.executeQuery(query)) {
                    result.next();
                    return result.getLong(1);
                }
            };
            // Memory is kept between runs, as DuckDB keeps its own, and the file stays open, whose bytes DuckDB keeps;
            // nothing decoded is kept by either.
            Resources resources = new Resources(MEMORY);
            Job opening = () -> {
                try (Table table = open(file, resources)) {
                    return count(table, condition, threads);
                }
            };
            try (Table table = open(file, resources)) {
                Job ours = () -> count(table, condition, threads);
                long rows = ours.run();
                if (rows != theirs.run()) {
                    throw new IllegalStateException(condition + ": we count " + rows + ", DuckDB " + theirs.run());
                }
                boolean alone = Boolean.getBoolean("alone");
                return new Times(condition, rows, median(ours, runs), alone ? Double.NaN : median(opening, runs),
                        alone ? Double.NaN : median(theirs, runs));
            }
        }
    }

    private static Table open(Path file, Resources resources) {
        return Openers.open(file, resources, Progress.NONE, Cancellation.NEVER);
    }

    private static long count(Table table, String condition, int threads) {
        Filter filter = Filter.parse(condition, table.schema(), Engine.FAST);
        return new FilterScan(table, filter, threads, Progress.NONE, Cancellation.NEVER).count();
    }

    private static double median(Job job, int runs) throws SQLException {
        double[] times = new double[runs];
        for (int i = -runs; i < runs; i++) {
            long start = System.nanoTime();
            job.run();
            if (i >= 0) {
                times[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(times);
        return times[runs / 2];
    }

    /** The conditions that this house measures itself by, over the flights of the test data. */
    static List<String> flights() {
        return List.of("distance > 500 AND delay > 30 AND origin = 'ATL'", "destination LIKE '%L%'",
                "date >= TIMESTAMP '2001-02-01' AND date < TIMESTAMP '2001-02-02'", "delay BETWEEN 5 AND 10");
    }
}
