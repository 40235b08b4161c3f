package dev.colonnade.scan.vector;

import dev.colonnade.column.Bits;
import dev.colonnade.column.Layouts;
import java.lang.foreign.MemorySegment;

/** Bitmaps in arrays of words. */
final class Words {
    private Words() {
    }

    static int of(int count) {
        return count + Long.SIZE - 1 >>> 6;
    }

    static boolean isEmpty(long[] words, int count) {
        for (int i = 0; i < of(count); i++) {
            if (words[i] != 0) {
                return false;
            }
        }
        return true;
    }

    static int count(long[] words, int count) {
        int ones = 0;
        for (int i = 0; i < of(count); i++) {
            ones += Long.bitCount(words[i]);
        }
        return ones;
    }

    static void clear(long[] words, int count) {
        java.util.Arrays.fill(words, 0, of(count), 0);
    }

    /** Keeps of {@code words} what {@code bits} has too, or has not. */
    static void and(Bits bits, boolean wanted, int from, int count, long[] words) {
        MemorySegment bytes = bits.segment();
        if (bytes == null) {
            if (!wanted) {
                clear(words, count);
            }
            return;
        }
        long first = bits.offset() + from;
        for (int w = 0; w < of(count); w++) {
            if (words[w] != 0) {
                long there = word(bytes, first + ((long) w << 6), Math.min(Long.SIZE, count - (w << 6)));
                words[w] &= wanted ? there : ~there;
            }
        }
    }

    private static long word(MemorySegment bytes, long bit, int count) {
        long at = bit >>> 3;
        int shift = (int) (bit & 7);
        if (at + 9 <= bytes.byteSize()) {
            long low = bytes.get(Layouts.LONG, at) >>> shift;
            return shift == 0 ? low : low | (long) bytes.get(Layouts.BYTE, at + 8) << Long.SIZE - shift;
        }
        long word = 0;
        for (int i = 0; i < count; i++) {
            long place = bit + i;
            word |= (bytes.get(Layouts.BYTE, place >>> 3) >>> (place & 7) & 1L) << i;
        }
        return word;
    }
}
