package dev.colonnade.view;

import dev.colonnade.column.Layouts;
import dev.colonnade.memory.Held;
import dev.colonnade.memory.Lease;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/**
 * Rows of a table in another order: their numbers one after another, off the heap or in a spill file. What was sorted may
 * have been a selection; the numbers are those of the table all the same. Immutable and safe to share until it is closed.
 */
public final class Permutation implements RowOrder, AutoCloseable {
    private final long size;
    private final boolean wide;
    private final MemorySegment rows;
    private final Held owner;

    /**
     * @param wide whether numbers have 64 bits, else 32 without a sign
     * @param rows of {@code size} rows, little-endian
     * @param owner of that memory; one holder's share passes to this
     */
    public Permutation(long size, boolean wide, MemorySegment rows, Held owner) {
        this.size = size;
        this.wide = wide;
        this.rows = rows.asSlice(0, Math.multiplyExact(size, wide ? 8L : 4L)).asReadOnly();
        this.owner = owner;
    }

    /** Whether numbers of this table's rows need 64 bits. */
    public static boolean isWide(long tableRows) {
        return tableRows > 1L << 32;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public long sourceRow(long row) {
        Objects.checkIndex(row, size);
        return wide ? rows.get(Layouts.LONG, row * 8) : Integer.toUnsignedLong(rows.get(Layouts.INT, row * 4));
    }

    @Override
    public Lease lease() {
        return Orders.lease(owner);
    }

    /** Bytes of memory or spill file. */
    public long footprint() {
        return owner.footprint();
    }

    @Override
    public void close() {
        owner.close();
    }
}
