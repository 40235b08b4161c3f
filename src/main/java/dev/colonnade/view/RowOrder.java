package dev.colonnade.view;

import dev.colonnade.memory.Lease;
import java.util.Objects;

/**
 * Which rows of a table are seen, and in what order. A closed set, so that whoever treats one kind specially is told by
 * the compiler when another is added.
 */
public sealed interface RowOrder permits AllRows, Selection, Permutation {
    /** How many rows are seen. */
    long size();

    /**
     * Keeps what this order lies in until the lease is closed: for whoever reads by it on a thread that is not its owner's.
     *
     * @throws dev.colonnade.base.Fault of kind {@code CANCELLED} if its owner has closed it already
     */
    default Lease lease() {
        return Lease.NONE;
    }

    /** The row of the table that stands at this place, from 0 to {@link #size()}. */
    long sourceRow(long row);

    /** The rows of the table that stand at {@code count} places from {@code from} on. */
    default void sourceRows(long from, int count, long[] into) {
        Objects.checkFromIndexSize(from, count, size());
        for (int i = 0; i < count; i++) {
            into[i] = sourceRow(from + i);
        }
    }
}
