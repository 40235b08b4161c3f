package dev.colonnade.format.parquet.page;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/** Where rows begin in the pages of a repeated leaf, found out page by page and remembered. Thread-safe. */
public final class RowStarts {
    private final int pages;
    /** How many rows begin before each page; known up to and with page {@link #known}. */
    private long[] first = new long[1];
    private int known;

    RowStarts(int pages) {
        this.pages = pages;
    }

    /** The page in which the row begins, or the last one; {@code rows} counts the rows that begin in a page. */
    public synchronized int pageOf(long row, IntUnaryOperator rows) {
        while (known < pages && first[known] <= row) {
            if (known + 1 == first.length) {
                first = Arrays.copyOf(first, first.length * 2);
            }
            first[known + 1] = first[known] + rows.applyAsInt(known);
            known++;
        }
        int low = 0;
        int high = Math.min(known, pages - 1);
        while (low < high) {
            int middle = low + high + 1 >>> 1;
            if (first[middle] <= row) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** How many rows begin before a page that {@link #pageOf} gave. */
    public synchronized long first(int page) {
        return first[page];
    }
}
