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

    private void page(int direction, boolean extend) {
        long step = direction * grid.rows().page();
        grid.rows().scrollRows(step);
        grid.move(grid.current().row() + step, grid.current().column(), extend);
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
        boolean extend = event.isShiftDown();
        switch (event.getCode()) {
            case UP -> grid.move(far ? 0 : row - 1, column, extend);
            case DOWN -> grid.move(far ? lastRow : row + 1, column, extend);
            case LEFT -> grid.move(row, far ? 0 : column - 1, extend);
            case RIGHT -> grid.move(row, far ? lastColumn : column + 1, extend);
            case HOME -> grid.move(far ? 0 : row, 0, extend);
            case END -> grid.move(far ? lastRow : row, lastColumn, extend);
            case PAGE_UP -> page(-1, extend);
            case PAGE_DOWN -> page(1, extend);
            case ESCAPE -> {
                if (grid.headerDrag().isMoving()) {
                    grid.headerDrag().cancel();
                } else {
                    grid.moveTo(row, column);
                }
            }
            case ENTER -> {
                if (!far) {
                    return;
                }
                grid.open(row, column);
            }
            case SPACE -> {
                if (extend == far) {
                    return;
                }
                if (extend) {
                    grid.selectRow(row, true);
                } else {
                    grid.selectColumn(column, true);
                }
            }
            default -> {
                return;
            }
        }
        event.consume();
    }
}
