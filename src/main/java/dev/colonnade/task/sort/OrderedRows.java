package dev.colonnade.task.sort;

import dev.colonnade.base.Fault;
import dev.colonnade.base.RowRange;
import dev.colonnade.column.Column;
import dev.colonnade.column.HeldColumn;
import dev.colonnade.column.Layouts;
import dev.colonnade.column.Take;
import dev.colonnade.format.Batch;
import dev.colonnade.format.Table;
import dev.colonnade.memory.HeldBuffer;
import dev.colonnade.memory.Lease;
import dev.colonnade.scan.RowRuns;
import dev.colonnade.task.Work;
import dev.colonnade.view.RowOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whole rows in any order. As many as fit the memory are gathered at a time, by reading the table once from front to end:
 * no page is decoded for a single row of it, and with room for all rows it is decoded once.
 */
public final class OrderedRows {
    private static final int SAMPLE_ROWS = 512;
    private static final int SAMPLES = 8;
    private static final long LEAST_WINDOW = 1 << 12;
    private static final long MOST_WINDOW = (long) Take.PART * (Take.PART - 1);
    /** Of the free memory for the rows gathered; the rest is for reading, sorting row numbers and writing. */
    private static final double SHARE = 0.45;
    private static final int PARTS_A_THREAD = 4;
    /** After so many, what does not fit is not the rows. */
    private static final int MOST_HALVINGS = 3;

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
        long window = places.isEmpty() ? 0 : window(places.size());
        int passes = 0;
        long at = places.from();
        int halvings = 0;
        while (at < places.to()) {
            RowRange some = RowRange.of(at, Math.min(places.to(), at + window));
            try (Window gathered = gather(some, window > LEAST_WINDOW || readers > 1)) {
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
                hand(gathered, some, most, use);
            }
            table.check();
            at = some.to();
        }
        work.metrics().put("gatheringPasses", passes);
    }

    private <E extends Exception> void hand(Window gathered, RowRange places, int most, Use<E> use) throws E {
        work.phase("writing", places.size());
        for (long at = places.from(); at < places.to(); at += most) {
            work.cancellation().checkpoint();
            RowRange some = RowRange.of(at, Math.min(places.to(), at + most));
            try (Batch batch = gathered.batch(some)) {
                use.with(batch);
            }
            work.advance(some.size());
        }
    }

    /** How many rows are gathered at a time, by what some of them take. */
    private long window(long all) {
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
        // A place and a record to sort by row come with each.
        long each = bytes / Math.max(1, rows) + 4 + 16;
        long fit = (long) (work.freeBytes() * SHARE) / each;
        return Math.min(all, Math.clamp(fit, LEAST_WINDOW, MOST_WINDOW));
    }

    /** Null if they do not fit the budget, and fewer might. */
    private @Nullable Window gather(RowRange places, boolean again) {
        Window window = null;
        boolean done = false;
        try {
            window = new Window(places, work.memory().allocate(places.size() * 4));
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

    private void fill(Window window, Records records) {
        List<Records.Range> ranges = records.ranges(work.threads() * PARTS_A_THREAD, 1);
        work.parallel(ranges.size(), readers, number -> fill(window, ranges.get((int) number)));
    }

    private void fill(Window window, Records.Range range) {
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
            RowRuns.read(table, rows, 0, count, columns, false, work.cancellation(), (batch, at, some) -> {
                for (int from = 0; from < some; from += Take.PART) {
                    int length = Math.min(Take.PART, some - from);
                    window.add(batch, Arrays.copyOfRange(at, from, from + length), length, places, done[0]);
                    done[0] += length;
                }
            });
            work.advance(count);
            work.metrics().read(count, 0);
        } while (count > 0);
    }

    /** Rows gathered: parts as the table has them, and for each place which row of which part stands there. */
    private final class Window implements AutoCloseable {
        private final RowRange places;
        private final HeldBuffer index;
        private final List<List<HeldColumn>> parts = new ArrayList<>();

        Window(RowRange places, HeldBuffer index) {
            this.places = places;
            this.index = index;
        }

        void add(Batch batch, int[] at, int count, long[] to, int first) {
            // Batches of this table may be longer than a part: Take counts from where the batch's piece begins.
            List<HeldColumn> copies = new ArrayList<>(columns.length);
            boolean done = false;
            try {
                for (Column column : batch.columns()) {
                    copies.add(taken(column, at, count));
                }
                done = true;
            } finally {
                if (!done) {
                    copies.forEach(HeldColumn::close);
                }
            }
            int part;
            synchronized (parts) {
                part = parts.size();
                parts.add(copies);
            }
            if (part >= Take.PART) {
                throw Fault.of(Fault.Kind.OVER_BUDGET, "the rows lie in too many pieces to be gathered at once");
            }
            for (int i = 0; i < count; i++) {
                index.bytes().set(Layouts.INT, to[first + i] * 4, part << 16 | i);
            }
        }

        private HeldColumn taken(Column column, int[] at, int count) {
            List<Column> pieces = new ArrayList<>();
            for (int from = 0; from < Math.max(1, column.length()); from += Take.PART) {
                pieces.add(column.slice(from, Math.min(Take.PART, column.length() - from)));
            }
            // A row's number within pieces of 2^16 rows is its number within the whole.
            return Take.of(pieces, at, count, work.memory());
        }

        Batch batch(RowRange some) {
            int count = Math.toIntExact(some.size());
            int[] rows = new int[count];
            for (int i = 0; i < count; i++) {
                rows[i] = index.bytes().get(Layouts.INT, (some.from() - places.from() + i) * 4);
            }
            @Nullable
            HeldColumn[] made = new @Nullable HeldColumn[columns.length];
            boolean done = false;
            try {
                work.parallel(columns.length, column -> {
                    List<Column> pieces = parts.stream().map(part -> part.get((int) column).column()).toList();
                    made[(int) column] = Take.of(pieces, rows, count, work.memory());
                });
                List<Column> all = new ArrayList<>();
                List<Lease> leases = new ArrayList<>();
                for (HeldColumn column : made) {
                    if (column != null) {
                        all.add(column.column());
                        leases.add(Lease.once(column::close));
                    }
                }
                done = true;
                return new Batch(some, all, Lease.all(leases));
            } finally {
                if (!done) {
                    close(made);
                }
            }
        }

        private static void close(@Nullable HeldColumn[] columns) {
            for (HeldColumn column : columns) {
                if (column != null) {
                    column.close();
                }
            }
        }

        @Override
        public void close() {
            index.close();
            parts.forEach(part -> part.forEach(HeldColumn::close));
        }
    }
}
