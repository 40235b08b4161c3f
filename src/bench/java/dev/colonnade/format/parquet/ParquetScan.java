package dev.colonnade.format.parquet;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Progress;
import dev.colonnade.base.RowRange;
import dev.colonnade.format.Batch;
import dev.colonnade.format.Table;
import dev.colonnade.format.open.Openers;
import dev.colonnade.memory.Resources;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Scans beside DuckDB in one run: the same file, the same threads, warm; sums are compared before any time is printed.
 *
 * <p>Arguments: a folder for the files, the number of rows (30 000 000), how often each scan is run (5), codecs with
 * commas between them (uncompressed,snappy,zstd), writers likewise (duckdb,java), and which sets of columns by their
 * numbers in {@link #SETS} (all). parquet-java's own reader stands beside the scans of one thread, run once.
 */
public final class ParquetScan {
    private static final Map<String, String> SUMS = Map.ofEntries(Map.entry("id", "sum(id)"),
            Map.entry("small", "sum(small)"), Map.entry("wide", "sum(wide)"), Map.entry("price", "sum(price)"),
            Map.entry("wave", "sum(wave)"), Map.entry("amount", "sum(amount) * 100"),
            Map.entry("day", "sum(day - DATE '1970-01-01')"),
            Map.entry("moment", "sum((epoch_us(moment) - " + ColumnSums.FIRST_MOMENT + ") // 1000000)"),
            Map.entry("city", "sum(strlen(city))"), Map.entry("note", "sum(strlen(note))"),
            Map.entry("maybe", "sum(maybe)"), Map.entry("flag", "sum(flag::INT)"), Map.entry("tiny", "sum(tiny)"));
    private static final List<List<String>> SETS = List.of(List.of("wide"), List.of("price"), List.of("city"),
            List.of("note"), List.of("maybe"), List.of("id", "price", "day", "city"),
            List.of("id", "small", "wide", "price", "wave", "amount", "day", "moment", "city", "note", "maybe", "flag",
                    "tiny"));

    private final Path folder;
    private final long rows;
    private final int runs;

    ParquetScan(Path folder, long rows, int runs) {
        this.folder = folder;
        this.rows = rows;
        this.runs = runs;
    }

    public static void main(String[] arguments) throws Exception {
        List<String> given = List.of(arguments);
        new ParquetScan(Path.of(given.get(0)), Long.parseLong(argument(given, 1, "30000000")),
                Integer.parseInt(argument(given, 2, "5")))
                .run(List.of(argument(given, 3, "uncompressed,snappy,zstd").split(",")),
                        List.of(argument(given, 4, "duckdb,java").split(",")),
                        Stream.of(argument(given, 5, "0,1,2,3,4,5,6").split(",")).map(Integer::valueOf).toList());
    }

    private static String argument(List<String> given, int index, String otherwise) {
        return given.size() > index ? given.get(index) : otherwise;
    }

    /** Runs everything; throws where the two do not agree. */
    void run(List<String> codecs, List<String> writers, List<Integer> sets) throws Exception {
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:")) {
            System.out.println("DuckDB " + duck.getMetaData().getDatabaseProductVersion() + ", " + rows
                    + " rows, best of " + runs + ", milliseconds");
            for (String codec : codecs) {
                for (String writer : writers) {
                    Path file = ScanData.write(duck, folder, rows, codec);
                    if (writer.equals("java")) {
                        file = JavaScanData.write(folder, file, rows, codec);
                    }
                    for (int threads : new int[]{1, Runtime.getRuntime().availableProcessors()}) {
                        try (Statement statement = duck.createStatement()) {
                            statement.execute("SET threads = " + threads);
                        }
                        for (int set : sets) {
                            compare(duck, file, codec + " " + writer, threads, SETS.get(set));
                        }
                    }
                }
            }
        }
    }

    private void compare(Connection duck, Path file, String codec, int threads, List<String> columns)
            throws Exception {
        Resources resources = new Resources(1L << 30);
        try (Table table = Openers.open(file, resources, Progress.NONE, Cancellation.NEVER);
                ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            double[] mine = ours(table, columns, threads, pool);
            double[] theirs = duck(duck, file, columns);
            for (int i = 0; i < mine.length; i++) {
                if (Math.abs(mine[i] - theirs[i]) > 1e-6 * Math.max(1, Math.abs(theirs[i]))) {
                    throw new IllegalStateException(columns.get(i) + ": " + mine[i] + " and " + theirs[i]);
                }
            }
            long bestMine = Long.MAX_VALUE;
            long bestTheirs = Long.MAX_VALUE;
            for (int i = 0; i < runs; i++) {
                long start = System.nanoTime();
                ours(table, columns, threads, pool);
                bestMine = Math.min(bestMine, System.nanoTime() - start);
                start = System.nanoTime();
                duck(duck, file, columns);
                bestTheirs = Math.min(bestTheirs, System.nanoTime() - start);
            }
            String java = threads > 1 ? "" : javaReader(file, columns, mine, bestMine);
            String set = columns.size() > 4 ? "all " + columns.size() : String.join(",", columns);
            System.out
                    .println(String.format(Locale.ROOT,
                            "%-19s %d thread(s) %-18s ours %7.1f  DuckDB %7.1f  ratio %.2f%s",
                            codec, threads, set, bestMine / 1e6, bestTheirs / 1e6, (double) bestMine / bestTheirs,
                            java));
        }
    }

    private static String javaReader(Path file, List<String> columns, double[] expected, long best)
            throws IOException {
        long start = System.nanoTime();
        double[] sums = JavaScan.sums(file, columns);
        double ratio = (double) best / (System.nanoTime() - start);
        for (int i = 0; i < sums.length; i++) {
            if (Math.abs(sums[i] - expected[i]) > 1e-6 * Math.max(1, Math.abs(expected[i]))) {
                throw new IllegalStateException(columns.get(i) + ": " + expected[i] + " and parquet-java " + sums[i]);
            }
        }
        return String.format(Locale.ROOT, "  of parquet-java %.2f", ratio);
    }

    private static double[] ours(Table table, List<String> names, int threads, ExecutorService pool)
            throws Exception {
        int[] columns = names.stream().mapToInt(table.schema()::indexOf).toArray();
        AtomicInteger next = new AtomicInteger();
        List<Future<double[]>> parts = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            parts.add(pool.submit(() -> scan(table, columns, next)));
        }
        double[] sums = new double[columns.length];
        for (Future<double[]> part : parts) {
            double[] some = part.get();
            for (int i = 0; i < sums.length; i++) {
                sums[i] += some[i];
            }
        }
        return sums;
    }

    private static double[] scan(Table table, int[] columns, AtomicInteger next) {
        double[] sums = new double[columns.length];
        for (int chunk = next.getAndIncrement(); chunk < table.chunks().count(); chunk = next.getAndIncrement()) {
            long end = table.chunks().firstRow(chunk + 1);
            for (long at = table.chunks().firstRow(chunk); at < end;) {
                try (Batch batch = table.readEncoded(RowRange.of(at, end), columns, Cancellation.NEVER)) {
                    for (int i = 0; i < columns.length; i++) {
                        sums[i] += ColumnSums.of(batch.column(i));
                    }
                    at = batch.rows().to();
                }
            }
        }
        return sums;
    }

    private static double[] duck(Connection duck, Path file, List<String> columns) throws SQLException {
        StringBuilder sql = new StringBuilder("SELECT ");
        for (String column : columns) {
            sql.append(sql.length() > 7 ? ", " : "").append("CAST(").append(SUMS.get(column)).append(" AS DOUBLE)");
        }
        try (Statement statement = duck.createStatement();
                ResultSet row = statement.executeQuery(sql.append(" FROM '").append(file).append("'").toString())) {
            row.next();
            double[] sums = new double[columns.size()];
            for (int i = 0; i < sums.length; i++) {
                sums[i] = row.getDouble(i + 1);
            }
            return sums;
        }
    }
}
