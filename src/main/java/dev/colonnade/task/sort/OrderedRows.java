package dev.colonnade.task.sort;

import dev.colonnade.base.Fault;
import dev.colonnade.base.RowRange;
import dev.colonnade.column.Column;
import dev.colonnade.column.HeldColumn;
import dev.colonnade.column.Take;
import dev.colonnade.format.Batch;
import dev.colonnade.format.Table;
import dev.colonnade.memory.Lease;
import dev.colonnade.scan.RowRuns;
import dev.colonnade.task.Work;
import dev.colonnade.view.RowOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whole rows in any order, by reading the table from front to end: no page is decoded for a single row of it. If all rows
 * or half of them fit the memory they are gathered there, else they go by way of the disk.
 */
public final class OrderedRows {
    private static final int SAMPLE_ROWS = 512;
    private static final int SAMPLES = 8;
    private static final long LEAST_WINDOW = 1 << 12;
    private static final long MOST_WINDOW = (long) Take.PART * (Take.PART - 1);
    /** Of the free memory for the rows gathered; the rest is for reading, sorting row numbers and writing. */
    private static final double SHARE = 0.45;
    private static final int PARTS_A_THREAD = 4;
    /** Reading the table more often than this costs more than spilling its rows. */
    private static final long MOST_PASSES = 2;
    /** After so many, what does not fit is not the rows. */
    private static final int MOST_HALVINGS = 3;

    /** Takes rows that are together and in order, to be handed on in pieces. */
    interface Gathered<E extends Exception> {
        /** @param rows closed by the caller */
        void with(GatheredRows rows) throws E;
    }

    /** Takes rows in order. */
    public interface Use<E extends Exception> {
        /** @param batch closed by the caller; its rows are counted by their places in the order */
        void with(Batch batch) throws E;
    }

    private final Table table;
    private final RowOrder order;
    private final int[] columns;
    private final Work work;
    private int readers;

    /** @param columns the numbers of columns of the table */
    public OrderedRows(Table table, RowOrder order, int[] columns, Work work) {
        this.table = table;
        this.order = order;
        this.columns = columns.clone();
        this.work = work;
        this.readers = work.threads();
    }

    /** @param most rows a batch, at most {@link Take#PART} */
    public <E extends Exception> void forEach(RowRange places, int most, Use<E> use) throws E {
        if (places.isEmpty()) {
            return;
        }
        long rowBytes = rowBytes();
        long window = window(places.size(), rowBytes);
        if (places.size() > window * MOST_PASSES && SpilledRows.suits(table, columns)) {
            spilled(places, rowBytes, most, use);
        } else {
            passes(places, window, most, use);
        }
    }

    /** With the rows in spill files: the table is read once, whatever the memory. */
    private <E extends Exception> void spilled(RowRange places, long rowBytes, int most, Use<E> use) throws E {
        try (SpilledRows spilled = new SpilledRows(table, order, places, columns,
                SpilledRows.parts(places.size(), rowBytes), work)) {
            spilled.spill();
            work.metrics().put("spilledParts", spilled.parts());
            work.phase("writing", places.size());
            spilled.<E>forEach(rows -> hand(rows, rows.places(), most, use));
        }
    }

    /** As many rows at a time as fit the memory, each time by reading the table again. */
    private <E extends Exception> void passes(RowRange places, long most, int batchRows, Use<E> use) throws E {
        long window = most;
        int passes = 0;
        long at = places.from();
        int halvings = 0;
        while (at < places.to()) {
            RowRange some = RowRange.of(at, Math.min(places.to(), at + window));
            try (GatheredRows gathered = gather(some, window > LEAST_WINDOW || readers > 1)) {
                if (gathered == null && readers > 1 && (halvings >= MOST_HALVINGS || window <= LEAST_WINDOW)) {
                    // The rows are few: it is the pages that they are read from.
                    readers = 1;
                    work.metrics().event("gathering on one thread");
                    continue;
                }
                if (gathered == null) {
                    // Fewer rows at a time may fit.
                    halvings++;
                    window = Math.max(LEAST_WINDOW, window / 2);
                    work.metrics().event("gathering " + window + " rows at a time");
                    continue;
                }
                passes++;
                work.phase("writing", some.size());
                hand(gathered, some, batchRows, use);
            }
            table.check();
            at = some.to();
        }
        work.metrics().put("gatheringPasses", passes);
    }

