package dev.colonnade.task.dedup;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Progress;
import dev.colonnade.format.Table;
import dev.colonnade.format.open.Openers;
import dev.colonnade.memory.Resources;
import dev.colonnade.memory.spill.SpillDirectory;
import dev.colonnade.task.TaskHandle;
import dev.colonnade.task.TaskOptions;
import dev.colonnade.task.TaskRunner;
import dev.colonnade.view.AllRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Rows kept of a whole file beside DuckDB over the same file in the same process: the first row of each group by hand
 * ({@code SELECT min(file_row_number) .. GROUP BY}), and, where asked for, what it has a word for: {@code DISTINCT ON} of all columns, into a table of its
 * own and into a Parquet file.
 * Before times are printed, the rows that both keep are compared by number, sum and sum of squares.
 *
 * <p>Arguments: a Parquet file, then lists of columns such as {@code a,b}. {@code -Dthreads=N}, {@code -Dmemory=BYTES} for
 * each of the two, {@code -Druns=N}, {@code -Dduckdb=false} to leave it out, {@code -Ddistinct=true} for the other two.
 */
public final class DedupJobs {
    /** In milliseconds; not measured is NaN. */
    record Times(String keys, long rows, long unique, double ours, double groupBy, double distinctOn, double copy,
            long spilled) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT,
                    "%-20s %d rows, %d kept  dedup %.0f ms  GROUP BY %.0f ms  ratio %.3f  DISTINCT ON: a table %.0f ms,"
                            + " COPY %.0f ms  spilled %d MB",
                    keys, rows, unique, ours, groupBy, ours / groupBy, distinctOn, copy, spilled / 1_000_000);
        }
    }

    private record Check(long count, long sum, long squares) {}

    private DedupJobs() {
    }

    public static void main(String[] arguments) throws SQLException {
        int threads = Integer.getInteger("threads", Runtime.getRuntime().availableProcessors());
        for (String keys : Arrays.asList(arguments).subList(1, arguments.length)) {
            System.out.println(measure(Path.of(arguments[0]), keys, threads, Long.getLong("memory", 1_600_000_000L),
                    Integer.getInteger("runs", 2), !System.getProperty("duckdb", "true").equals("false"),
                    Boolean.getBoolean("distinct")));
        }
    }

    static Times measure(Path file, String keys, int threads, long memory, int runs, boolean beside, boolean distinct)
            throws SQLException {
        Resources resources = new Resources(memory);
        double ours = Double.MAX_VALUE;
        Check check = new Check(0, 0, 0);
        long rows = 0;
        long spilled = 0;
        try (SpillDirectory spill = SpillDirectory.standard();
                TaskRunner runner = new TaskRunner(resources, spill);
                Table table = Openers.open(file, resources, Progress.NONE, Cancellation.NEVER)) {
            List<Integer> columns = new ArrayList<>();
            for (String name : keys.split(",")) {
                columns.add(table.schema().indexOf(name));
            }
            DedupSpec spec = new DedupSpec(columns, Keep.FIRST, List.of(), Boolean.getBoolean("trust"));
            for (int run = 0; run < runs; run++) {
                long start = System.nanoTime();
                TaskHandle<DedupResult> handle = runner.submit(new Dedup(table, new AllRows(table.rowCount()), spec),
                        TaskOptions.DEFAULT.withThreads(threads));
                try (DedupResult result = handle.join()) {
                    double time = (System.nanoTime() - start) / 1e6;
                    ours = Math.min(ours, time);
                    check = check(result);
                    rows = result.rows();
                }
                spilled = handle.metrics().spilledBytes();
                System.out.println(keys + ": " + handle.metrics().figures());
            }
        }
        double groupBy = Double.NaN;
        double distinctOn = Double.NaN;
        double copy = Double.NaN;
        if (beside) {
            try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                    Statement statement = duckdb.createStatement()) {
                System.out.println("DuckDB " + duckdb.getMetaData().getDatabaseProductVersion() + ", " + threads
                        + " threads, " + memory / 1_000_000 + " MB each");
                statement.execute("SET threads = " + threads);
                statement.execute("SET memory_limit = '" + memory + "B'");
                statement.execute("SET preserve_insertion_order = false");
                String scratch = System.getProperty("java.io.tmpdir") + "/duckdb-dedup-jobs";
                statement.execute("SET temp_directory = '" + scratch + "'");
                String source = "read_parquet(" + literal(file) + ", file_row_number = true)";
                String by = "\"" + keys.replace(",", "\",\"") + "\"";
                groupBy = Double.MAX_VALUE;
                for (int run = 0; run < runs; run++) {
                    long start = System.nanoTime();
                    statement.execute("CREATE TABLE kept AS SELECT min(file_row_number) AS n FROM " + source
                            + " GROUP BY " + by);
                    groupBy = Math.min(groupBy, (System.nanoTime() - start) / 1e6);
                    if (run == 0) {
                        compare(statement, keys, check);
                    }
                    statement.execute("DROP TABLE kept");
                }
                if (distinct) {
                    long start = System.nanoTime();
                    statement.execute("CREATE TABLE kept AS SELECT DISTINCT ON (" + by + ") * FROM " + literal(file));
                    distinctOn = (System.nanoTime() - start) / 1e6;
                    System.out.println(keys + ": CREATE TABLE AS SELECT DISTINCT ON " + distinctOn + " ms");
                    statement.execute("DROP TABLE kept");
                    copy = copy(statement, by, file, Path.of(scratch + ".parquet"), check.count);
                }
            }
        }
        return new Times(keys, rows, check.count, ours, groupBy, distinctOn, copy, spilled);
    }

    private static String literal(Path file) {
        return "'" + file.toString().replace("'", "''") + "'";
    }

    private static double copy(Statement statement, String by, Path file, Path to, long rows) throws SQLException {
        try {
            long start = System.nanoTime();
            long written = statement.executeUpdate("COPY (SELECT DISTINCT ON (" + by + ") * FROM " + literal(file)
                    + ") TO " + literal(to) + " (FORMAT parquet, COMPRESSION snappy)");
            double time = (System.nanoTime() - start) / 1e6;
            if (written != rows) {
                throw new IllegalStateException("we keep " + rows + " rows, DuckDB writes " + written);
            }
            System.out.println("COPY of it " + time + " ms, " + Files.size(to) / 1_000_000 + " MB");
            return time;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            try {
                Files.deleteIfExists(to);
            } catch (IOException e) {
                System.err.println("left behind: " + to);
            }
        }
    }

    private static Check check(DedupResult result) {
        long sum = 0;
        long squares = 0;
        for (long i = 0; i < result.kept().size(); i++) {
            long row = result.kept().sourceRow(i);
            sum += row;
            squares += row * row % 1_000_003;
        }
        return new Check(result.unique(), sum, squares);
    }

    private static void compare(Statement statement, String keys, Check ours) throws SQLException {
        try (ResultSet result = statement
                .executeQuery("SELECT count(*), sum(n)::BIGINT, sum(n * n % 1000003)::BIGINT FROM kept")) {
            result.next();
            Check theirs = new Check(result.getLong(1), result.getLong(2), result.getLong(3));
            if (!theirs.equals(ours)) {
                throw new IllegalStateException(keys + ": we keep " + ours + ", DuckDB " + theirs);
            }
        }
    }
}
