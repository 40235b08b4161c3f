package dev.colonnade.task.dedup;

import dev.colonnade.column.Column;
import java.util.Arrays;
import java.util.List;

/**
 * Adds up rows whose key has come by already, for as long as that is worth it: few keys that repeat a lot are neither
 * stored nor moved. Only keys of the first comers, in a table of a fixed size. Where bits stand for keys the keys
 * themselves are compared, so that whatever is added up needs no other look. One thread at a time.
 */
final class FrontSums {
    private static final int SLOTS = 1 << 12;
    private static final int KEY_BYTES = 1 << 18;
    private static final int LONGEST_KEY = 1 << 10;
    /** Rows after which it is seen whether this is worth it, and those that then go without if it is not. */
    private static final int TRIAL = 1 << 15;
    private static final int PAUSE = 1 << 20;

    private final Layout layout;
    private final boolean compared;
    private final long[] sums;
    private final KeyWriter writer = new KeyWriter();
    private final byte[] keys;
    private final int[] keyAt;
    private final int[] keySize;
    private int keysUsed;
    private int tried;
    private int hit;
    private int pause;

    /** @param compared whether keys are compared and not only their words */
    FrontSums(Layout layout, boolean compared) {
        this.layout = layout;
        this.compared = compared;
        this.sums = new long[SLOTS * layout.sum()];
        this.keys = new byte[compared ? KEY_BYTES : 0];
        this.keyAt = new int[compared ? SLOTS : 0];
        this.keySize = new int[compared ? SLOTS : 0];
    }

    /** Whether the next rows are to be given to {@link #add}. */
    boolean isWanted(int rows) {
        if (pause > 0) {
            pause -= rows;
            return false;
        }
        if (tried >= TRIAL) {
            pause = hit < tried / 2 ? PAUSE : 0;
            tried = 0;
            hit = 0;
        }
        return true;
    }

    /** Adds a row, or leaves it alone and says so. */
    boolean add(long[] record, List<Column> columns, int row) {
        tried++;
        int slot = (int) (layout.spread(record, 0) & SLOTS - 1);
        int at = slot * layout.sum();
        long number = record[layout.key()] & Keying.ROW;
        if (sums[at + layout.key() + 2] == 0) {
            if (compared && !keep(columns, row, slot)) {
                return false;
            }
            layout.begin(sums, at, record, 0, number, 1, layout.key() + 1, number);
            return true;
        }
        if (!layout.isSame(sums, at, record, 0) || compared && !isKept(columns, row, slot)) {
            return false;
        }
        hit++;
        layout.merge(sums, at, number, number, 1, record, layout.key() + 1, number);
        return true;
    }

    private boolean keep(List<Column> columns, int row, int slot) {
        writer.key(columns, row);
        if (writer.size > LONGEST_KEY || keysUsed + writer.size > keys.length) {
            return false;
        }
        System.arraycopy(writer.bytes, 0, keys, keysUsed, writer.size);
        keyAt[slot] = keysUsed;
        keySize[slot] = writer.size;
        keysUsed += writer.size;
        return true;
    }

    private boolean isKept(List<Column> columns, int row, int slot) {
        writer.key(columns, row);
        return Arrays.equals(writer.bytes, 0, writer.size, keys, keyAt[slot], keyAt[slot] + keySize[slot]);
    }

    /** All sums, one behind the other. */
    long[] sums() {
        int size = 0;
        for (int at = 0; at < sums.length; at += layout.sum()) {
            if (sums[at + layout.key() + 2] > 0) {
                System.arraycopy(sums, at, sums, size, layout.sum());
                size += layout.sum();
            }
        }
        return Arrays.copyOf(sums, size);
    }
}
