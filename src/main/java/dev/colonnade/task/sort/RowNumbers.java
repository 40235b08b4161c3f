package dev.colonnade.task.sort;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Layouts;
import dev.colonnade.memory.Held;
import dev.colonnade.memory.HeldBuffer;
import dev.colonnade.memory.spill.SpillFile;
import dev.colonnade.task.Work;
import dev.colonnade.view.Permutation;
import java.lang.foreign.MemorySegment;

/** A permutation in the making: row numbers put at any place, in memory or in a spill file. */
public final class RowNumbers implements AutoCloseable {
    /** Of what is free; the rest is for those who sort. */
    private static final double SHARE = 0.35;

    private final long size;
    private final boolean wide;
    private final MemorySegment rows;
    private final Held owner;
    private boolean given;

    private RowNumbers(long size, boolean wide, MemorySegment rows, Held owner) {
        this.size = size;
        this.wide = wide;
        this.rows = rows;
        this.owner = owner;
    }

    /** @param tableRows how large numbers may be */
    public static RowNumbers of(long size, long tableRows, Work work) {
        boolean wide = Permutation.isWide(tableRows);
        long bytes = Math.multiplyExact(size, wide ? 8L : 4L);
        if (bytes <= work.freeBytes() * SHARE) {
            try {
                HeldBuffer buffer = work.memory().allocate(bytes);
                return new RowNumbers(size, wide, buffer.bytes(), buffer);
            } catch (Fault e) {
                if (e.kind() != Fault.Kind.OVER_BUDGET) {
                    throw e;
                }
            }
        }
        SpillFile file = work.spill();
        try {
            return new RowNumbers(size, wide, file.reserve(bytes), file);
        } catch (Throwable e) {
            file.close();
            throw e;
        }
    }

    public void set(long at, long row) {
        if (wide) {
            rows.set(Layouts.LONG, at * 8, row);
        } else {
            rows.set(Layouts.INT, at * 4, (int) row);
        }
    }

    public long get(long at) {
        return wide ? rows.get(Layouts.LONG, at * 8) : Integer.toUnsignedLong(rows.get(Layouts.INT, at * 4));
    }

    /** All of it, for the caller to close. */
    public Permutation permutation() {
        given = true;
        return new Permutation(size, wide, rows, owner);
    }

    @Override
    public void close() {
        if (!given) {
            owner.close();
        }
    }
}
