package dev.colonnade.app.grid;

import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/** Wheel, trackpad and mouse: scrolling, choosing a cell, sizing columns by their edges. */
final class GridPointer {
    /** How near to an edge is on it. */
    private static final double EDGE = 5;

    private static final int ROWS_A_NOTCH = 3;

    private final Grid grid;
    private int resized = -1;
    /** What a drag goes on with. */
    private Reach chosen = Reach.ALL;
    private double grabbedAt;
    private double widthBefore;
    /** The column whose head was pressed and not dragged yet, or -1. */
    private int clicked = -1;
    private boolean sortsMore;

    GridPointer(Grid grid) {
        this.grid = grid;
    }

    void install() {
        grid.setOnScroll(this::scrolled);
        grid.setOnMouseMoved(event -> grid.setCursor(edgeAt(event) >= 0 ? Cursor.H_RESIZE : Cursor.DEFAULT));
        grid.setOnMousePressed(this::pressed);
        grid.setOnMouseDragged(this::dragged);
        grid.setOnMouseReleased(_ -> {
            resized = -1;
            boolean dragged = grid.headerDrag().isMoving();
            grid.headerDrag().drop();
            int head = clicked;
            clicked = -1;
            if (head >= 0 && !dragged) {
                grid.sort(head, sortsMore);
            }
        });
    }

    /** The direction that leads wins: a hand on a trackpad never moves along one axis only. */
    private void scrolled(ScrollEvent event) {
        double right = -event.getDeltaX();
        double down = -event.getDeltaY();
        double notches = event.getMultiplierY() == 0 ? 0.5 : event.getDeltaY() / event.getMultiplierY();
        if (notches == Math.rint(notches)) {
            // A wheel moves whole rows; a trackpad, which knows less than a notch, moves pixels.
            down = -notches * (grid.columnLayout().hasWrapped() ? 1 : ROWS_A_NOTCH)
                    * grid.rows().rowHeight();
        }
        if (Math.abs(down) >= Math.abs(right)) {
            grid.scrollBy(0, Math.rint(down));
        } else {
            grid.scrollBy(Math.rint(right), 0);
        }
        event.consume();
    }

    private void pressed(MouseEvent event) {
        chosen = Reach.ALL;
        clicked = -1;
        grid.requestFocus();
        if (event.getButton() != MouseButton.PRIMARY) {
            chooseForMenu(event);
            return;
        }
        int edge = edgeAt(event);
        if (edge >= 0 && event.getClickCount() == 2) {
            grid.fitColumn(edge);
        } else if (edge >= 0) {
            resized = edge;
            grabbedAt = event.getX();
            widthBefore = grid.columns().width(edge);
        } else {
            choose(event);
            if (chosen == Reach.COLUMNS && !event.isShortcutDown()) {
                // With Ctrl a click selects, and no more.
                clicked = grid.current().column();
                sortsMore = event.isShiftDown();
            }
            if (chosen == Reach.COLUMNS && !event.isShiftDown()) {
                grid.headerDrag().grab(grid.current().column(), event.getX());
            } else if (chosen == Reach.CELLS && event.isShortcutDown()) {
                grid.open(grid.current().row(), grid.current().column());
            }
        }
    }

    /** A menu is about what is selected: if that is not under the pointer, about what is. */
    private void chooseForMenu(MouseEvent event) {
        double x = event.getX() - grid.gutterWidth();
        double y = event.getY() - Frame.HEADER_HEIGHT;
        long row = y < 0 ? grid.selection().rows().from() : grid.rows().rowAt(y);
        int column = x < 0 ? grid.selection().columnFrom() : grid.columns().columnAt(x);
        if (!grid.selection().contains(row, column)) {
            choose(event);
        }
    }

    /** Row heads select rows, column heads columns, the corner everything. */
    private void choose(MouseEvent event) {
        double x = event.getX() - grid.gutterWidth();
        double y = event.getY() - Frame.HEADER_HEIGHT;
        long row = grid.rows().rowAt(y);
        int column = grid.columns().columnAt(x);
        boolean extend = event.isShiftDown();
        chosen = Reach.ALL;
        if (x < 0 && y < 0) {
            grid.selectAll();
        } else if (y < 0 && column >= 0) {
            chosen = Reach.COLUMNS;
            grid.selectColumn(column, extend && event.isShortcutDown());
        } else if (y >= 0 && row < grid.rows().count() && x < 0) {
            chosen = Reach.ROWS;
            grid.selectRow(row, extend);
        } else if (y >= 0 && row < grid.rows().count() && column >= 0) {
            chosen = Reach.CELLS;
            grid.move(row, column, extend);
        }
    }

    private void dragged(MouseEvent event) {
        if (resized >= 0) {
            grid.setColumnWidth(resized, widthBefore + event.getX() - grabbedAt);
            return;
        }
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        // Past an edge it goes on by one at a time, which scrolls.
        RowScroll rows = grid.rows();
        ColumnAxis columns = grid.columns();
        long row = Math.clamp(rows.rowAt(event.getY() - Frame.HEADER_HEIGHT), rows.first() - 1, rows.end());
        double x = event.getX() - grid.gutterWidth();
        int at = columns.columnAt(Math.max(0, x));
        int column = x < 0 ? columns.first() - 1 : at < 0 || at >= columns.end() ? columns.end() : at;
        switch (chosen) {
            case CELLS -> grid.extendTo(row, column);
            case ROWS -> grid.selectRow(row, true);
            case COLUMNS -> {
                if (!grid.headerDrag().drag(event.getX())) {
                    grid.selectColumn(column, true);
                }
            }
            case ALL -> {
                // There is no more.
            }
        }
    }

    /** The column whose right edge in the header is under the pointer, or -1. */
    private int edgeAt(MouseEvent event) {
        if (event.getY() >= Frame.HEADER_HEIGHT || grid.columns().count() == 0) {
            return -1;
        }
        double x = event.getX() - grid.gutterWidth();
        ColumnAxis columns = grid.columns();
        int near = columns.columnAt(Math.max(0, x - EDGE));
        if (near < 0) {
            near = columns.count() - 1;
        }
        double edge = columns.left(near) + columns.width(near);
        return Math.abs(edge - x) <= EDGE ? near : -1;
    }
}
