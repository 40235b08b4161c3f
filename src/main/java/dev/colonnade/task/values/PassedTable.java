package dev.colonnade.task.values;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.RowRange;
import dev.colonnade.format.Batch;
import dev.colonnade.format.ForwardingTable;
import dev.colonnade.format.Table;
import dev.colonnade.memory.PageCache;

/** A table that is read in passing: what people look at stays in the page cache. */
final class PassedTable extends ForwardingTable {
    PassedTable(Table table) {
        super(table);
    }

    @Override
    public Batch read(RowRange rows, int[] columns, Cancellation cancellation) {
        return PageCache.inPassing(() -> table().read(rows, columns, cancellation));
    }

    @Override
    public Batch readEncoded(RowRange rows, int[] columns, Cancellation cancellation) {
        return PageCache.inPassing(() -> table().readEncoded(rows, columns, cancellation));
    }
}
