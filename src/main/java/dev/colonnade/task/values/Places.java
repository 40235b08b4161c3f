package dev.colonnade.task.values;

import dev.colonnade.base.RowRange;

/**
 * Which places of an order of rows are looked at: runs of equal length, evenly apart. All of them, or a sample.
 *
 * @param size of the order
 * @param count of runs
 * @param length of each, but for the last one, which may be shorter
 * @param offset of each run from the begin of its equal share of the order
 */
record Places(long size, long count, long length, long offset) {
    private static final long MORSEL = 1 << 16;

    static Places all(long size) {
        return new Places(size, Math.ceilDiv(size, MORSEL), MORSEL, 0);
    }

    /** So many runs, each from the middle of its share. */
    static Places sampled(long size, long count, long length) {
        long share = size / count;
        if (length > share) {
            throw new IllegalArgumentException(count + " runs of " + length + " rows of " + size);
        }
        return new Places(size, count, length, (share - length) / 2);
    }

    /** How many rows are looked at. */
    long total() {
        return isAll() ? size : count * length;
    }

    boolean isAll() {
        return count * length >= size;
    }

    RowRange range(long run) {
        if (isAll()) {
            return RowRange.of(run * length, Math.min(size, (run + 1) * length));
        }
        long from = size / count * run + offset;
        return RowRange.of(from, from + length);
    }
}
