package dev.colonnade.format.parquet.write;

import dev.colonnade.column.Layouts;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** Of floating-point numbers: a NaN is no bound, and of zeros the lower is written as -0.0, the upper as +0.0. */
final class RealBounds extends Bounds {
    private final int width;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private long count;
    private long nans;

    RealBounds(int width) {
        this.width = width;
    }

    private double read(MemorySegment bytes, long at) {
        return switch (width) {
            case 2 -> Float.float16ToFloat(bytes.get(Layouts.SHORT, at));
            case 4 -> bytes.get(Layouts.FLOAT, at);
            default -> bytes.get(Layouts.DOUBLE, at);
        };
    }

    @Override
    void add(Scratch staged, int values) {
        MemorySegment bytes = staged.values();
        switch (width) {
            case 4 -> {
                for (int i = 0; i < values; i++) {
                    take(bytes.get(Layouts.FLOAT, i * 4L));
                }
            }
            case 8 -> {
                for (int i = 0; i < values; i++) {
                    take(bytes.get(Layouts.DOUBLE, i * 8L));
                }
            }
            default -> {
                for (int i = 0; i < values; i++) {
                    take(read(bytes, (long) i * width));
                }
            }
        }
    }

    private void take(double value) {
        count++;
        if (value < min) {
            min = value;
        }
        if (value > max) {
            max = value;
        }
        if (Double.isNaN(value)) {
            nans++;
        }
    }

    @Override
    void add(MemorySegment bytes, long at, int length) {
        take(read(bytes, at));
    }

    @Override
    void add(Bounds other) {
        if (other instanceof RealBounds real) {
            min = Math.min(min, real.min);
            max = Math.max(max, real.max);
            count += real.count;
            nans += real.nans;
        }
    }

    private @Nullable Bound bound(double value, double zero) {
        if (count == nans) {
            return null;
        }
        double shown = value == 0 ? zero : value;
        byte[] bytes = new byte[width];
        MemorySegment to = MemorySegment.ofArray(bytes);
        switch (width) {
            case 2 -> to.set(Layouts.SHORT, 0, Float.floatToFloat16((float) shown));
            case 4 -> to.set(Layouts.FLOAT, 0, (float) shown);
            default -> to.set(Layouts.DOUBLE, 0, shown);
        }
        return new Bound(bytes, true);
    }

    @Override
    @Nullable
    Bound min() {
        // Where all are +infinity nothing was less than what it began with, which is the same.
        return bound(min, -0.0);
    }

    @Override
    @Nullable
    Bound max() {
        return bound(max, 0.0);
    }

    @Override
    long nans() {
        return nans;
    }

    @Override
    int compare(byte[] one, byte[] other) {
        return Double.compare(read(MemorySegment.ofArray(one), 0), read(MemorySegment.ofArray(other), 0));
    }

    @Override
    void clear() {
        min = Double.POSITIVE_INFINITY;
        max = Double.NEGATIVE_INFINITY;
        count = 0;
        nans = 0;
    }
}
