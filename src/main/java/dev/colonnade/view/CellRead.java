package dev.colonnade.view;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.RowRange;
import org.jspecify.annotations.Nullable;

/** Reads one cell anew, with more of its value than a grid shows. */
public final class CellRead {
    private CellRead() {
    }

    /**
     * Takes time; not for a thread that paints.
     *
     * @param column of the view, written in this format
     * @param limit the most characters
     * @return null for a null value
     * @throws dev.colonnade.base.Fault where it cannot be read
     */
    public static @Nullable String text(TableView view, long row, int column, CellFormat format, int limit,
            Cancellation cancellation) {
        @Nullable
        String[] text = new @Nullable String[1];
        try {
            ViewRows.forEach(view, RowRange.of(row, row + 1), new int[]{view.sourceColumn(column)}, cancellation,
                    (batch, _, _) -> text[0] = batch.column(0).isNull(0)
                            ? null
                            : ShownText.of(batch.column(0), 0, format, limit));
            view.table().check();
        } catch (InternalError e) {
            throw view.table().explain(e);
        }
        return text[0];
    }
}
