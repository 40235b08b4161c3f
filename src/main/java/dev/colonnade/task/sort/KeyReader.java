package dev.colonnade.task.sort;

import dev.colonnade.column.Column;
import dev.colonnade.format.Batch;
import dev.colonnade.format.Table;
import dev.colonnade.scan.RowRuns;
import dev.colonnade.task.Work;
import dev.colonnade.task.read.RowScan;
import dev.colonnade.view.RowOrder;

/** Reads the sort columns of the rows to sort, on all threads. */
final class KeyReader {
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

    /** All rows of an order, in no order: as a set, for among equals the table's order counts. */
    void readAll(RowOrder rows, Use use) {
        RowScan.forEach(table, rows, columns, work, (batch, at, count) -> {
            KeyEncoder encoder = encoder();
            use.take(batch, encoder.arrange(batch.columns()), at, count, encoder);
        });
    }

    /** @param rows rising */
    void read(long[] rows, int count, Use use) {
        KeyEncoder encoder = encoder();
        RowRuns.read(table, rows, 0, count, columns, true, work.resources().room(), work.cancellation(),
                (batch, at, some) -> use.take(batch, encoder.arrange(batch.columns()), at, some, encoder));
    }
}
