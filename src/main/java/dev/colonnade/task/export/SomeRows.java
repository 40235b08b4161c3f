package dev.colonnade.task.export;

import dev.colonnade.base.RowRange;
import dev.colonnade.column.Column;
import dev.colonnade.column.DictionaryColumn;
import dev.colonnade.column.HeldColumn;
import dev.colonnade.column.Pick;
import dev.colonnade.format.Batch;
import dev.colonnade.format.Table;
import dev.colonnade.memory.Lease;
import dev.colonnade.task.Reading;
import dev.colonnade.task.Work;
import dev.colonnade.view.AllRows;
import dev.colonnade.view.Permutation;
import dev.colonnade.view.RowOrder;
import dev.colonnade.view.Selection;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of a table in the table's order, read where they lie close together and picked out of what was read. Thread-safe.
 */
final class SomeRows {
    /** Rows that nobody asked for are read along if there are no more of them than this in front of one that is. */
    private static final int BRIDGE = 256;

    private final Table table;
    private final int[] columns;
    private final boolean encoded;
    private final RowOrder order;
    private final Work work;
    private final Reading reading;

    /** @param order no permutation */
    SomeRows(Table table, int[] columns, boolean encoded, RowOrder order, Work work) {
        this.table = table;
        this.columns = columns;
        this.encoded = encoded;
        this.order = order;
        this.work = work;
        this.reading = new Reading(table, columns, work);
    }

    /** How many rows there are. */
    long size() {
        return order.size();
    }

    /** The row of the table at this place. */
    long row(long place) {
        return order.sourceRow(place);
    }

    Reading reading() {
        return reading;
    }

    /** Where to go on reading for what stands at {@code at} or behind it, before {@code end}. */
    long next(long at, long end) {
        if (at >= end || !(order instanceof Selection selection)) {
            return at;
        }
        long place = selection.rank(at);
        long next = place == selection.size() ? end : selection.sourceRow(place);
        return next - at <= BRIDGE ? at : Math.min(next, end);
    }

    /** All rows of a range, or as many of the first of them as suits the table. */
    Batch read(RowRange rows) {
        return encoded
                ? table.readEncoded(rows, columns, work.cancellation())
                : table.read(rows, columns, work.cancellation());
    }

    /** Those rows of a batch that belong to the order; the batch becomes the result's. */
    Batch picked(Batch batch) {
        boolean done = false;
        try {
            Batch picked = pick(batch);
            boolean shared = picked.columns().stream().anyMatch(DictionaryColumn.class::isInstance);
            if (!shared && picked.lease() != Lease.NONE) {
                batch.close();
                done = true;
                return picked;
            }
            done = true;
            return new Batch(picked.rows(), picked.columns(), Lease.all(List.of(picked.lease(), batch.lease())));
        } finally {
            if (!done) {
                batch.close();
            }
        }
    }

    /** Those rows of a batch that belong to the order, which may stand on the batch's memory. */
    Batch pick(Batch batch) {
        return switch (order) {
            case AllRows _ -> new Batch(batch.rows(), batch.columns(), Lease.NONE);
            case Selection selection -> pick(batch, selection);
            case Permutation _ -> throw new IllegalStateException("rows out of order");
        };
    }

    private Batch pick(Batch batch, Selection selection) {
        long first = selection.rank(batch.rows().from());
        int count = (int) (selection.rank(batch.rows().to()) - first);
        if (count == batch.length()) {
            return new Batch(batch.rows(), batch.columns(), Lease.NONE);
        }
        long[] rows = new long[count];
        selection.sourceRows(first, count, rows);
        int[] at = new int[count];
        for (int i = 0; i < count; i++) {
            at[i] = (int) (rows[i] - batch.rows().from());
        }
        List<Lease> leases = new ArrayList<>();
        boolean done = false;
        try {
            List<Column> made = new ArrayList<>();
            for (Column column : batch.columns()) {
                HeldColumn one = Pick.of(column, at, count, work.memory());
                leases.add(Lease.once(one::close));
                made.add(one.column());
            }
            done = true;
            return new Batch(RowRange.of(0, count), made, Lease.all(leases));
        } finally {
            if (!done) {
                leases.forEach(Lease::close);
            }
        }
    }
}
