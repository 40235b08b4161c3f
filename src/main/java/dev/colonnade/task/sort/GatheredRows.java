package dev.colonnade.task.sort;

import dev.colonnade.base.Fault;
import dev.colonnade.base.RowRange;
import dev.colonnade.column.Column;
import dev.colonnade.column.HeldColumn;
import dev.colonnade.column.Layouts;
import dev.colonnade.column.Take;
import dev.colonnade.format.Batch;
import dev.colonnade.memory.HeldBuffer;
import dev.colonnade.memory.Lease;
import dev.colonnade.task.Work;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some rows in an order: pieces of columns, and for each place which row of which piece stands there. */
final class GatheredRows implements AutoCloseable {
    private final RowRange places;
    private final Work work;
    private final HeldBuffer index;
    private final List<List<Column>> pieces = new ArrayList<>();
    private final List<Lease> leases = new ArrayList<>();

    GatheredRows(RowRange places, Work work) {
        this.places = places;
        this.work = work;
        this.index = work.memory().allocate(places.size() * Integer.BYTES);
    }

    RowRange places() {
        return places;
    }

    /**
     * Adds a piece of at most {@link Take#PART} rows and returns its number. Thread-safe.
     *
     * @param lease on what the columns lie in; passes to this
     */
    synchronized int add(List<Column> columns, Lease lease) {
        int number = pieces.size();
        leases.add(lease);
        pieces.add(columns);
        if (number >= Take.PART) {
            throw Fault.of(Fault.Kind.OVER_BUDGET, "the rows lie in too many pieces to be gathered at once");
        }
        return number;
    }

    /** Says what stands at a place, counted from the first of these. Each place is set once, by whatever thread. */
    void set(long place, int piece, int row) {
        index.bytes().set(Layouts.INT, place * Integer.BYTES, piece << 16 | row);
    }

    /** The rows that stand there, copied together; the caller closes them. */
    Batch batch(RowRange some) {
        int count = Math.toIntExact(some.size());
        int[] rows = new int[count];
        for (int i = 0; i < count; i++) {
            rows[i] = index.bytes().get(Layouts.INT, (some.from() - places.from() + i) * Integer.BYTES);
        }
        @Nullable
        HeldColumn[] made = new @Nullable HeldColumn[pieces.getFirst().size()];
        boolean done = false;
        try {
            work.parallel(made.length, column -> {
                List<Column> parts = pieces.stream().map(piece -> piece.get((int) column)).toList();
                made[(int) column] = Take.of(parts, rows, count, work.memory());
            });
            List<Column> all = new ArrayList<>();
            List<Lease> held = new ArrayList<>();
            for (HeldColumn column : made) {
                if (column != null) {
                    all.add(column.column());
                    held.add(Lease.once(column::close));
                }
            }
            done = true;
            return new Batch(some, all, Lease.all(held));
        } finally {
            if (!done) {
                for (HeldColumn column : made) {
                    if (column != null) {
                        column.close();
                    }
                }
            }
        }
    }

    @Override
    public void close() {
        index.close();
        leases.forEach(Lease::close);
    }
}
