package dev.colonnade.task.dedup;

import dev.colonnade.column.Column;
import dev.colonnade.column.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes one or two words of each key, and sixteen bits beside them: the key itself where that is possible, else bits made
 * of it. One thread at a time.
 */
final class Keying {
    /** Rows worked on at a time. */
    static final int BLOCK = 1 << 11;
    /** Where in the word of a row number the sixteen bits stand: no table has more rows than that leaves room for. */
    static final int TAG = 48;
    static final long ROW = (1L << TAG) - 1;

    private static final long SEED = 0x636F_6C6F_6E6E_6164L;
    private static final long NONE_LOW = 0x9E37_79B9_7F4A_7C15L;
    private static final long NONE_HIGH = 0xC2B2_AE3D_27D4_EB4FL;
    private static final long M1 = 0x9FB2_1C65_1E98_DF25L;
    private static final long M2 = 0xD6E8_FEB8_6659_FD93L;

    /**
     * How keys become words.
     *
     * @param words of a key
     * @param place for each column, the bit of the words that its value begins at; null where keys are hashed
     * @param hashBits so many bits of a hash are used, 128 but in tests
     */
    record Plan(int words, int @Nullable [] place, int hashBits) {
        static Plan of(int[] columns, Schema schema, int hashBits) {
            int[] place = places(columns, schema);
            if (place == null) {
                return new Plan(2, null, hashBits);
            }
            int bits = 0;
            for (int i = 0; i < columns.length; i++) {
                bits = Math.max(bits, place[i] + 8 * FixedValues.width(schema.field(columns[i]).type()));
            }
            return new Plan(bits <= Long.SIZE ? 1 : 2, place, hashBits);
        }

        boolean isExact() {
            return place != null;
        }

        /** The wide ones first, so that none crosses from one word to the other unless it fills both. */
        private static int @Nullable [] places(int[] columns, Schema schema) {
            int[] place = new int[columns.length];
            int[] used = new int[2];
            if (columns.length > Long.SIZE - TAG) {
                return null;
            }
            for (int width = FixedValues.MOST; width >= 0; width--) {
                for (int i = 0; i < columns.length; i++) {
                    int own = FixedValues.width(schema.field(columns[i]).type());
                    if (own < 0) {
                        return null;
                    }
                    if (own != width) {
                        continue;
                    }
                    if (width > 8) {
                        if (used[0] > 0 || used[1] + width - 8 > 8) {
                            return null;
                        }
                        used[0] = 8;
                        used[1] = width - 8;
                    } else {
                        int word = used[0] + width <= 8 ? 0 : 1;
                        if (used[word] + width > 8) {
                            return null;
                        }
                        place[i] = word * Long.SIZE + used[word] * 8;
                        used[word] += width;
                    }
                }
            }
            return place;
        }
    }

    private final Plan plan;
    private final ColumnWords[] columns;
    private final ColumnWords.Block block = new ColumnWords.Block(BLOCK);
    final long[] k0 = new long[BLOCK];
    final long[] k1 = new long[BLOCK];
    final long[] tag = new long[BLOCK];

    Keying(Plan plan, int columns) {
        this.plan = plan;
        this.columns = new ColumnWords[columns];
        Hash hash = plan.isExact() ? null : new Hash(SEED);
        for (int i = 0; i < columns; i++) {
            this.columns[i] = new ColumnWords(hash, columns);
        }
    }

    /** Fills {@link #k0}, {@link #k1} and {@link #tag} for at most {@link #BLOCK} rows. */
    void load(List<Column> batch, int @Nullable [] at, int from, int count) {
        int[] place = plan.place;
        if (place != null) {
            exact(place, batch, at, from, count);
        } else {
            hashed(batch, at, from, count);
        }
    }

    private void exact(int[] place, List<Column> batch, int @Nullable [] at, int from, int count) {
        java.util.Arrays.fill(k0, 0, count, 0);
        java.util.Arrays.fill(k1, 0, count, 0);
        java.util.Arrays.fill(tag, 0, count, 0);
        for (int c = 0; c < columns.length; c++) {
            columns[c].load(batch.get(c), at, from, count, block);
            long[] target = place[c] < Long.SIZE ? k0 : k1;
            int shift = place[c];
            for (int i = 0; i < count; i++) {
                // Shifts count modulo 64.
                target[i] |= block.low[i] << shift;
            }
            if (place[c] == 0 && plan.words == 2) {
                for (int i = 0; i < count; i++) {
                    k1[i] |= block.high[i];
                }
            }
            if (block.any) {
                for (int i = 0; i < count; i++) {
                    tag[i] |= block.none[i] ? 1L << TAG + c : 0;
                }
            }
        }
    }

    private void hashed(List<Column> batch, int @Nullable [] at, int from, int count) {
        java.util.Arrays.fill(tag, 0, count, 0);
        for (int c = 0; c < columns.length; c++) {
            columns[c].load(batch.get(c), at, from, count, block);
            if (block.any) {
                for (int i = 0; i < count; i++) {
                    if (block.none[i]) {
                        block.low[i] = NONE_LOW;
                        block.high[i] = NONE_HIGH;
                    }
                }
            }
            for (int i = 0; i < count; i++) {
                long a = ((c == 0 ? 0 : k0[i]) ^ block.low[i]) * M1;
                long b = ((c == 0 ? 0 : k1[i]) ^ block.high[i]) * M2;
                k0[i] = a ^ a >>> 32;
                k1[i] = b ^ b >>> 29;
            }
        }
        if (plan.hashBits < Long.SIZE) {
            for (int i = 0; i < count; i++) {
                k0[i] &= (1L << plan.hashBits) - 1;
                k1[i] = 0;
            }
        }
    }
}
