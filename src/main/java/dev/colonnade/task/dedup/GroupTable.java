package dev.colonnade.task.dedup;

import dev.colonnade.column.Layouts;
import java.lang.foreign.MemorySegment;

/**
 * Brings the records of one partition together: sums one behind the other, found by open addressing. Of a fixed size:
 * where a partition has more keys than fit, it is gone through several times, each time for a part of its keys. One thread
 * at a time.
 */
final class GroupTable {
    /** Set in the count of a sum that was put together of several records. */
    static final long SEVERAL = 1L << 62;
    static final int COPIED = 1 << 12;

    private final Layout layout;
    final long[] sums;
    private final int[] slots;
    private final int most;
    private final long[] copy;
    /** As small as may be: what is not touched need not be in a cache. */
    private int mask;
    int size;

    GroupTable(Layout layout, int most) {
        this.layout = layout;
        this.most = most;
        this.sums = new long[most * layout.sum()];
        this.slots = new int[most * 2];
        this.mask = slots.length - 1;
        this.copy = new long[COPIED * layout.sum()];
    }

    /** How many keys a table may have, a power of two, that takes no more than so many bytes. */
    static int most(Layout layout, long bytes) {
        return (int) Math.clamp(Long.highestOneBit(bytes / (layout.sum() * 8L + 8)), 1 << 8, 1 << 17);
    }

    /** @param records how many are to come, at most */
    void clear(long records) {
        long wanted = Math.max(2, Math.min(records, most) * 2);
        mask = (int) (Long.highestOneBit(wanted * 2 - 1) - 1);
        java.util.Arrays.fill(slots, 0, mask + 1, 0);
        size = 0;
    }

    /**
     * Adds records.
     *
     * @param sum whether they are sums
     * @param part which part of the keys is wanted, of {@code parts}, a power of two
     * @return false if there are more keys than fit
     */
    boolean add(MemorySegment run, long from, long to, boolean sum, int part, int parts) {
        int stride = sum ? layout.sum() : layout.row();
        for (long at = from; at < to;) {
            int some = (int) Math.min((to - at) / 8, (long) COPIED * stride);
            MemorySegment.copy(run, Layouts.LONG, at, copy, 0, some);
            boolean fits = sum ? sums(some, part, parts) : rows(some, part, parts);
            if (!fits) {
                return false;
            }
            at += some * 8L;
        }
        return true;
    }

    private static boolean isWanted(long spread, int part, int parts) {
        // The lowest bits say where in the table, the highest which partition.
        return (spread >>> 24 & parts - 1) == part;
    }

    private boolean rows(int words, int part, int parts) {
        int stride = layout.row();
        int key = layout.key();
        for (int i = 0; i < words; i += stride) {
            long spread = layout.spread(copy, i);
            if (!isWanted(spread, part, parts)) {
                continue;
            }
            long row = copy[i + key] & Keying.ROW;
            int slot = slot(copy, i, spread);
            int entry = slots[slot];
            if (entry != 0) {
                int at = (entry - 1) * layout.sum();
                layout.merge(sums, at, row, row, 1, copy, i + key + 1, row);
                sums[at + key + 2] |= SEVERAL;
            } else {
                if (size == most) {
                    return false;
                }
                layout.begin(sums, size * layout.sum(), copy, i, row, 1, i + key + 1, row);
                slots[slot] = ++size;
            }
        }
        return true;
    }

    private boolean sums(int words, int part, int parts) {
        int stride = layout.sum();
        int key = layout.key();
        for (int i = 0; i < words; i += stride) {
            long spread = layout.spread(copy, i);
            if (!isWanted(spread, part, parts)) {
                continue;
            }
            int slot = slot(copy, i, spread);
            int entry = slots[slot];
            long best = layout.order() > 0 ? copy[i + key + 3 + layout.order()] : 0;
            if (entry != 0) {
                int at = (entry - 1) * layout.sum();
                layout.merge(sums, at, copy[i + key] & Keying.ROW, copy[i + key + 1], copy[i + key + 2], copy,
                        i + key + 3, best);
                sums[at + key + 2] |= SEVERAL;
            } else {
                if (size == most) {
                    return false;
                }
                layout.begin(sums, size * layout.sum(), copy, i, copy[i + key + 1], copy[i + key + 2], i + key + 3,
                        best);
                slots[slot] = ++size;
            }
        }
        return true;
    }

    /** Where the key stands, or would. */
    private int slot(long[] records, int at, long spread) {
        int slot = (int) spread & mask;
        while (slots[slot] != 0 && !layout.isSame(sums, (slots[slot] - 1) * layout.sum(), records, at)) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    /** The sum that a record went into, or -1 if it is of another part. */
    int find(long[] records, int at, int part, int parts) {
        long spread = layout.spread(records, at);
        return isWanted(spread, part, parts) ? slots[slot(records, at, spread)] - 1 : -1;
    }
}
