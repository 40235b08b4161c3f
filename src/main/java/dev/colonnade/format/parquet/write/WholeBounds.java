package dev.colonnade.format.parquet.write;

import dev.colonnade.column.Layouts;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** Of integers and booleans. Unsigned ones are turned over, so that all compare as signed. */
final class WholeBounds extends Bounds {
    private final int width;
    private final long turn;
    private long min = Long.MAX_VALUE;
    private long max = Long.MIN_VALUE;
    private boolean any;

    WholeBounds(Leaf.Order order, int width) {
        this.width = order == Leaf.Order.BITS ? 1 : width;
        this.turn = order != Leaf.Order.UNSIGNED ? 0 : width == 4 ? Integer.MIN_VALUE : Long.MIN_VALUE;
    }

    @Override
    void add(Scratch staged, int count) {
        MemorySegment values = staged.values();
        long low = min;
        long high = max;
        switch (width) {
            case 4 -> {
                int lowest = Integer.MAX_VALUE;
                int highest = Integer.MIN_VALUE;
                int flip = (int) turn;
                for (int i = 0; i < count; i++) {
                    int value = values.get(Layouts.INT, i * 4L) ^ flip;
                    lowest = Math.min(lowest, value);
                    highest = Math.max(highest, value);
                }
                if (count > 0) {
                    low = Math.min(low, lowest);
                    high = Math.max(high, highest);
                }
            }
            case 8 -> {
                for (int i = 0; i < count; i++) {
                    long value = values.get(Layouts.LONG, i * 8L) ^ turn;
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                }
            }
            default -> {
                for (int i = 0; i < count; i++) {
                    long value = values.get(Layouts.BYTE, i);
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                }
            }
        }
        min = low;
        max = high;
        any |= count > 0;
    }

    private long read(MemorySegment bytes, long at) {
        return switch (width) {
            case 4 -> bytes.get(Layouts.INT, at) ^ (int) turn;
            case 8 -> bytes.get(Layouts.LONG, at) ^ turn;
            default -> bytes.get(Layouts.BYTE, at);
        };
    }

    @Override
    void add(MemorySegment bytes, long at, int length) {
        long value = read(bytes, at);
        min = Math.min(min, value);
        max = Math.max(max, value);
        any = true;
    }

    @Override
    void add(Bounds other) {
        if (other instanceof WholeBounds whole && whole.any) {
            min = Math.min(min, whole.min);
            max = Math.max(max, whole.max);
            any = true;
        }
    }

    private byte[] bytes(long value) {
        byte[] bytes = new byte[width];
        for (int i = 0; i < width; i++) {
            bytes[i] = (byte) ((value ^ turn) >>> 8 * i);
        }
        return bytes;
    }

    @Override
    @Nullable
    Bound min() {
        return any ? new Bound(bytes(min), true) : null;
    }

    @Override
    @Nullable
    Bound max() {
        return any ? new Bound(bytes(max), true) : null;
    }

    @Override
    int compare(byte[] one, byte[] other) {
        return Long.compare(read(MemorySegment.ofArray(one), 0), read(MemorySegment.ofArray(other), 0));
    }

    @Override
    void clear() {
        min = Long.MAX_VALUE;
        max = Long.MIN_VALUE;
        any = false;
    }
}
