package dev.colonnade.task.read;

import dev.colonnade.base.RowRange;
import dev.colonnade.format.Batch;
import dev.colonnade.format.Chunks;
import dev.colonnade.format.Table;
import dev.colonnade.memory.Room;
import dev.colonnade.scan.RowRuns;
import dev.colonnade.task.TaskOptions;
import dev.colonnade.task.Work;
import dev.colonnade.view.AllRows;
import dev.colonnade.view.Permutation;
import dev.colonnade.view.RowOrder;
import dev.colonnade.view.Selection;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads columns of all rows of an order once, on all threads, in no order, as values are encoded. */
public final class RowScan {
    /** Rows of a morsel: some large pages. */
    private static final long MORSEL = 1 << 18;
    private static final int SELECTED = 1 << 14;

    /** Takes rows of a batch: those at {@code at}, or all if that is null. Called by several threads at once. */
    public interface Use {
        /** @param batch closed by the caller */
        void take(Batch batch, int @Nullable [] at, int count);
    }

    private RowScan() {
    }

    /** @param rows as a set: what order it has is of no account */
    public static void forEach(Table table, RowOrder rows, int[] columns, Work work, Use use) {
        switch (rows) {
            case AllRows _ -> all(table, columns, work, use);
            case Selection selection -> some(table, selection, columns, work, use);
            case Permutation permutation -> some(table, permutation, columns, work, use);
        }
    }

    private static void all(Table table, int[] columns, Work work, Use use) {
        long[] bounds = bounds(table, work);
        work.parallel(bounds.length - 1, morsel -> {
            int number = (int) morsel;
            for (long row = bounds[number]; row < bounds[number + 1];) {
                try (Room.Place place = work.resources().room().enter();
                        Batch batch = RowRuns.first(table, RowRange.of(row, bounds[number + 1]), columns, place,
                                work.cancellation())) {
                    use.take(batch, null, batch.length());
                    row = batch.rows().to();
                }
                table.check();
            }
        });
    }

    /** Where morsels begin: each within a chunk, so that no page is decoded twice. */
    private static long[] bounds(Table table, Work work) {
        Chunks chunks = table.chunks();
        long asked = work.options().chunkRows();
        long most = asked == TaskOptions.BY_BYTES
                ? MORSEL
                : asked == TaskOptions.WHOLE_CHUNKS ? table.rowCount() : asked;
        long[] bounds = new long[16];
        int count = 0;
        for (int chunk = 0; chunk < chunks.count(); chunk++) {
            long end = chunks.firstRow(chunk + 1);
            for (long row = chunks.firstRow(chunk); row < end;) {
                if (count + 2 > bounds.length) {
                    bounds = Arrays.copyOf(bounds, bounds.length * 2);
                }
                bounds[count++] = row;
                row = end - row - most <= most / 2 ? end : row + most;
            }
        }
        bounds[count++] = table.rowCount();
        return Arrays.copyOf(bounds, count);
    }

    private static void some(Table table, RowOrder rows, int[] columns, Work work, Use use) {
        work.parallel(Math.ceilDiv(rows.size(), (long) SELECTED), morsel -> {
            int count = (int) Math.min(SELECTED, rows.size() - morsel * SELECTED);
            long[] numbers = new long[count];
            rows.sourceRows(morsel * SELECTED, count, numbers);
            Arrays.sort(numbers);
            RowRuns.read(table, numbers, 0, count, columns, true, work.resources().room(), work.cancellation(),
                    use::take);
        });
    }
}
