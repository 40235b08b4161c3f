package dev.colonnade.format.parquet.write;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * The least and the greatest of values as they are stored, in the order that the format gives their type
 * ({@code ColumnOrder TYPE_ORDER}). Long text and bytes are cut, downward or upward, to be bounds all the same.
 */
abstract sealed class Bounds permits WholeBounds, RealBounds, BytesBounds, NoBounds {
    /**
     * A bound as statistics hold it.
     *
     * @param exact whether a value of this kind was there, else it only bounds them
     */
    record Bound(byte[] value, boolean exact) {}

    static Bounds of(Leaf leaf) {
        return switch (leaf.order()) {
            case SIGNED, UNSIGNED, BITS -> new WholeBounds(leaf.order(), leaf.width());
            case REAL -> new RealBounds(leaf.width());
            case TEXT, BINARY -> leaf.width() > BytesBounds.LONGEST
                    ? new NoBounds()
                    : new BytesBounds(leaf.order(), leaf.width());
            case DECIMAL -> new BytesBounds(leaf.order(), leaf.width());
            case NONE -> new NoBounds();
        };
    }

    /** Takes staged values in. */
    abstract void add(Scratch staged, int count);

    /** Takes one value in, without its length. */
    abstract void add(MemorySegment bytes, long at, int length);

    /** Takes in what another one of the same leaf has seen. */
    abstract void add(Bounds other);

    /** Null if there was no value that has a place in the order. */
    abstract @Nullable Bound min();

    abstract @Nullable Bound max();

    /** How many values were not a number. */
    long nans() {
        return 0;
    }

    /** Below zero, zero or above, as the first bound is before the other. */
    abstract int compare(byte[] one, byte[] other);

    abstract void clear();
}
