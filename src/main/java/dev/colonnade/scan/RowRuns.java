package dev.colonnade.scan;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.base.RowRange;
import dev.colonnade.format.Batch;
import dev.colonnade.format.Table;
import dev.colonnade.memory.Room;
import org.jspecify.annotations.Nullable;

/** Reads single rows of a table, in its order, without what lies between those that are far apart. */
public final class RowRuns {
    /** Rows nobody asked for are read along where there are fewer of them than this between two. */
    private static final int BRIDGE = 256;
    private static final int LEAST_ROWS = 1 << 10;

    /** Takes rows that were read. */
    public interface Use {
        /**
         * @param batch closed by the caller
         * @param at the places within the batch of the rows asked for, rising
         * @param count how many of {@code at} count
         */
        void take(Batch batch, int[] at, int count);
    }

    private RowRuns() {
    }

    /**
     * @param rows rising, each once; those from {@code from} to {@code to} are read
     * @param encoded whether columns may come as {@link Table#readEncoded} has them
     */
    public static void read(Table table, long[] rows, int from, int to, int[] columns, boolean encoded, Room room,
            Cancellation cancellation, Use use) {
        int next = from;
        int[] at = new int[Math.min(to - from, 1 << 16)];
        long step = 1 << 20;
        while (next < to) {
            cancellation.check();
            int last = next;
            while (last + 1 < to && rows[last + 1] - rows[last] <= BRIDGE && rows[last + 1] - rows[next] < step
                    && last - next + 1 < at.length) {
                last++;
            }
            RowRange range = RowRange.of(rows[next], rows[last] + 1);
            try (Room.Place place = room.enter();
                    Batch batch = read(table, range, columns, encoded, place, step > LEAST_ROWS, cancellation)) {
                if (batch == null) {
                    // Fewer rows at a time may fit.
                    step = Math.min(step, range.size()) / 4;
                    continue;
                }
                int count = 0;
                for (; next <= last && rows[next] < batch.rows().to(); next++) {
                    at[count++] = (int) (rows[next] - batch.rows().from());
                }
                use.take(batch, at, count);
            }
            table.check();
        }
    }

    /** Null if that many rows do not fit the budget, and fewer might. */
    private static @Nullable Batch read(Table table, RowRange rows, int[] columns, boolean encoded, Room.Place place,
            boolean again, Cancellation cancellation) {
        Batch batch = tried(table, rows, columns, encoded, true, cancellation);
        if (batch == null) {
            place.alone();
            batch = tried(table, rows, columns, encoded, again && rows.size() > 1, cancellation);
        }
        return batch;
    }

    /** Null if they do not fit the budget, and that is to be told so. */
    private static @Nullable Batch tried(Table table, RowRange rows, int[] columns, boolean encoded, boolean again,
            Cancellation cancellation) {
        try {
            return encoded
                    ? table.readEncoded(rows, columns, cancellation)
                    : table.read(rows, columns, cancellation);
        } catch (Fault e) {
            if (e.kind() == Fault.Kind.OVER_BUDGET && again) {
                return null;
            }
            throw e;
        }
    }

    /**
     * Reads the beginning of a range, alone if need be; for a reader of whole ranges.
     *
     * @param place of the caller's, given back when the batch is closed
     */
    public static Batch first(Table table, RowRange rows, int[] columns, Room.Place place,
            Cancellation cancellation) {
        Batch batch = read(table, rows, columns, true, place, false, cancellation);
        if (batch == null) {
            throw new IllegalStateException("no batch and no fault");
        }
        return batch;
    }
}
