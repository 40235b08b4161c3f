package dev.colonnade.task.sort;

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
import dev.colonnade.view.Permutation;
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
 * The order of a whole file, and the first screen of it, beside DuckDB's {@code CREATE TABLE .. ORDER BY} over the same
 * file in the same process. Before times are printed, row numbers at a thousand places are compared.
 *
 * <p>Arguments: a Parquet file, then lists of columns such as {@code a,-b}. {@code -Dthreads=N}, {@code -Dmemory=BYTES} for
 * each of the two, {@code -Dduckdb=false} to leave it out.
 */
public final class SortJobs {
    private static final int SCREEN = 1_000;
    private static final int PLACES = 1_000;

    /** In milliseconds. */
    record Times(String by, long rows, double screen, double order, double duckdb, long spilled) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT,
                    "%-30s %11d rows  first screen %8.1f ms  order %8.1f ms  DuckDB %8.1f ms  ratio %.3f  spilled %d MB",
                    by, rows, screen, order, duckdb, order / duckdb, spilled / 1_000_000);
        }
    }

    private SortJobs() {
    }

    public static void main(String[] arguments) throws SQLException {
        int threads = Integer.getInteger("threads", Runtime.getRuntime().availableProcessors());
        for (String by : Arrays.asList(arguments).subList(1, arguments.length)) {
            System.out.println(measure(Path.of(arguments[0]), by, threads, Long.getLong("memory", 1_600_000_000L),
                    !System.getProperty("duckdb", "true").equals("false")));
        }
    }

    static Times measure(Path file, String by, int threads, long memory, boolean beside) throws SQLException {
        Resources resources = new Resources(memory);
        try (SpillDirectory spill = SpillDirectory.standard();
                TaskRunner runner = new TaskRunner(resources, spill);
                Table table = Openers.open(file, resources, Progress.NONE, Cancellation.NEVER)) {
            TaskOptions options = TaskOptions.DEFAULT.withThreads(threads);
            AllRows all = new AllRows(table.rowCount());
            List<SortKey> keys = SortKey.parse(by, table.schema(), false);
            long start = System.nanoTime();
            double screen;
            try (Permutation first = runner.submit(new TopK(table, all, keys, SCREEN), options).join()) {
                screen = (System.nanoTime() - start) / 1e6;
                start = System.nanoTime();
                TaskHandle<Permutation> handle = runner.submit(new Sort(table, all, keys), options);
                try (Permutation order = handle.join()) {
                    double time = (System.nanoTime() - start) / 1e6;
                    System.out.println(by + ": " + handle.metrics().figures());
                    for (int i = 0; i < first.size(); i++) {
                        same(by, i, order.sourceRow(i), first.sourceRow(i));
                    }
                    double theirs = beside ? duckdb(file, by, threads, memory, order, all.size()) : Double.NaN;
                    return new Times(by, all.size(), screen, time, theirs, handle.metrics().spilledBytes());
                }
            }
        }
    }

    private static void same(String by, long place, long ours, long theirs) {
        if (ours != theirs) {
            throw new IllegalStateException(by + ": at place " + place + " we have row " + ours + ", not " + theirs);
        }
    }

    private static double duckdb(Path file, String by, int threads, long memory, Permutation order, long rows)
            throws SQLException {
        StringBuilder columns = new StringBuilder();
        for (String part : by.split(",")) {
            boolean down = part.startsWith("-");
            columns.append('"').append(down ? part.substring(1) : part).append(down ? "\" DESC" : "\"")
                    .append(" NULLS LAST, ");
        }
        String source = "'" + file.toString().replace("'", "''") + "'";
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            statement.execute("SET threads = " + threads);
            statement.execute("SET memory_limit = '" + memory + "B'");
            statement.execute("SET temp_directory = '" + System.getProperty("java.io.tmpdir") + "/duckdb-sort-jobs'");
            // Ours carries no payload; theirs has the order of row numbers too, for the comparison.
            statement.execute("CREATE TABLE numbers AS SELECT file_row_number AS n FROM read_parquet(" + source
                    + ", file_row_number = true) ORDER BY " + columns + "file_row_number");
            long step = Math.max(1, rows / PLACES);
            try (ResultSet result = statement
                    .executeQuery("SELECT rowid, n FROM numbers WHERE rowid % " + step + " = 0 ORDER BY rowid")) {
                while (result.next()) {
                    same(by, result.getLong(1), order.sourceRow(result.getLong(1)), result.getLong(2));
                }
            }
            statement.execute("DROP TABLE numbers");
            long start = System.nanoTime();
            statement.execute("CREATE TABLE sorted AS SELECT * FROM " + source + " ORDER BY "
                    + columns.substring(0, columns.length() - 2));
            return (System.nanoTime() - start) / 1e6;
        }
    }
}
