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
    private double grabbedAt;
    private double widthBefore;

    GridPointer(Grid grid) {
        this.grid = grid;
    }

    void install() {
        grid.setOnScroll(this::scrolled);
        grid.setOnMouseMoved(event -> grid.setCursor(edgeAt(event) >= 0 ? Cursor.H_RESIZE : Cursor.DEFAULT));
        grid.setOnMousePressed(this::pressed);
        grid.setOnMouseDragged(this::dragged);
        grid.setOnMouseReleased(_ -> resized = -1);
    }

    /** The direction that leads wins: a hand on a trackpad never moves along one axis only. */
    private void scrolled(ScrollEvent event) {
        double right = -event.getDeltaX();
        double down = -event.getDeltaY();
        double notches = event.getMultiplierY() == 0 ? 0.5 : event.getDeltaY() / event.getMultiplierY();
        if (notches == Math.rint(notches)) {
            // A wheel moves whole rows; a trackpad, which knows less than a notch, moves pixels.
            down = -notches * ROWS_A_NOTCH * Frame.ROW_HEIGHT;
        }
        if (Math.abs(down) >= Math.abs(right)) {
            grid.scrollBy(0, Math.rint(down));
        } else {
            grid.scrollBy(Math.rint(right), 0);
        }
        event.consume();
    }

    private void pressed(MouseEvent event) {
        grid.requestFocus();
        if (event.getButton() != MouseButton.PRIMARY) {
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
        }
    }

    private void choose(MouseEvent event) {
        double x = event.getX() - grid.gutterWidth();
        double y = event.getY() - Frame.HEADER_HEIGHT;
        if (y < 0) {
            return;
        }
        long row = grid.rows().rowAt(y);
        int column = x < 0 ? grid.current().column() : grid.columns().columnAt(x);
        if (row < grid.rows().count() && column >= 0) {
            grid.moveTo(row, column);
        }
    }

    private void dragged(MouseEvent event) {
        if (resized >= 0) {
            grid.setColumnWidth(resized, widthBefore + event.getX() - grabbedAt);
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
