package dev.colonnade.task.sort;

import dev.colonnade.base.RowRange;
import dev.colonnade.column.Column;
import dev.colonnade.format.Batch;
import dev.colonnade.format.Chunks;
import dev.colonnade.format.Table;
import dev.colonnade.scan.RowRuns;
import dev.colonnade.task.TaskOptions;
import dev.colonnade.task.Work;
import dev.colonnade.view.AllRows;
import dev.colonnade.view.Permutation;
import dev.colonnade.view.RowOrder;
import dev.colonnade.view.Selection;
import java.util.Arrays;

/** Reads the sort columns of the rows to sort, on all threads. */
final class KeyReader {
    /** Rows of a morsel: some large pages. */
    private static final long MORSEL = 1 << 18;
    private static final int SELECTED = 1 << 14;

    /** Takes rows of a batch: those at {@code at}, or all if that is null. Called by several threads at once. */
    interface Use {
        void take(Batch batch, Column[] columns, int @org.jspecify.annotations.Nullable [] at, int count,
                KeyEncoder encoder);
    }

    private final Table table;
    private final java.util.List<SortKey> keys;
    private final Work work;
    private final int[] columns;

    KeyReader(Table table, java.util.List<SortKey> keys, Work work) {
        this.table = table;
        this.keys = keys;
        this.work = work;
        this.columns = encoder().columns();
    }

    /** A new one for a thread. */
    KeyEncoder encoder() {
        return new KeyEncoder(keys, table.schema());
    }

    int[] columns() {
        return columns;
    }

    /** All rows of an order, in no order. */
    void readAll(RowOrder rows, Use use) {
        switch (rows) {
            case AllRows _ -> readTable(use);
            case Selection selection -> readSome(selection, use);
            // The set is what counts: among equals, the table's order.
            case Permutation permutation -> readSome(permutation, use);
        }
    }

    private void readTable(Use use) {
        long[] bounds = bounds();
        work.parallel(bounds.length - 1, morsel -> {
            KeyEncoder encoder = encoder();
            int number = (int) morsel;
            for (long row = bounds[number]; row < bounds[number + 1];) {
                try (Batch batch = table.readEncoded(RowRange.of(row, bounds[number + 1]), columns,
                        work.cancellation())) {
                    use.take(batch, encoder.arrange(batch.columns()), null, batch.length(), encoder);
                    row = batch.rows().to();
                }
                table.check();
            }
        });
    }

    /** Where morsels begin: each within a chunk, so that no page is decoded twice. */
    private long[] bounds() {
        Chunks chunks = table.chunks();
        long asked = work.options().chunkRows();
        long most = asked == TaskOptions.BY_BYTES ? MORSEL : asked == TaskOptions.WHOLE_CHUNKS ? Long.MAX_VALUE : asked;
        long[] bounds = new long[16];
        int count = 0;
        for (int chunk = 0; chunk < chunks.count(); chunk++) {
            long end = chunks.firstRow(chunk + 1);
            for (long row = chunks.firstRow(chunk); row < end;) {
                if (count + 2 > bounds.length) {
                    bounds = Arrays.copyOf(bounds, bounds.length * 2);
                }
                bounds[count++] = row;
                row = end - row <= most + most / 2 ? end : row + most;
            }
        }
        bounds[count++] = table.rowCount();
        return Arrays.copyOf(bounds, count);
    }

    private void readSome(RowOrder rows, Use use) {
        work.parallel(Math.ceilDiv(rows.size(), (long) SELECTED), morsel -> {
            int count = (int) Math.min(SELECTED, rows.size() - morsel * SELECTED);
            long[] numbers = new long[count];
            rows.sourceRows(morsel * SELECTED, count, numbers);
            Arrays.sort(numbers);
            read(numbers, count, use);
        });
    }

    /** @param rows rising */
    void read(long[] rows, int count, Use use) {
        KeyEncoder encoder = encoder();
        RowRuns.read(table, rows, 0, count, columns, true, work.cancellation(),
                (batch, at, some) -> use.take(batch, encoder.arrange(batch.columns()), at, some, encoder));
    }
}
