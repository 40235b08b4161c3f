package dev.colonnade.task.dedup;

/**
 * How records lie, in words. A record of a row is its key, the row number with sixteen bits of the key above it, and
 * the words of its order. A record of several rows that agree, a sum, has behind the first row's number the last row's,
 * how many there are, the words of the order and the row that is best by it.
 *
 * @param key words of a key
 * @param order words of an order, or none
 * @param latest whether of rows in an order the last is kept, and not the first
 */
record Layout(int key, int order, boolean latest) {
    /** Words of a row's record. */
    int row() {
        return key + 1 + order;
    }

    /** Words of a sum's. */
    int sum() {
        return key + 3 + (order == 0 ? 0 : order + 1);
    }

    int partition(long spread, int partitions) {
        return partitions == 1 ? 0 : (int) (spread >>> Long.numberOfLeadingZeros(partitions) + 1);
    }

    /** Spreads the key that stands at {@code at}. */
    long spread(long[] words, int at) {
        return Hash.spread(words[at], key == 2 ? words[at + 1] : 0);
    }

    /** Whether two keys agree; each is at its place, followed by a row number and its tag. */
    boolean isSame(long[] a, int i, long[] b, int j) {
        return a[i] == b[j] && (key == 1 || a[i + 1] == b[j + 1]) && (a[i + key] ^ b[j + key]) >>> Keying.TAG == 0;
    }

    /**
     * Adds rows to a sum: all but the key, which agrees.
     *
     * @param sums at {@code at} the sum
     * @param first of the rows added, {@code last} and {@code count} of them
     * @param words where, from {@code place} on, their order stands
     * @param best the best of them by that
     */
    void merge(long[] sums, int at, long first, long last, long count, long[] words, int place, long best) {
        int next = at + key;
        if (first < (sums[next] & Keying.ROW)) {
            sums[next] = sums[next] & ~Keying.ROW | first;
        }
        sums[next + 1] = Math.max(sums[next + 1], last);
        sums[next + 2] += count;
        if (order > 0) {
            int compared = 0;
            for (int w = 0; w < order && compared == 0; w++) {
                compared = Long.compareUnsigned(words[place + w], sums[next + 3 + w]);
            }
            if (compared == 0) {
                compared = Long.compare(best, sums[next + 3 + order]);
            }
            if (latest ? compared > 0 : compared < 0) {
                System.arraycopy(words, place, sums, next + 3, order);
                sums[next + 3 + order] = best;
            }
        }
    }

    /** Begins a sum with rows; arguments as for {@link #merge}, with the key and the first row's word at {@code from}. */
    void begin(long[] sums, int at, long[] records, int from, long last, long count, int place, long best) {
        sums[at] = records[from];
        if (key == 2) {
            sums[at + 1] = records[from + 1];
        }
        int next = at + key;
        sums[next] = records[from + key];
        sums[next + 1] = last;
        sums[next + 2] = count;
        if (order > 0) {
            System.arraycopy(records, place, sums, next + 3, order);
            sums[next + 3 + order] = best;
        }
    }

    /** The row of a sum that is kept, or -1. */
    long kept(long[] sums, int at, Keep keep) {
        int next = at + key;
        return switch (keep) {
            case FIRST, ANY -> order > 0 ? sums[next + 3 + order] : sums[next] & Keying.ROW;
            case LAST -> order > 0 ? sums[next + 3 + order] : sums[next + 1];
            case NONE -> sums[next + 2] == 1 ? sums[next] & Keying.ROW : -1;
        };
    }
}
