package dev.colonnade.task.sort;

import dev.colonnade.base.RowRange;
import dev.colonnade.column.Layouts;
import dev.colonnade.memory.spill.SpillFile;
import dev.colonnade.task.Work;
import java.lang.foreign.MemorySegment;

/** At which place of an order each row of a table stands, or that it has none; in a spill file, for it is as long as the table. */
final class Placement implements AutoCloseable {
    private final SpillFile file;
    private final MemorySegment places;
    private final boolean wide;

    /** No row has a place at first. */
    Placement(long rows, long places, Work work) {
        this.wide = places >= Integer.MAX_VALUE;
        this.file = work.spill();
        boolean done = false;
        try {
            this.places = file.reserve(rows * (wide ? Long.BYTES : Integer.BYTES));
            done = true;
        } finally {
            if (!done) {
                file.close();
            }
        }
    }

    /** Different rows may be set on different threads. */
    void set(long row, long place) {
        if (wide) {
            places.set(Layouts.LONG, row * Long.BYTES, place + 1);
        } else {
            places.set(Layouts.INT, row * Integer.BYTES, (int) (place + 1));
        }
    }

    /** -1 if it has none. */
    long of(long row) {
        return (wide ? places.get(Layouts.LONG, row * Long.BYTES) : places.get(Layouts.INT, row * Integer.BYTES)) - 1;
    }

    boolean isAny(RowRange rows) {
        for (long row = rows.from(); row < rows.to(); row++) {
            if (of(row) >= 0) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        file.close();
    }
}
