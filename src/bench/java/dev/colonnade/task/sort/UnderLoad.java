package dev.colonnade.task.sort;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Courtesy;
import dev.colonnade.base.Fault;
import dev.colonnade.base.Progress;
import dev.colonnade.base.RowRange;
import dev.colonnade.format.Batch;
import dev.colonnade.format.Table;
import dev.colonnade.format.open.Openers;
import dev.colonnade.memory.Resources;
import dev.colonnade.memory.spill.SpillDirectory;
import dev.colonnade.task.Task;
import dev.colonnade.task.TaskHandle;
import dev.colonnade.task.TaskOptions;
import dev.colonnade.task.TaskRunner;
import dev.colonnade.task.dedup.Dedup;
import dev.colonnade.task.dedup.DedupSpec;
import dev.colonnade.task.dedup.Keep;
import dev.colonnade.text.CellText;
import dev.colonnade.view.AllRows;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * How long it takes to read 200 rows by 10 columns at random places, as text, while a sort runs on all threads over the
 * same file; and how long that takes to end when it is cancelled.
 *
 * <p>Arguments: a file, the columns to sort by. {@code -Dwindows=N}, {@code -Dthreads=N}, {@code -Ddedup=true} for a
 * search for duplicates by those columns instead of a sort.
 */
public final class UnderLoad {
    private static final int ROWS = 200;
    private static final int COLUMNS = 10;
    private static final int LONGEST = 240;

    private UnderLoad() {
    }

    public static void main(String[] arguments) throws Exception {
        int windows = Integer.getInteger("windows", 200);
        int threads = Integer.getInteger("threads", Runtime.getRuntime().availableProcessors());
        Resources resources = new Resources(1_600_000_000L);
        try (SpillDirectory spill = SpillDirectory.standard();
                TaskRunner runner = new TaskRunner(resources, spill);
                Table table = Openers.open(Path.of(arguments[0]), resources, Progress.NONE, Cancellation.NEVER)) {
            List<SortKey> keys = SortKey.parse(arguments[1], table.schema(), false);
            AllRows rows = new AllRows(table.rowCount());
            Task<? extends AutoCloseable> job = Boolean.getBoolean("dedup")
                    ? new Dedup(table, rows, new DedupSpec(keys.stream().map(SortKey::column).toList(), Keep.FIRST,
                            List.of(), false))
                    : new Sort(table, rows, keys);
            TaskOptions options = TaskOptions.DEFAULT.withThreads(threads);
            print("idle", read(table, windows, resources.courtesy()));
            double[] busy = new double[windows];
            double[] cancels = new double[20];
            int done = 0;
            int cancelled = 0;
            while (done < windows || cancelled < cancels.length) {
                TaskHandle<? extends AutoCloseable> handle = runner.submit(job, options);
                handle.await(50 + 40L * cancelled);
                for (int i = 0; i < 20 && done < windows; i++) {
                    busy[done++] = read(table, 1, resources.courtesy())[0];
                }
                long start = System.nanoTime();
                handle.cancel();
                try (AutoCloseable _ = handle.join()) {
                    System.out.println("one job was over before it was cancelled");
                } catch (Fault e) {
                    if (cancelled < cancels.length) {
                        cancels[cancelled] = (System.nanoTime() - start) / 1e6;
                    }
                }
                cancelled++;
            }
            print("under load", busy);
            print("cancelling", cancels);
        }
    }

    private static double[] read(Table table, int windows, Courtesy courtesy) {
        Random random = new Random(System.nanoTime());
        int[] columns = Arrays.copyOf(table.schema().all(), Math.min(COLUMNS, table.schema().size()));
        double[] times = new double[windows];
        for (int i = 0; i < windows; i++) {
            long from = random.nextLong(Math.max(1, table.rowCount() - ROWS));
            long start = System.nanoTime();
            long letters = 0;
            try (Courtesy.Visible _ = courtesy.visible()) {
                for (long row = from; row < Math.min(table.rowCount(), from + ROWS);) {
                    try (Batch batch = table.read(RowRange.of(row, Math.min(table.rowCount(), from + ROWS)), columns,
                            Cancellation.NEVER)) {
                        for (int c = 0; c < columns.length; c++) {
                            for (int r = 0; r < batch.length(); r++) {
                                letters += CellText.of(batch.column(c), r, LONGEST).length();
                            }
                        }
                        row = batch.rows().to();
                    }
                }
            }
            times[i] = (System.nanoTime() - start) / 1e6;
            if (letters < 0) {
                throw new IllegalStateException();
            }
        }
        return times;
    }

    private static void print(String what, double[] times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        System.out.printf(Locale.ROOT, "%-15s p50 %7.1f ms  p99 %7.1f ms  most %7.1f ms%n", what,
                sorted[sorted.length / 2], sorted[Math.min(sorted.length - 1, sorted.length * 99 / 100)],
                sorted[sorted.length - 1]);
    }
}
