package dev.colonnade.format.parquet;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Progress;
import dev.colonnade.base.RowRange;
import dev.colonnade.format.Batch;
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
import java.util.Locale;
import java.util.Random;

/**
 * A window of 200 rows and ten columns at random places of the files that {@link ParquetScan} scans, those of DuckDB
 * without and those of parquet-java with page indexes: first cold to our
 * cache, then the same places again, and DuckDB's {@code LIMIT 200 OFFSET n} at some of them.
 *
 * <p>Arguments: a folder for the files, the number of rows (30 000 000), how many places (500).
 */
public final class ParquetSeek {
    private static final int WINDOW = 200;
    private static final int[] COLUMNS = {0, 1, 2, 3, 4, 5, 6, 7, 8, 10};

    private ParquetSeek() {
    }

    public static void main(String[] arguments) throws Exception {
        long rows = arguments.length > 1 ? Long.parseLong(arguments[1]) : 30_000_000;
        int places = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 500;
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:")) {
            for (String codec : new String[]{"uncompressed", "snappy", "zstd"}) {
                Path file = ScanData.write(duck, Path.of(arguments[0]), rows, codec);
                run(duck, file, codec, rows, places);
                run(duck, JavaScanData.write(Path.of(arguments[0]), file, rows, codec), codec + " indexed", rows,
                        places);
            }
        }
    }

    static void run(Connection duck, Path file, String codec, long rows, int places) throws SQLException {
        long[] starts = new Random(5).longs(places, 0, rows - WINDOW).toArray();
        Resources resources = new Resources(1L << 30);
        try (Table table = Openers.open(file, resources, Progress.NONE, Cancellation.NEVER)) {
            // The code and the page cache of the system are warm, our own cache is not.
            read(table, new Random(6).longs(places, 0, rows - WINDOW).toArray());
            resources.pages().forget(table);
            double[] fresh = read(table, starts);
            double[] last = read(table, Arrays.copyOfRange(starts, places - Math.min(20, places), places));
            double[] theirs = duck(duck, file, Arrays.copyOf(starts, Math.min(20, places)));
            System.out.println(String.format(Locale.ROOT,
                    "%-20s ms a window: median %.2f p95 %.2f; again %.3f p95 %.3f; DuckDB median %.1f", codec,
                    quantile(fresh, 0.5), quantile(fresh, 0.95), quantile(last, 0.5), quantile(last, 0.95),
                    quantile(theirs, 0.5)));
        }
    }

    private static double[] read(Table table, long[] starts) {
        double[] times = new double[starts.length];
        for (int i = 0; i < starts.length; i++) {
            long start = System.nanoTime();
            long end = starts[i] + WINDOW;
            for (long at = starts[i]; at < end;) {
                try (Batch batch = table.read(RowRange.of(at, end), COLUMNS, Cancellation.NEVER)) {
                    at = batch.rows().to();
                }
            }
            times[i] = (System.nanoTime() - start) / 1e6;
        }
        return times;
    }

    private static double[] duck(Connection duck, Path file, long[] starts) throws SQLException {
        double[] times = new double[starts.length];
        try (Statement statement = duck.createStatement()) {
            for (int i = 0; i < starts.length; i++) {
                long start = System.nanoTime();
                try (ResultSet rows = statement.executeQuery(
                        "SELECT id, small, wide, price, wave, amount, day, moment, city, maybe FROM '" + file
                                + "' LIMIT "
                                + WINDOW + " OFFSET " + starts[i])) {
                    int count = 0;
                    while (rows.next()) {
                        count++;
                    }
                    if (count != WINDOW) {
                        throw new IllegalStateException("DuckDB gives " + count + " rows");
                    }
                }
                times[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        return times;
    }

    private static double quantile(double[] times, double share) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    }
}
