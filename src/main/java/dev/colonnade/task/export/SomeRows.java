package dev.colonnade.task.export;

import dev.colonnade.base.RowRange;
import dev.colonnade.column.Column;
import dev.colonnade.column.DictionaryColumn;
import dev.colonnade.column.HeldColumn;
import dev.colonnade.column.Pick;
import dev.colonnade.column.Take;
import dev.colonnade.format.Batch;
import dev.colonnade.format.Chunks;
import dev.colonnade.format.Table;
import dev.colonnade.memory.Lease;
import dev.colonnade.task.Work;
import dev.colonnade.view.AllRows;
import dev.colonnade.view.Permutation;
import dev.colonnade.view.RowOrder;
import dev.colonnade.view.Selection;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of a table in the table's order, read where they lie close together and picked out of what was read. Thread-safe.
 *
 * <p>What is read ends where the table's own units of storage do, as far as the memory allows: a page that is taken whole
 * is decoded once and need not be kept.
 */
final class SomeRows {
    /** Fewer at a time are not worth it. */
    static final int FEWEST = 1 << 10;
    private static final int LARGEST = 1 << 20;
    /** Rows that nobody asked for are read along if there are no more of them than this in front of one that is. */
    private static final int BRIDGE = 256;
    /** Values in memory take about so many times what they take on disk, at most, as a first guess. */
    private static final long EXPANSION = 4;

    private final Table table;
    private final int[] columns;
    private final boolean encoded;
    private final RowOrder order;
    private final Work work;

    /** What a read holds besides: pages as they are stored, as they are decoded, and what is picked out of them. */
    private static final long COPIES = 3;
    /** Not all of ten thousand. */
    private static final int CHUNKS_ASKED = 64;
    private static final long LARGEST_READ = 96_000_000;
    /** Of the memory, for reading; the rest waits to be written. */
    private static final double READING = 0.6;

    /** @param order no permutation */
    SomeRows(Table table, int[] columns, boolean encoded, RowOrder order, Work work) {
        this.table = table;
        this.columns = columns;
        this.encoded = encoded;
        this.order = order;
        this.work = work;
    }

    /** How many rows there are. */
    long size() {
        return order.size();
    }

    /** The row of the table at this place. */
    long row(long place) {
        return order.sourceRow(place);
    }

    /** So many rows of the table that those under way on all threads take a fraction of the memory. */
    int most() {
        long rows = Math.max(1, table.rowCount());
        long each = Math.max(8L * columns.length, table.storedBytes() * EXPANSION / rows);
        long room = work.resources().budget().limit() / 12 / work.threads();
        return (int) Math.clamp(room / each, FEWEST, LARGEST);
    }

    /** How many threads may read at once: pages are taken whole, however few of their rows are asked for. */
    int atOnce() {
        Chunks chunks = table.chunks();
        long largest = 1;
        for (int i = 0; i < CHUNKS_ASKED && i < chunks.count(); i++) {
            int chunk = (int) ((long) chunks.count() * i / Math.min(CHUNKS_ASKED, chunks.count()));
            largest = Math.max(largest, table.storedBytes(chunk, columns));
        }
        double room = work.resources().budget().limit() * READING;
        return (int) Math.clamp(room / Math.min(LARGEST_READ, largest * COPIES), 1, Integer.MAX_VALUE);
    }

    /** Rows of the table from {@code at} on to be read by one thread: at least a few, no more than {@code most}. */
    RowRange range(long at, long end, int most) {
        Chunks chunks = table.chunks();
        int chunk = chunks.of(at);
        long to = chunks.firstRow(chunk + 1);
        while (to < end && to - at < Math.min(most, Take.PART) && chunk + 1 < chunks.count()
                && chunks.firstRow(chunk + 2) - at <= most) {
            to = chunks.firstRow(++chunk + 1);
        }
        return RowRange.of(at, Math.min(end, Math.min(to, at + most)));
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
