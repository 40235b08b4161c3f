package dev.colonnade.app.grid;

import dev.colonnade.view.TableView;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/** Moving a column by its head: a line shows where it would go, letting go puts it there, Escape leaves all as it was. */
final class HeaderDrag {
    /** A hand is not still: less than this is a click. */
    private static final double THRESHOLD = 6;
    /** At an edge columns scroll under the pointer by so much a move. */
    private static final double EDGE = 24;
    private static final double STEP = 18;
    private static final double BREADTH = 3;

    private final Grid grid;
    private final Region mark = new Region();
    private int column = -1;
    private int gap = -1;
    private double grabbedAt;
    private boolean moving;

    HeaderDrag(Grid grid) {
        this.grid = grid;
        mark.setManaged(false);
        mark.setMouseTransparent(true);
        mark.setVisible(false);
        mark.getStyleClass().add("grid-drop-mark");
    }

    Node mark() {
        return mark;
    }

    void grab(int column, double x) {
        this.column = column;
        grabbedAt = x;
        moving = false;
        gap = -1;
    }

    /** @return whether a column is held; where not, the pointer selects */
    boolean drag(double x) {
        if (column < 0) {
            return false;
        }
        moving |= Math.abs(x - grabbedAt) > THRESHOLD;
        if (moving) {
            ColumnAxis columns = grid.columns();
            double within = x - grid.gutterWidth();
            if (within > columns.view() - EDGE) {
                grid.scrollBy(STEP, 0);
            } else if (within < columns.pinnedWidth() + EDGE && column >= columns.pinned()) {
                grid.scrollBy(-STEP, 0);
            }
            gap = gapAt(columns, within);
            grid.setCursor(Cursor.CLOSED_HAND);
            grid.refresh();
        }
        return true;
    }

    /** The edge between two columns nearest to this place, as the number of the column right of it. */
    private static int gapAt(ColumnAxis columns, double x) {
        int at = columns.columnAt(Math.max(0, x));
        if (at < 0) {
            return columns.count();
        }
        return x > columns.left(at) + columns.width(at) / 2 ? at + 1 : at;
    }

    boolean isMoving() {
        return moving;
    }

    void cancel() {
        column = -1;
        moving = false;
        gap = -1;
        grid.setCursor(Cursor.DEFAULT);
        grid.refresh();
    }

    void drop() {
        int from = column;
        int to = gap > from ? gap - 1 : gap;
        boolean moved = moving && gap >= 0 && to != from;
        if (from >= 0) {
            cancel();
        }
        if (moved) {
            TableView view = grid.cache().view();
            grid.columnLayout().move(view.sourceColumn(from), view.sourceColumn(to));
        }
    }

    void paint() {
        ColumnAxis columns = grid.columns();
        mark.setVisible(moving && gap >= 0 && columns.count() > 0);
        if (mark.isVisible()) {
            double x = gap < columns.count()
                    ? columns.left(gap)
                    : columns.left(gap - 1) + columns.width(gap - 1);
            mark.resizeRelocate(Math.rint(grid.gutterWidth() + x - BREADTH / 2), 0, BREADTH, grid.getHeight());
        }
    }
}
