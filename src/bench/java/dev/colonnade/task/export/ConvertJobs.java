package dev.colonnade.task.export;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Progress;
import dev.colonnade.codec.Codec;
import dev.colonnade.codec.Compressor;
import dev.colonnade.format.Table;
import dev.colonnade.format.open.Openers;
import dev.colonnade.format.write.Form;
import dev.colonnade.format.write.WriteOptions;
import dev.colonnade.memory.Resources;
import dev.colonnade.memory.spill.SpillDirectory;
import dev.colonnade.scan.Engine;
import dev.colonnade.scan.Filter;
import dev.colonnade.scan.FilterScan;
import dev.colonnade.task.TaskOptions;
import dev.colonnade.task.TaskRunner;
import dev.colonnade.view.AllRows;
import dev.colonnade.view.Selecting;
import dev.colonnade.view.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Exports beside DuckDB's {@code COPY} from the same file in the same process; what was written is counted, and summed up
 * over a hash of its rows, by DuckDB.
 *
 * <p>Arguments: a Parquet file, a folder to write to, a condition that about half the rows meet. {@code -Dthreads=N},
 * {@code -Dmemory=BYTES}, {@code -Djobs=half,csv,arrow}, {@code -Drounds=N} for the first: the first round of a process has
 * its methods compiled on the way.
 */
public final class ConvertJobs {
    /** Seconds and bytes; DuckDB's are NaN and 0 where it has no such format. */
    record Times(String job, double ours, long bytes, double duckdb, long theirs) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%-28s ours %7.2f s %6d MB  DuckDB %7.2f s %6d MB  time %.2f  size %.3f",
                    job,
                    ours, bytes / 1_000_000, duckdb, theirs / 1_000_000, ours / duckdb, bytes / (double) theirs);
        }
    }

    private final Path source;
    private final Path folder;
    private final int threads;
    private final long memory;

    ConvertJobs(Path source, Path folder, int threads, long memory) {
        this.source = source;
        this.folder = folder;
        this.threads = threads;
        this.memory = memory;
    }

    public static void main(String[] arguments) throws SQLException, IOException {
        ConvertJobs jobs = new ConvertJobs(Path.of(arguments[0]), Path.of(arguments[1]),
                Integer.getInteger("threads", Runtime.getRuntime().availableProcessors()),
                Long.getLong("memory", 1_600_000_000L));
        String wanted = System.getProperty("jobs", "half,csv,arrow,back");
        for (int round = 0; round < Integer.getInteger("rounds", 1); round++) {
            if (wanted.contains("half")) {
                System.out.println(jobs.half(arguments[2]));
            }
        }
        if (wanted.contains("csv")) {
            System.out.println(jobs.csv());
        }
        if (wanted.contains("arrow")) {
            System.out.println(jobs.arrow());
        }
    }

    /** Half of the rows as Parquet with Zstandard. */
    Times half(String condition) throws SQLException, IOException {
        Path mine = folder.resolve("ours.parquet");
        Path theirs = folder.resolve("duckdb.parquet");
        double ours = export(source, mine, condition,
                WriteOptions.of(Form.PARQUET).withCompression(Codec.ZSTD, Compressor.DEFAULT_LEVEL));
        double duckdb = copy("SELECT * FROM " + quoted(source) + " WHERE " + condition, theirs,
                "FORMAT parquet, COMPRESSION zstd");
        same(mine, theirs);
        return done("where, to Parquet/zstd", ours, mine, duckdb, theirs);
    }

    Times csv() throws SQLException, IOException {
        Path mine = folder.resolve("ours.csv");
        Path theirs = folder.resolve("duckdb.csv");
        double ours = export(source, mine, null, WriteOptions.of(Form.CSV));
        double duckdb = copy("SELECT * FROM " + quoted(source), theirs, "FORMAT csv");
        return done("all, to CSV", ours, mine, duckdb, theirs);
    }

    /** To Arrow and back, which DuckDB's driver does not do: beside it stands its COPY from Parquet to Parquet. */
    Times arrow() throws SQLException, IOException {
        Path arrow = folder.resolve("ours.arrow");
        Path back = folder.resolve("back.parquet");
        Path theirs = folder.resolve("duckdb.parquet");
        double there = export(source, arrow, null, WriteOptions.of(Form.ARROW_FILE));
        System.out.printf(Locale.ROOT, "%-28s ours %7.2f s %6d MB%n", "all, to Arrow", there,
                Files.size(arrow) / 1_000_000);
        double again = export(arrow, back, null, WriteOptions.of(Form.PARQUET));
        double duckdb = copy("SELECT * FROM " + quoted(source), theirs, "FORMAT parquet, COMPRESSION snappy");
        same(back, theirs);
        Files.delete(arrow);
        return done("Arrow to Parquet/snappy", again, back, duckdb, theirs);
    }

    private static Times done(String job, double ours, Path mine, double duckdb, Path theirs) throws IOException {
        Times times = new Times(job, ours, Files.size(mine), duckdb, Files.size(theirs));
        Files.delete(mine);
        Files.delete(theirs);
        return times;
    }

    private static String quoted(Path file) {
        return "'" + file.toString().replace("'", "''") + "'";
    }

    private double export(Path from, Path to, @Nullable String condition, WriteOptions options) {
        Resources resources = new Resources(memory);
        try (SpillDirectory spill = SpillDirectory.standard();
                TaskRunner runner = new TaskRunner(resources, spill)) {
            long start = System.nanoTime();
            try (Table table = Openers.open(from, resources, Progress.NONE, Cancellation.NEVER)) {
                TaskOptions how = TaskOptions.DEFAULT.withThreads(threads);
                if (condition == null) {
                    runner.submit(new Export(table, new AllRows(table.rowCount()), table.schema().all(), to, options,
                            "bench"), how).join();
                } else {
                    Filter filter = Filter.parse(condition, table.schema(), Engine.FAST);
                    FilterScan scan = new FilterScan(table, filter, threads, Progress.NONE, Cancellation.NEVER);
                    try (Selection rows = Selecting.by(scan, table, resources.held())) {
                        runner.submit(new Export(table, rows, table.schema().all(), to, options, "bench"), how).join();
                    }
                }
            }
            return (System.nanoTime() - start) / 1e9;
        }
    }

    private double copy(String select, Path to, String options) throws SQLException {
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            statement.execute("SET threads = " + threads);
            statement.execute("SET memory_limit = '" + memory + "B'");
            long start = System.nanoTime();
            statement.execute("COPY (" + select + ") TO " + quoted(to) + " (" + options + ")");
            return (System.nanoTime() - start) / 1e9;
        }
    }

    /** The same rows, in whatever order: their number and the sum of their hashes. */
    private static void same(Path mine, Path theirs) throws SQLException {
        String ours = sum(mine);
        String duckdb = sum(theirs);
        if (!ours.equals(duckdb)) {
            throw new IllegalStateException("we wrote " + ours + ", DuckDB " + duckdb);
        }
    }

    private static String sum(Path file) throws SQLException {
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement();
                ResultSet result = statement
                        .executeQuery("SELECT count(*) || ' rows, ' || sum(hash(t)) FROM " + quoted(file) + " t")) {
            result.next();
            return result.getString(1);
        }
    }
}
