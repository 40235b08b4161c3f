package dev.colonnade.format.parquet.decode;

import dev.colonnade.column.Layouts;
import java.lang.foreign.MemorySegment;

/** Runs of bits, least significant first, set and copied at any offset. Bits around the run keep their values. */
final class BitCopy {
    private BitCopy() {
    }

    static boolean get(MemorySegment bits, long at) {
        return (bits.get(Layouts.BYTE, at >>> 3) >>> (at & 7) & 1) != 0;
    }

    static int bit(MemorySegment bits, long at) {
        return bits.get(Layouts.BYTE, at >>> 3) >>> (at & 7) & 1;
    }

    static void set(MemorySegment bits, long at, boolean value) {
        byte old = bits.get(Layouts.BYTE, at >>> 3);
        int mask = 1 << (int) (at & 7);
        bits.set(Layouts.BYTE, at >>> 3, (byte) (value ? old | mask : old & ~mask));
    }

    static void fill(MemorySegment bits, long at, long count, boolean value) {
        long end = at + count;
        while (at < end && (at & 7) != 0) {
            set(bits, at++, value);
        }
        long bytes = end - at >>> 3;
        if (bytes > 0) {
            bits.asSlice(at >>> 3, bytes).fill((byte) (value ? 0xFF : 0));
            at += bytes * 8;
        }
        while (at < end) {
            set(bits, at++, value);
        }
    }

    /** Copies and gives the number of ones among the bits copied. */
    static long copy(MemorySegment from, long source, MemorySegment to, long target, long count) {
        long ones = 0;
        long done = 0;
        while (done < count && (target + done & 7) != 0) {
            boolean one = get(from, source + done);
            set(to, target + done, one);
            ones += one ? 1 : 0;
            done++;
        }
        int shift = (int) (source + done & 7);
        // Eight bytes at a time, as long as the ninth, that a shift needs, is there too.
        while (count - done >= 64) {
            long at = source + done >>> 3;
            if (shift != 0 && at + 9 > from.byteSize()) {
                break;
            }
            long word = from.get(Layouts.LONG, at);
            if (shift != 0) {
                word = word >>> shift | (from.get(Layouts.BYTE, at + 8) & 0xFFL) << 64 - shift;
            }
            to.set(Layouts.LONG, target + done >>> 3, word);
            ones += Long.bitCount(word);
            done += 64;
        }
        for (; done < count; done++) {
            boolean one = get(from, source + done);
            set(to, target + done, one);
            ones += one ? 1 : 0;
        }
        return ones;
    }
}