    private <E extends Exception> void hand(GatheredRows gathered, RowRange places, int most, Use<E> use) throws E {
        for (long at = places.from(); at < places.to(); at += most) {
            work.cancellation().checkpoint();
            RowRange some = RowRange.of(at, Math.min(places.to(), at + most));
            try (Batch batch = gathered.batch(some)) {
                use.with(batch);
            }
            work.advance(some.size());
        }
    }

    /** How many rows are gathered at a time. */
    private long window(long all, long rowBytes) {
        // A place and a record to sort by row come with each.
        long fit = (long) (work.freeBytes() * SHARE) / (rowBytes + 4 + 16);
        return Math.min(all, Math.clamp(fit, LEAST_WINDOW, MOST_WINDOW));
    }

    /** What a row takes, as some of them do. */
    private long rowBytes() {
        long rows = 0;
        long bytes = 0;
        for (int i = 0; i < SAMPLES; i++) {
            long from = table.rowCount() / SAMPLES * i;
            RowRange sample = RowRange.of(from, Math.min(table.rowCount(), from + SAMPLE_ROWS));
            try (Batch batch = table.read(sample, columns, work.cancellation())) {
                int[] first = new int[batch.length()];
                Arrays.setAll(first, row -> row);
                for (Column column : batch.columns()) {
                    try (HeldColumn copy = Take.of(List.of(column), first, first.length, work.memory())) {
                        bytes += copy.footprint();
                    }
                }
                rows += batch.length();
            }
        }
        return bytes / Math.max(1, rows);
    }

    /** Null if they do not fit the budget, and fewer might. */
    private @Nullable GatheredRows gather(RowRange places, boolean again) {
        GatheredRows window = null;
        boolean done = false;
        try {
            window = new GatheredRows(places, work);
            try (Records records = new Records(2, work)) {
                byRow(places, records);
                work.phase("gathering", places.size());
                fill(window, records);
            }
            done = true;
            return window;
        } catch (Fault e) {
            if (e.kind() == Fault.Kind.OVER_BUDGET && again) {
                return null;
            }
            throw e;
        } finally {
            if (window != null && !done) {
                window.close();
            }
        }
    }

    /** Records of row and place. */
    private void byRow(RowRange places, Records records) {
        work.phase("sorting row numbers", places.size());
        work.parallel(Math.ceilDiv(places.size(), (long) Take.PART), part -> {
            Records.Builder builder = records.borrow();
            long from = places.from() + part * Take.PART;
            long to = Math.min(places.to(), from + Take.PART);
            for (long at = from; at < to; at++) {
                int next = builder.next();
                builder.data[next] = order.sourceRow(at);
                builder.data[next + 1] = at - places.from();
                builder.size++;
            }
            records.back(builder);
            work.advance(to - from);
        });
        records.seal();
    }

    private void fill(GatheredRows window, Records records) {
        List<Records.Range> ranges = records.ranges(work.threads() * PARTS_A_THREAD, 1);
        work.parallel(ranges.size(), readers, number -> fill(window, ranges.get((int) number)));
    }

    private void fill(GatheredRows window, Records.Range range) {
        Merge merge = range.merge();
        long[] rows = new long[Take.PART];
        long[] places = new long[Take.PART];
        int count;
        do {
            work.cancellation().checkpoint();
            count = 0;
            while (count < Take.PART && merge.next()) {
                rows[count] = merge.record[0];
                places[count++] = merge.record[1];
            }
            int[] done = {0};
            RowRuns.read(table, rows, 0, count, columns, false, work.resources().room(), work.cancellation(),
                    (batch, at, some) -> {
                        for (int from = 0; from < some; from += Take.PART) {
                            int length = Math.min(Take.PART, some - from);
                            add(window, batch, Arrays.copyOfRange(at, from, from + length), length, places, done[0]);
                            done[0] += length;
                        }
                    });
            work.advance(count);
            work.metrics().read(count, 0);
        } while (count > 0);
    }

    /** Adds rows of a batch to what is gathered. */
    private void add(GatheredRows gathered, Batch batch, int[] at, int count, long[] places, int first) {
        List<Column> copies = new ArrayList<>(columns.length);
        List<Lease> leases = new ArrayList<>(columns.length);
        boolean done = false;
        int piece;
        try {
            for (Column column : batch.columns()) {
                HeldColumn copy = Pieces.take(column, at, count, work.memory());
                leases.add(Lease.once(copy::close));
                copies.add(copy.column());
            }
            done = true;
            piece = gathered.add(copies, Lease.all(leases));
        } finally {
            if (!done) {
                leases.forEach(Lease::close);
            }
        }
        for (int i = 0; i < count; i++) {
            gathered.set(places[first + i], piece, i);
        }
    }
}
