package dev.colonnade.scan.vector;

import dev.colonnade.column.FixedColumn;
import dev.colonnade.column.Layouts;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds which values of a run have their key in a range, by one comparison each, on values as they are stored.
 *
 * <p>What lies below a range wraps around to the top, so one unsigned comparison does for two bounds; and a range may wrap
 * around, too, which is how it takes in the bit patterns of NaN at both ends of those of floating-point numbers. Values
 * of 8 bytes are signed or unsigned integers, or doubles; values of 1, 2 and 4 bytes are integers. Others have keys
 * ({@link Keys#load}).
 */
final class RangeLoop {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    /** Doubles as integers of the same order, but for -0.0, just below 0.0, and NaN, at both ends. */
    private static final long LEAST_REAL = plain(Double.NEGATIVE_INFINITY);
    private static final long MOST_REAL = plain(Double.POSITIVE_INFINITY);

    private final Keys keys;
    /** What is subtracted from a value; then it lies in the range if it is at most {@code span}, as unsigned numbers. */
    private final long low;
    private final long span;
    private final boolean real;
    private final int width;
    private final long[] longs;
    private final int[] ints;
    private final short[] shorts;
    private final byte[] bytes;
    /** One for a value outside of the range, else zero. */
    private final byte[] outside = new byte[Test.MORSEL];

    private RangeLoop(Keys keys, int width, long low, long high, boolean real) {
        this.keys = keys;
        this.width = width;
        this.low = low;
        this.span = high - low;
        this.real = real;
        boolean stored = width > 0;
        this.longs = new long[width == 4 ? 0 : Test.MORSEL];
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
     * Clears the bits of values that lie outside of the range; or of those inside, if {@code negated}.
     *
     * @return false, and nothing is done, if values cannot be told: see {@link Keys#load}
     */
    boolean narrow(FixedColumn column, int from, int count, boolean negated, long[] rows) {
        MemorySegment data = column.data();
        if (width == 0) {
            if (!keys.load(column, from, count, longs, ints)) {
                return false;
            }
            whole(longs, low, span, outside, count);
        } else if (column.width() != width) {
            return false;
        } else if (width == 8) {
            MemorySegment.copy(data, Layouts.LONG, from * 8L, longs, 0, count);
            if (real) {
                real(longs, low, span, outside, count);
            } else {
                whole(longs, low, span, outside, count);
            }
        } else if (width == 4) {
            MemorySegment.copy(data, Layouts.INT, from * 4L, ints, 0, count);
            whole(ints, low, span, outside, count);
        } else {
            widen(data, from, count);
            whole(longs, low, span, outside, count);
        }
        clear(rows, count, negated);
        return true;
    }

    private void widen(MemorySegment data, int from, int count) {
        if (width == 2) {
            MemorySegment.copy(data, Layouts.SHORT, from * 2L, shorts, 0, count);
            for (int i = 0; i < count; i++) {
                longs[i] = shorts[i];
            }
        } else {
            MemorySegment.copy(data, Layouts.BYTE, from, bytes, 0, count);
            for (int i = 0; i < count; i++) {
                longs[i] = bytes[i];
            }
        }
    }

    // Whether a subtraction borrows is worked out bit by bit and not asked by a comparison, so that C2 makes vectors of
    // these loops: 0.1 ns a value, where one with a comparison takes 0.7.

    private static void whole(long[] values, long low, long span, byte[] outside, int count) {
        long not = ~span;
        for (int i = 0; i < count; i++) {
            long x = values[i] - low;
            outside[i] = (byte) ((not & x | (not | x) & span - x) >>> 63);
        }
    }

    private static void whole(int[] values, long low, long span, byte[] outside, int count) {
        long not = ~span;
        for (int i = 0; i < count; i++) {
            long x = values[i] - low;
            outside[i] = (byte) ((not & x | (not | x) & span - x) >>> 63);
        }
    }

    private static void real(long[] values, long low, long span, byte[] outside, int count) {
        long not = ~span;
        for (int i = 0; i < count; i++) {
            long bits = values[i];
            long x = (bits ^ bits >> 63 >>> 1) - low;
            outside[i] = (byte) ((not & x | (not | x) & span - x) >>> 63);
        }
    }

    /** Eight bytes of zeros and ones become eight bits by one multiplication. */
    private void clear(long[] rows, int count, boolean negated) {
        for (int w = 0; w < Words.of(count); w++) {
            long out = 0;
            for (int i = 0; i < Long.SIZE; i += 8) {
                long eight = (long) LONGS.get(outside, (w << 6) + i);
                out |= (eight * 0x0102040810204080L >>> 56) << i;
            }
            // Bits behind the last value are of an earlier run, but no rows.
            rows[w] &= negated ? out : ~out;
        }
    }
}
