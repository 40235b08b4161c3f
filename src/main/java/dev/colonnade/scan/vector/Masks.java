package dev.colonnade.scan.vector;

import java.util.Arrays;

/** Bitmaps of rows as others see them. */
public final class Masks {
    private Masks() {
    }

    /** Words that hold so many rows. */
    public static int words(int count) {
        return Words.of(count);
    }

    /** All rows, and zeros behind them. */
    public static void fill(long[] words, int count) {
        Arrays.fill(words, 0);
        Arrays.fill(words, 0, count >> 6, -1);
        if ((count & 63) != 0) {
            words[count >> 6] = (1L << count) - 1;
        }
    }

    public static int count(long[] words) {
        int ones = 0;
        for (long word : words) {
            ones += Long.bitCount(word);
        }
        return ones;
    }

    public static boolean any(long[] words, int count) {
        return !Words.isEmpty(words, count);
    }

    /** Copies {@code count} bits from bit {@code at} on to the begin of {@code into}; zeros behind them. */
    public static void copy(long[] words, int at, int count, long[] into) {
        int shift = at & 63;
        int first = at >> 6;
        for (int w = 0; w < Words.of(count); w++) {
            long low = words[first + w] >>> shift;
            boolean more = shift != 0 && first + w + 1 < words.length;
            into[w] = more ? low | words[first + w + 1] << Long.SIZE - shift : low;
        }
        if ((count & 63) != 0) {
            into[count >> 6] &= (1L << count) - 1;
        }
    }

    /** Puts the first {@code count} bits back to bit {@code at}; the others stay. */
    public static void put(long[] words, int count, long[] into, int at) {
        int shift = at & 63;
        int first = at >> 6;
        for (int w = 0; w < Words.of(count); w++) {
            int bits = Math.min(Long.SIZE, count - (w << 6));
            long mask = bits == Long.SIZE ? -1 : (1L << bits) - 1;
            into[first + w] = into[first + w] & ~(mask << shift) | (words[w] & mask) << shift;
            if (shift + bits > Long.SIZE) {
                int back = Long.SIZE - shift;
                into[first + w + 1] = into[first + w + 1] & ~(mask >>> back) | (words[w] & mask) >>> back;
            }
        }
    }
}
