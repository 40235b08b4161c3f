package dev.colonnade.app.grid;

import dev.colonnade.view.CellRange;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The cell that keys move from, and the rectangle between it and the cell where the selection began. */
final class GridSelection {
    private final RowScroll rows;
    private final ColumnAxis columns;
    final ReadOnlyObjectWrapper<CellCursor> cursor = new ReadOnlyObjectWrapper<>(new CellCursor(0, 0));
    final ReadOnlyObjectWrapper<CellRange> range;
    /** Where the selection began; it goes on to the cursor. */
    private CellCursor anchor = new CellCursor(0, 0);
    private Reach reach = Reach.CELLS;

    GridSelection(RowScroll rows, ColumnAxis columns) {
        this.rows = rows;
        this.columns = columns;
        this.range = new ReadOnlyObjectWrapper<>(reach.range(anchor, anchor, rows.count(), columns.count()));
    }

    Reach reach() {
        return reach;
    }

    void all() {
        reach = Reach.ALL;
        update();
    }

    /** @param fresh whether the selection begins here */
    void go(CellCursor to, Reach reach, boolean fresh) {
        this.reach = reach;
        cursor.set(to);
        if (fresh) {
            anchor = to;
        }
        update();
    }

    /** The columns are others, or in another order: the cursor stands in this one now, and nothing else is selected. */
    void toColumn(int column) {
        go(new CellCursor(cursor.get().row(), column), reach == Reach.ALL ? Reach.CELLS : reach, true);
    }

    /** There are more rows, or fewer. */
    void refresh() {
        long row = Math.clamp(cursor.get().row(), 0, Math.max(0, rows.count() - 1));
        go(new CellCursor(row, cursor.get().column()), Reach.CELLS, true);
    }

    private void update() {
        range.set(reach.range(anchor, cursor.get(), rows.count(), columns.count()));
    }
}
