package dev.colonnade.format.parquet.decode;

import dev.colonnade.column.Layouts;
import java.lang.foreign.MemorySegment;

/** Integers of a few bits side by side, least significant bit first. */
final class Unpack {
    private Unpack() {
    }

    /**
     * Reads {@code count} integers of {@code width} bits (0 to 32) that begin at bit {@code bit}; the caller has checked
     * that the bytes are there.
     */
    static void ints(MemorySegment bytes, long bit, int width, int[] into, int at, int count) {
        if (width == 0) {
            java.util.Arrays.fill(into, at, at + count, 0);
            return;
        }
        if (width == 8 && (bit & 7) == 0) {
            for (int i = 0; i < count; i++) {
                into[at + i] = bytes.get(Layouts.BYTE, (bit >>> 3) + i) & 0xFF;
            }
            return;
        }
        int mask = (int) (-1L >>> 64 - width);
        // The last bit whose eight bytes still lie within the segment.
        long wide = (bytes.byteSize() - 8) * 8;
        int safe = wide < bit ? 0 : (int) Math.min(count, (wide - bit) / width);
        int i = 0;
        for (; i < safe; i++) {
            long at64 = bit + (long) i * width;
            into[at + i] = (int) (bytes.get(Layouts.LONG, at64 >>> 3) >>> (at64 & 7)) & mask;
        }
        for (; i < count; i++) {
            into[at + i] = (int) tail(bytes, bit + (long) i * width, width);
        }
    }

    /** The same for up to 64 bits. */
    static void longs(MemorySegment bytes, long bit, int width, long[] into, int at, int count) {
        if (width == 0) {
            java.util.Arrays.fill(into, at, at + count, 0);
            return;
        }
        long mask = -1L >>> 64 - width;
        long wide = (bytes.byteSize() - 9) * 8;
        int safe = wide < bit ? 0 : (int) Math.min(count, (wide - bit) / width);
        int i = 0;
        if (width <= 56) {
            for (; i < safe; i++) {
                long at64 = bit + (long) i * width;
                into[at + i] = bytes.get(Layouts.LONG, at64 >>> 3) >>> (at64 & 7) & mask;
            }
        } else {
            for (; i < safe; i++) {
                long at64 = bit + (long) i * width;
                int shift = (int) at64 & 7;
                long low = bytes.get(Layouts.LONG, at64 >>> 3) >>> shift;
                // Two shifts, because one by 64 would be one by 0.
                long high = (bytes.get(Layouts.BYTE, (at64 >>> 3) + 8) & 0xFFL) << 63 - shift << 1;
                into[at + i] = (low | high) & mask;
            }
        }
        for (; i < count; i++) {
            into[at + i] = tail(bytes, bit + (long) i * width, width);
        }
    }

    private static long tail(MemorySegment bytes, long bit, int width) {
        long value = 0;
        int shift = -(int) (bit & 7);
        for (long at = bit >>> 3; shift < width; at++, shift += 8) {
            long b = bytes.get(Layouts.BYTE, at) & 0xFFL;
            value |= shift < 0 ? b >>> -shift : b << shift;
        }
        return value & -1L >>> 64 - width;
    }
}
