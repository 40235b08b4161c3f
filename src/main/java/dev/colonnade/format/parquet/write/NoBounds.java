package dev.colonnade.format.parquet.write;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** Of values without an order. */
final class NoBounds extends Bounds {
    @Override
    void add(Scratch staged, int count) {
    }

    @Override
    void add(MemorySegment bytes, long at, int length) {
    }

    @Override
    void add(Bounds other) {
    }

    @Override
    @Nullable
    Bound min() {
        return null;
    }

    @Override
    @Nullable
    Bound max() {
        return null;
    }

    @Override
    int compare(byte[] one, byte[] other) {
        return 0;
    }

    @Override
    void clear() {
    }
}
