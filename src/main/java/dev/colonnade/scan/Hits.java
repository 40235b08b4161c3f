package dev.colonnade.scan;

import dev.colonnade.base.RowRange;
import dev.colonnade.scan.vector.Masks;

/**
 * Which rows of a range pass.
 *
 * @param words one bit a row, from the lowest of the first word; zero behind the last row
 * @param count how many pass
 */
public record Hits(RowRange rows, long[] words, int count) {
    /** Every row passes. */
    public static Hits all(RowRange rows) {
        int length = Math.toIntExact(rows.size());
        long[] words = new long[Masks.words(length)];
        Masks.fill(words, length);
        return new Hits(rows, words, length);
    }

    public boolean get(int row) {
        return (words[row >> 6] >>> row & 1) != 0;
    }

    /** The first row from {@code row} on that passes, or -1. */
    public int next(int row) {
        int w = row >> 6;
        if (w >= words.length) {
            return -1;
        }
        long word = words[w] & -1L << row;
        while (word == 0) {
            if (++w == words.length) {
                return -1;
            }
            word = words[w];
        }
        return (w << 6) + Long.numberOfTrailingZeros(word);
    }

    /** The matches {@code [from, to)} of these, counted from 0. */
    public Hits slice(long from, long to) {
        if (from <= 0 && to >= count) {
            return this;
        }
        long[] some = new long[words.length];
        int number = 0;
        int kept = 0;
        for (int row = next(0); row >= 0 && number < to; row = next(row + 1), number++) {
            if (number >= from) {
                some[row >> 6] |= 1L << row;
                kept++;
            }
        }
        return new Hits(rows, some, kept);
    }
}
