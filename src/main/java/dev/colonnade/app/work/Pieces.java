package dev.colonnade.app.work;

import dev.colonnade.view.AllRows;
import dev.colonnade.view.Permutation;
import dev.colonnade.view.RowOrder;
import dev.colonnade.view.Selection;
import org.jspecify.annotations.Nullable;

/**
 * What rows that are shown, or on their way, are made of. The next rows are often made of some of the same, so one may
 * belong to two of these for a while; for the thread that paints.
 */
final class Pieces {
    /** The rows that passed the filter, or null where that is every row. */
    @Nullable
    Selection passed;
    /** Duplicates among them, where that was asked. */
    @Nullable
    Found found;
    /** The first rows of an order that is being found. */
    @Nullable
    Permutation first;
    /** Rows in order. */
    @Nullable
    Permutation sorted;

    /** @param rows of the table */
    RowOrder passed(long rows) {
        Selection some = passed;
        return some != null ? some : new AllRows(rows);
    }

    /** Takes everything over that the other has, but for what is only the begin of an order. */
    void share(Pieces other) {
        passed = other.passed;
        found = other.found;
        sorted = other.sorted;
    }

    /** Closes what the other does not need. */
    void closeBut(@Nullable Pieces other) {
        Selection rows = passed;
        if (rows != null && (other == null || other.passed != rows)) {
            rows.close();
        }
        Found duplicates = found;
        if (duplicates != null && (other == null || other.found != duplicates)) {
            duplicates.close();
        }
        Permutation order = sorted;
        if (order != null && (other == null || other.sorted != order)) {
            order.close();
        }
        closeFirst();
    }

    void closeFirst() {
        Permutation rows = first;
        if (rows != null) {
            rows.close();
            first = null;
        }
    }
}
