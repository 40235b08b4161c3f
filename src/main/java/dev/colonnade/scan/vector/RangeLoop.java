package dev.colonnade.scan.vector;

import dev.colonnade.column.FixedColumn;
import dev.colonnade.column.Layouts;
import java.lang.foreign.MemorySegment;

/**
 * Finds which values of a run have their key in a range, by one comparison each, on values as they are stored.
 *
 * <p>What lies below a range wraps around to the top, so one unsigned comparison does for two bounds; and a range may wrap
 * around, too, which is how it takes in the bit patterns of NaN at both ends of those of floating-point numbers. Values
 * of 8 bytes are signed or unsigned integers, or doubles; values of 1, 2 and 4 bytes are integers. Others have keys
 * ({@link Keys#load}).
 */
final class RangeLoop {
    /** Doubles as integers of the same order, but for -0.0, just below 0.0, and NaN, at both ends. */
    private static final long LEAST_REAL = plain(Double.NEGATIVE_INFINITY);
    private static final long MOST_REAL = plain(Double.POSITIVE_INFINITY);

    private final Keys keys;
    /** Added to a value, and then it lies in the range if it is at most {@code span}, as signed numbers. */
    private final long turn;
    private final long span;
    private final boolean real;
    private final int width;
    private final long[] longs;
    private final int[] ints;
    private final short[] shorts;
    private final byte[] bytes;

    private RangeLoop(Keys keys, int width, long low, long high, boolean real) {
        this.keys = keys;
        this.width = width;
        this.turn = Long.MIN_VALUE - low;
        this.span = high - low + Long.MIN_VALUE;
        this.real = real;
        boolean stored = width > 0;
        this.longs = new long[!stored || width == 8 ? Test.MORSEL : 0];
        this.ints = new int[!stored || width == 4 ? Test.MORSEL : 0];
        this.shorts = new short[width == 2 ? Test.MORSEL : 0];
        this.bytes = new byte[width == 1 ? Test.MORSEL : 0];
    }

    /** @param range not empty */
    static RangeLoop of(Keys keys, KeyRange range) {
        return switch (keys) {
            case Keys.Real(int bits) when bits == 64 -> real(keys, range);
            case Keys.Whole(int bits, boolean signed, int scale) when bits == 64 && !signed -> new RangeLoop(keys, 8,
                    range.low() ^ Long.MIN_VALUE, range.high() ^ Long.MIN_VALUE, false);
            case Keys.Whole(int bits, boolean signed, int scale) when bits <= 64 && (signed || bits < 32) -> whole(keys,
                    bits / 8, signed, range);
            case Keys.Days d -> whole(keys, 4, true, range);
            case Keys.Times(int bits, var unit) -> whole(keys, bits / 8, true, range);
            case Keys.Moments m -> whole(keys, 8, true, range);
            case Keys.Whole w -> keyed(keys, range);
            case Keys.Real r -> keyed(keys, range);
        };
    }

    private static RangeLoop keyed(Keys keys, KeyRange range) {
        return new RangeLoop(keys, 0, range.low(), range.high(), false);
    }

    /** Unsigned values of less than 32 bits are widened as signed ones are, and so the range is turned with them. */
    private static RangeLoop whole(Keys keys, int width, boolean signed, KeyRange range) {
        return signed ? new RangeLoop(keys, width, range.low(), range.high(), false) : keyed(keys, range);
    }

    private static RangeLoop real(Keys keys, KeyRange range) {
        boolean nan = range.high() >= Keys.NAN;
        long low = range.low() == 0 ? -1 : Math.max(range.low(), LEAST_REAL);
        // The key of what is just below zero: -1 is that of -0.0 among the patterns, and none among the keys.
        long high = range.high() == -1 ? -2 : Math.min(range.high(), MOST_REAL);
        if (nan) {
            return low <= LEAST_REAL
                    ? new RangeLoop(keys, 8, Long.MIN_VALUE, Long.MAX_VALUE, true)
                    : new RangeLoop(keys, 8, Math.min(low, MOST_REAL + 1), LEAST_REAL - 1, true);
        }
        // Between infinity and NaN lies no value, but a range may.
        return low > high ? keyed(keys, range) : new RangeLoop(keys, 8, low, high, true);
    }

    private static long plain(double value) {
        long bits = Double.doubleToRawLongBits(value);
        return bits ^ bits >> 63 >>> 1;
    }

    /**
     * Loads a run of values, for {@link #inside}.
     *
     * @return whether they can be told: see {@link Keys#load}
     */
    boolean load(FixedColumn column, int from, int count) {
        MemorySegment data = column.data();
        if (width == 0) {
            return keys.load(column, from, count, longs, ints);
        }
        if (column.width() != width) {
            return false;
        }
        switch (width) {
            case 8 -> MemorySegment.copy(data, Layouts.LONG, from * 8L, longs, 0, count);
            case 4 -> MemorySegment.copy(data, Layouts.INT, from * 4L, ints, 0, count);
            case 2 -> MemorySegment.copy(data, Layouts.SHORT, from * 2L, shorts, 0, count);
            default -> MemorySegment.copy(data, Layouts.BYTE, from, bytes, 0, count);
        }
        return true;
    }

    /** A bit for each of the values {@code [from, to)} loaded, of which there are at most 64. */
    long inside(int from, int to) {
        return switch (width) {
            case 8 -> real ? reals(from, to) : longs(from, to);
            case 4 -> ints(from, to);
            case 2 -> shorts(from, to);
            case 1 -> bytes(from, to);
            default -> longs(from, to);
        };
    }

    private long longs(int from, int to) {
        long inside = 0;
        for (int i = from; i < to; i++) {
            inside |= (longs[i] + turn <= span ? 1L : 0L) << i;
        }
        return inside;
    }

    private long reals(int from, int to) {
        long inside = 0;
        for (int i = from; i < to; i++) {
            long bits = longs[i];
            inside |= ((bits ^ bits >> 63 >>> 1) + turn <= span ? 1L : 0L) << i;
        }
        return inside;
    }

    private long ints(int from, int to) {
        long inside = 0;
        for (int i = from; i < to; i++) {
            inside |= (ints[i] + turn <= span ? 1L : 0L) << i;
        }
        return inside;
    }

    private long shorts(int from, int to) {
        long inside = 0;
        for (int i = from; i < to; i++) {
            inside |= (shorts[i] + turn <= span ? 1L : 0L) << i;
        }
        return inside;
    }

    private long bytes(int from, int to) {
        long inside = 0;
        for (int i = from; i < to; i++) {
            inside |= (bytes[i] + turn <= span ? 1L : 0L) << i;
        }
        return inside;
    }
}
