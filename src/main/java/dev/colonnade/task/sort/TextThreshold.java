package dev.colonnade.task.sort;

import dev.colonnade.column.BytesColumn;
import dev.colonnade.column.Column;
import dev.colonnade.column.DictionaryColumn;
import dev.colonnade.scan.vector.Masks;
import dev.colonnade.scan.vector.Test;
import dev.colonnade.scan.vector.TextRun;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Leaves out rows whose text, the first sort column, comes behind that of the worst row that is wanted, by comparing the
 * texts where they lie: no key is made of them. One thread at a time.
 */
final class TextThreshold {
    private final boolean descending;
    private final boolean nullsFirst;
    private final TextRun run = new TextRun();
    private byte @Nullable [] worst;
    /** Which entries of the dictionary looked at last are wanted. */
    private long[] wanted = {};
    private @Nullable Column dictionary;

    TextThreshold(SortKey key) {
        this.descending = key.descending();
        this.nullsFirst = key.nullsFirst();
    }

    /** @param text of the worst row that is wanted so far; null where that has none, or more rows are wanted */
    void set(byte @Nullable [] text) {
        if (!Arrays.equals(text, worst)) {
            worst = text;
            dictionary = null;
        }
    }

    /** The text of a row, or null where there is none or the column is of something else. */
    static byte @Nullable [] text(Column column, int row) {
        return switch (column) {
            case BytesColumn texts when !texts.isNull(row) -> texts.value(row)
                    .toArray(java.lang.foreign.ValueLayout.JAVA_BYTE);
            case DictionaryColumn words when !words.isNull(row) -> text(words.dictionary(), words.index(row));
            default -> null;
        };
    }

    /**
     * Sets a bit for each row that may be wanted.
     *
     * @param count at most {@link Test#MORSEL}
     */
    void select(Column column, int from, int count, long[] rows) {
        Masks.fill(rows, count);
        byte[] limit = worst;
        if (limit == null) {
            return;
        }
        switch (column) {
            case BytesColumn texts when run.load(texts, from, count) -> {
                for (int i = 0; i < count; i++) {
                    boolean wanted = texts.isNull(from + i)
                            ? nullsFirst
                            : isWanted(run.bytes, run.starts[i], run.end(i), limit);
                    rows[i >> 6] &= wanted ? -1 : ~(1L << i);
                }
            }
            case DictionaryColumn words when words.dictionary() instanceof BytesColumn texts && known(texts, limit) -> {
                for (int i = 0; i < count; i++) {
                    boolean none = words.isNull(from + i);
                    int entry = none ? 0 : words.index(from + i);
                    boolean wanted = none ? nullsFirst : (this.wanted[entry >> 6] >>> entry & 1) != 0;
                    rows[i >> 6] &= wanted ? -1 : ~(1L << i);
                }
            }
            default -> {
            }
        }
    }

    private boolean isWanted(byte[] bytes, int from, int to, byte[] limit) {
        int order = Arrays.compareUnsigned(bytes, from, to, limit, 0, limit.length);
        return descending ? order >= 0 : order <= 0;
    }

    private boolean known(BytesColumn entries, byte[] limit) {
        if (dictionary == entries) {
            return true;
        }
        long[] some = new long[Masks.words(entries.length())];
        for (int from = 0; from < entries.length(); from += Test.MORSEL) {
            int count = Math.min(Test.MORSEL, entries.length() - from);
            if (!run.load(entries, from, count)) {
                return false;
            }
            for (int i = 0; i < count; i++) {
                boolean is = entries.isNull(from + i)
                        ? nullsFirst
                        : isWanted(run.bytes, run.starts[i], run.end(i), limit);
                some[from + i >> 6] |= (is ? 1L : 0L) << i;
            }
        }
        wanted = some;
        dictionary = entries;
        return true;
    }
}
