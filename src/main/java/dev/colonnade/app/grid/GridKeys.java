package dev.colonnade.app.grid;

import javafx.scene.input.KeyEvent;

/** Keys, as in spreadsheets. Every one is exact, at any number of rows. */
final class GridKeys {
    private final Grid grid;

    GridKeys(Grid grid) {
        this.grid = grid;
    }

    void install() {
        grid.setOnKeyPressed(this::pressed);
    }

    private void pressed(KeyEvent event) {
        if (event.isAltDown() || event.isMetaDown() && !event.isShortcutDown()) {
            return;
        }
        boolean far = event.isShortcutDown();
        long row = grid.current().row();
        int column = grid.current().column();
        long lastRow = Long.MAX_VALUE;
        int lastColumn = Integer.MAX_VALUE;
        switch (event.getCode()) {
            case UP -> grid.moveTo(far ? 0 : row - 1, column);
            case DOWN -> grid.moveTo(far ? lastRow : row + 1, column);
            case LEFT -> grid.moveTo(row, far ? 0 : column - 1);
            case RIGHT -> grid.moveTo(row, far ? lastColumn : column + 1);
            case HOME -> grid.moveTo(far ? 0 : row, 0);
            case END -> grid.moveTo(far ? lastRow : row, lastColumn);
            case PAGE_UP -> grid.page(-1);
            case PAGE_DOWN -> grid.page(1);
            default -> {
                return;
            }
        }
        event.consume();
    }
}
