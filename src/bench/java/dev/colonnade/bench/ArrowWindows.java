package dev.colonnade.bench;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Progress;
import dev.colonnade.base.RowRange;
import dev.colonnade.column.Column;
import dev.colonnade.format.Batch;
import dev.colonnade.format.Table;
import dev.colonnade.format.open.Openers;
import dev.colonnade.memory.Gauges;
import dev.colonnade.memory.Resources;
import dev.colonnade.task.generate.Generate;
import dev.colonnade.text.CellText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/**
 * What a person feels of a large Arrow file: how long it takes to open, to show the first 50 rows, and to show 50 rows at
 * any of 1 000 random places, as the texts that a grid paints. Run it with the number of rows, once small and once large:
 * anonymous memory should not grow with the file.
 */
public final class ArrowWindows {
    private static final int ROWS = 50;
    private static final int CHARACTERS = 120;

    /** What one run measured; times in milliseconds, memory in bytes. */
    record Result(long rows, double firstOpen, double warmOpen, double firstRows, Percentiles windows, long anonymous,
            long checksum) {}

    private ArrowWindows() {
    }

    public static void main(String[] args) throws Exception {
        long rows = args.length > 0 ? Long.parseLong(args[0]) : 100_000_000;
        Path file = args.length > 1 ? Path.of(args[1]) : Files.createTempDirectory("bench").resolve("windows.arrow");
        if (!Files.exists(file)) {
            write(file, rows);
        }
        Result result = run(file, 1_000);
        System.out.printf(Locale.ROOT, "%,d rows x %d columns, %,d bytes%n", result.rows, Generate.DEFAULT_COLUMNS,
                Files.size(file));
        System.out.printf(Locale.ROOT, "open: first %.2f ms, warm %.2f ms%n", result.firstOpen, result.warmOpen);
        System.out.printf(Locale.ROOT, "first %d rows: %.2f ms%n", ROWS, result.firstRows);
        System.out.println("random windows of " + ROWS + " rows: " + result.windows);
        System.out.printf(Locale.ROOT, "anonymous memory: %.1f MB%n", result.anonymous / 1e6);
    }

    static void write(Path file, long rows) {
        new Generate(rows, Generate.DEFAULT_COLUMNS, 1, false).writeTo(file, new Resources(512 << 20).held(),
                Progress.NONE, Cancellation.NEVER);
    }

    static Result run(Path file, int windows) {
        Resources resources = new Resources(512 << 20);
        long start = System.nanoTime();
        open(file, resources).close();
        final double firstOpen = (System.nanoTime() - start) / 1e6;
        for (int i = 0; i < 20; i++) {
            open(file, resources).close();
        }
        start = System.nanoTime();
        try (Table table = open(file, resources)) {
            double warmOpen = (System.nanoTime() - start) / 1e6;
            start = System.nanoTime();
            long checksum = window(table, 0);
            final double firstRows = (System.nanoTime() - start) / 1e6;
            // The same places twice: the first pass brings pages in and code to speed, the second is what is told.
            long[] nanos = new long[windows];
            for (int pass = 0; pass < 2; pass++) {
                Random random = new Random(7);
                for (int i = 0; i < windows; i++) {
                    long row = random.nextLong(Math.max(1, table.rowCount() - ROWS));
                    start = System.nanoTime();
                    checksum = checksum * 31 + window(table, row);
                    nanos[i] = System.nanoTime() - start;
                }
            }
            return new Result(table.rowCount(), firstOpen, warmOpen, firstRows, new Percentiles(nanos),
                    new Gauges(resources).sample().anonymous(), checksum);
        }
    }

    private static Table open(Path file, Resources resources) {
        return Openers.open(file, resources, Progress.NONE, Cancellation.NEVER);
    }

    /** Every cell of 50 rows as the text that a grid would paint. */
    private static long window(Table table, long row) {
        long checksum = 0;
        long end = Math.min(table.rowCount(), row + ROWS);
        for (long at = row; at < end;) {
            try (Batch batch = table.read(RowRange.of(at, end), table.schema().all(), Cancellation.NEVER)) {
                for (Column column : batch.columns()) {
                    for (int i = 0; i < column.length(); i++) {
                        checksum = checksum * 31 + CellText.of(column, i, CHARACTERS).hashCode();
                    }
                }
                at = batch.rows().to();
            }
        }
        return checksum;
    }
}
