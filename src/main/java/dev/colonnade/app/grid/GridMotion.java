package dev.colonnade.app.grid;

import dev.colonnade.view.Travel;

/** How the cursor and the view move over rows and columns, and which way they went last. */
final class GridMotion {
    /** Rows that stay in sight above one that was gone to from afar. */
    private static final int BEFORE = 3;

    private final RowScroll rows;
    private final ColumnAxis columns;
    private final GridSelection selected;
    /** Whether the view goes where the cursor goes, or was scrolled away from it. */
    private boolean following = true;
    private Travel travel = Travel.NONE;

    GridMotion(RowScroll rows, ColumnAxis columns, GridSelection selected) {
        this.rows = rows;
        this.columns = columns;
        this.selected = selected;
    }

    Travel travel() {
        return travel;
    }

    private long row(long row) {
        return Math.clamp(row, 0, Math.max(0, rows.count() - 1));
    }

    /** @param fresh whether a selection begins here */
    void go(long row, int column, Reach reach, boolean fresh) {
        long to = row(row);
        int toColumn = Math.clamp(column, 0, Math.max(0, columns.count() - 1));
        long stood = selected.cursor.get().row();
        travel = to > stood ? Travel.DOWN : to < stood ? Travel.UP : Travel.NONE;
        // Choosing a whole column does not take one back to the row the cursor stands in, nor a row to its column.
        if (reach != Reach.COLUMNS) {
            rows.reveal(to);
        }
        if (columns.count() > 0 && reach != Reach.ROWS) {
            following = true;
            columns.reveal(toColumn);
        }
        selected.go(new CellCursor(to, toColumn), reach, fresh);
    }

    /** Brings a row that is out of sight to the upper part of the view. */
    void approach(long row) {
        long to = row(row);
        if (to < rows.first() || to >= rows.end()) {
            rows.toTop(Math.max(0, to - BEFORE));
        }
    }

    void top(long row) {
        rows.toTop(row(row));
    }

    /** Scrolls by so many pixels without moving the cursor. */
    void by(double right, double down) {
        if (down != 0) {
            rows.scrollBy(down);
            travel = down > 0 ? Travel.DOWN : Travel.UP;
        }
        if (right != 0) {
            following = false;
            columns.scrollTo(columns.scroll() + right);
            travel = right > 0 ? Travel.RIGHT : Travel.LEFT;
        }
    }

    /** @param position from 0 to 1 */
    void rowsTo(double position) {
        boolean down = position > rows.position();
        rows.setPosition(position);
        travel = down ? Travel.DOWN : Travel.UP;
    }

    /** @param position from 0 to 1 */
    void columnsTo(double position) {
        following = false;
        columns.setPosition(position);
        travel = Travel.NONE;
    }

    /** The cursor stands in another column now, and is to be seen there. */
    void follow() {
        following = true;
        columns.reveal(selected.cursor.get().column());
    }

    /** Columns have become wider or narrower: the cursor's stays in view if it was. */
    void keepUp() {
        if (following && columns.count() > 0) {
            columns.reveal(Math.min(selected.cursor.get().column(), columns.count() - 1));
        }
    }
}
