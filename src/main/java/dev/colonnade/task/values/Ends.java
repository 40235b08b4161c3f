package dev.colonnade.task.values;

import dev.colonnade.column.Column;
import dev.colonnade.format.ColumnBounds;
import dev.colonnade.format.Table;
import dev.colonnade.text.CellText;
import org.jspecify.annotations.Nullable;

/** The least and the greatest values so far, found on many threads, or known from what the file notes of its chunks. */
final class Ends {
    private static final int TEXT = 40;
    /** Adding up the notes of more chunks would take longer than looking at values. */
    private static final int MOST_CHUNKS = 4_096;

    private final Scale scale;
    boolean any;
    long nulls;
    long others;
    long least;
    long most;
    String first = "";
    String last = "";

    Ends(Scale scale) {
        this.scale = scale;
    }

    /** Takes what the file notes of each chunk. @return false where it does not note it of all, and nothing is taken */
    boolean takeNotes(Table table, int column) {
        int chunks = table.chunks().count();
        if (chunks > MOST_CHUNKS) {
            return false;
        }
        Ends noted = new Ends(scale);
        int[] only = {0};
        for (int chunk = 0; chunk < chunks; chunk++) {
            ColumnBounds bounds = table.bounds(chunk, column);
            if (bounds == null) {
                return false;
            }
            Column min = bounds.min();
            Column max = bounds.max();
            if (min != null && max != null) {
                noted.take(min, only, 1);
                noted.take(max, only, 1);
            } else if (bounds.nulls() != bounds.rows()) {
                return false;
            }
        }
        // Infinity is a bound from which no step has a length.
        if (!noted.any || noted.others > 0 || noted.nulls > 0) {
            return false;
        }
        any = true;
        least = noted.least;
        most = noted.most;
        first = noted.first;
        last = noted.last;
        return true;
    }

    void take(Column column, int @Nullable [] at, int count) {
        long none = 0;
        long outside = 0;
        long low = 0;
        long high = 0;
        int lowRow = -1;
        int highRow = -1;
        for (int i = 0; i < count; i++) {
            int row = at == null ? i : at[i];
            if (Scale.isNull(column, row)) {
                none++;
                continue;
            }
            long key = scale.key(column, row);
            if (!scale.hasPlace(key)) {
                outside++;
                continue;
            }
            if (lowRow < 0 || scale.compare(key, low) < 0) {
                low = key;
                lowRow = row;
            }
            if (highRow < 0 || scale.compare(key, high) > 0) {
                high = key;
                highRow = row;
            }
        }
        synchronized (this) {
            nulls += none;
            others += outside;
            if (lowRow >= 0 && (!any || scale.compare(low, least) < 0)) {
                least = low;
                first = CellText.of(column, lowRow, TEXT);
            }
            if (highRow >= 0 && (!any || scale.compare(high, most) > 0)) {
                most = high;
                last = CellText.of(column, highRow, TEXT);
            }
            any |= lowRow >= 0;
        }
    }
}
