package dev.colonnade.app.grid;

import dev.colonnade.base.RowRange;
import dev.colonnade.view.CellRange;

/** What is selected between the cell where a selection began and the cursor. */
enum Reach {
    CELLS, ROWS, COLUMNS, ALL;

    /** @return the cells selected in a table of this many rows and columns; none if it has none */
    CellRange range(CellCursor anchor, CellCursor cursor, long rows, int columns) {
        long rowFrom = Math.min(anchor.row(), cursor.row());
        long rowTo = Math.min(rows, Math.max(anchor.row(), cursor.row()) + 1);
        int columnFrom = Math.min(anchor.column(), cursor.column());
        int columnTo = Math.min(columns, Math.max(anchor.column(), cursor.column()) + 1);
        return switch (this) {
            case CELLS -> new CellRange(RowRange.of(rowFrom, rowTo), columnFrom, columnTo);
            case ROWS -> new CellRange(RowRange.of(rowFrom, rowTo), 0, columns);
            case COLUMNS -> new CellRange(RowRange.of(0, rows), columnFrom, columnTo);
            case ALL -> new CellRange(RowRange.of(0, rows), 0, columns);
        };
    }
}
