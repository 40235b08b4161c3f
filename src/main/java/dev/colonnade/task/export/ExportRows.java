package dev.colonnade.task.export;

import dev.colonnade.base.Fault;
import dev.colonnade.base.RowRange;
import dev.colonnade.column.Column;
import dev.colonnade.column.DictionaryColumn;
import dev.colonnade.column.HeldColumn;
import dev.colonnade.column.Pick;
import dev.colonnade.column.Take;
import dev.colonnade.format.Batch;
import dev.colonnade.format.Table;
import dev.colonnade.memory.Lease;
import dev.colonnade.task.Work;
import dev.colonnade.task.sort.OrderedRows;
import dev.colonnade.view.AllRows;
import dev.colonnade.view.Permutation;
import dev.colonnade.view.RowOrder;
import dev.colonnade.view.Selection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of an order, batch after batch, as fast as they are read: several pieces at once, handed over one by one. A
 * round of reading and one of writing take turns, and each has all threads.
 */
public final class ExportRows {
    private static final int LEAST_PIECE = 1 << 10;
    /** Rows that nobody asked for are read along if there are no more of them than this between two that are. */
    private static final int BRIDGE = 256;
    /** Values in memory take about so many times what they take on disk, at most, as a first guess. */
    private static final long EXPANSION = 4;

    /** Takes rows in order. */
    public interface Use {
        /** @param batch closed by the caller */
        void with(Batch batch) throws IOException;
    }

    private final Table table;
    private final int[] columns;
    private final boolean encoded;
    private final Work work;

    /**
     * @param columns the numbers of columns of the table
     * @param encoded whether columns may come as {@link Table#readEncoded} has them
     */
    public ExportRows(Table table, int[] columns, boolean encoded, Work work) {
        this.table = table;
        this.columns = columns.clone();
        this.encoded = encoded;
        this.work = work;
    }

    public void forEach(RowOrder order, Use use) throws IOException {
        switch (order) {
            case AllRows all -> pieces(RowRange.of(0, all.size()), order, use);
            case Selection selection -> pieces(RowRange.of(0, selection.size()), order, use);
            case Permutation permutation -> new OrderedRows(table, permutation, columns, work).<IOException>forEach(
                    RowRange.of(0, permutation.size()), Take.PART, use::with);
        }
    }

    /** A piece has so many rows that those under way take a fraction of the memory. */
    private int piece() {
        long rows = Math.max(1, table.rowCount());
        long each = Math.max(8L * columns.length, table.storedBytes() * EXPANSION / rows);
        long room = work.resources().budget().limit() / 16 / work.threads();
        return (int) Math.clamp(room / each, LEAST_PIECE, Take.PART);
    }

    private void pieces(RowRange places, RowOrder order, Use use) throws IOException {
        work.phase("writing", places.size());
        long at = places.from();
        int piece = piece();
        while (at < places.to()) {
            work.cancellation().checkpoint();
            int count = (int) Math.min(work.threads(), Math.ceilDiv(places.to() - at, (long) piece));
            List<List<Batch>> read = round(at, piece, count, places.to(), order, piece > LEAST_PIECE);
            if (read.isEmpty()) {
                // Fewer rows at a time may fit.
                piece = Math.max(LEAST_PIECE, piece / 4);
                continue;
            }
            try {
                for (List<Batch> some : read) {
                    for (Batch batch : some) {
                        use.with(batch);
                        work.advance(batch.length());
                        at += batch.length();
                        batch.close();
                    }
                }
            } finally {
                close(read);
            }
            table.check();
        }
    }

    private static void close(List<List<Batch>> read) {
        read.forEach(some -> some.forEach(Batch::close));
    }

    /** Nothing if the rows do not fit the budget, and fewer might. */
    private List<List<Batch>> round(long at, int piece, int count, long end, RowOrder order, boolean again) {
        List<List<Batch>> read = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            read.add(new ArrayList<>());
        }
        boolean done = false;
        try {
            work.parallel(count, number -> {
                long from = at + number * piece;
                RowRange places = RowRange.of(from, Math.min(end, from + piece));
                List<Batch> batches = read.get((int) number);
                if (order instanceof AllRows) {
                    range(places, batches);
                } else {
                    selected(places, order, batches);
                }
            });
            done = true;
            return read;
        } catch (Fault e) {
            if (e.kind() == Fault.Kind.OVER_BUDGET && again) {
                return List.of();
            }
            throw e;
        } finally {
            if (!done) {
                close(read);
            }
        }
    }

    private void range(RowRange rows, List<Batch> to) {
        for (long at = rows.from(); at < rows.to();) {
            RowRange rest = RowRange.of(at, rows.to());
            Batch batch = read(rest);
            to.add(batch);
            at = batch.rows().to();
        }
    }

    private void selected(RowRange places, RowOrder order, List<Batch> to) {
        int count = (int) places.size();
        long[] rows = new long[count];
        order.sourceRows(places.from(), count, rows);
        int next = 0;
        while (next < count) {
            int last = next;
            while (last + 1 < count && rows[last + 1] - rows[last] <= BRIDGE
                    && rows[last + 1] - rows[next] < Take.PART) {
                last++;
            }
            Batch batch = read(RowRange.of(rows[next], rows[last] + 1));
            int first = next;
            int[] at = new int[last - next + 1];
            while (next <= last && rows[next] < batch.rows().to()) {
                at[next - first] = (int) (rows[next] - batch.rows().from());
                next++;
            }
            to.add(next - first == batch.length() ? batch : picked(batch, at, next - first));
        }
    }

    private Batch read(RowRange rows) {
        return encoded
                ? table.readEncoded(rows, columns, work.cancellation())
                : table.read(rows, columns, work.cancellation());
    }

    /** Keeps the batch open for what stands on its memory, and closes it otherwise. */
    private Batch picked(Batch batch, int[] at, int count) {
        List<Lease> leases = new ArrayList<>();
        leases.add(batch.lease());
        boolean done = false;
        try {
            boolean shared = false;
            List<Column> made = new ArrayList<>();
            for (Column column : batch.columns()) {
                HeldColumn one = Pick.of(column, at, count, work.memory());
                leases.add(Lease.once(one::close));
                made.add(one.column());
                shared |= column instanceof DictionaryColumn;
            }
            if (!shared) {
                batch.close();
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
