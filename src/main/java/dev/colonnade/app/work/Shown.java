package dev.colonnade.app.work;

import dev.colonnade.format.Table;
import dev.colonnade.view.AllRows;
import dev.colonnade.view.RowOrder;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are shown, or were until a moment ago.
 *
 * @param over the table they are of, with the columns that were asked for; null where there is none
 */
record Shown(Query query, @Nullable Table over, Pieces pieces, RowOrder order) {
    static final Shown NONE = new Shown(Query.ALL, null, new Pieces(), new AllRows(0));

    /** The rows that duplicates are looked for among. */
    RowOrder passed() {
        return pieces.passed(over == null ? 0 : over.rowCount());
    }
}
