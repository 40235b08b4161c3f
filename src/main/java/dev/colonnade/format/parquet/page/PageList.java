package dev.colonnade.format.parquet.page;

import java.util.Arrays;

/**
 * The data pages of a column chunk, in order.
 *
 * <p>{@code first} counts rows where {@code byRows}, else entries (pairs of levels): all that page headers tell of a
 * repeated leaf in version 1, whose pages may also begin in the middle of a row.
 */
public final class PageList {
    private final long[] offsets;
    private final long[] first;
    private final boolean byRows;

    PageList(long[] offsets, long[] first, boolean byRows) {
        this.offsets = offsets;
        this.first = first;
        this.byRows = byRows;
    }

    public int count() {
        return offsets.length;
    }

    public long offset(int page) {
        return offsets[page];
    }

    /** The first row or entry of a page; of page number {@link #count()}, how many there are in all. */
    public long first(int page) {
        return first[page];
    }

    public boolean byRows() {
        return byRows;
    }

    /** The page that holds this row or entry. */
    public int of(long row) {
        int found = Arrays.binarySearch(first, 0, offsets.length, row);
        if (found < 0) {
            return -found - 2;
        }
        // Empty pages share their first row with the next: the last of them holds it.
        while (found + 1 < offsets.length && first[found + 1] == row) {
            found++;
        }
        return found;
    }
}
