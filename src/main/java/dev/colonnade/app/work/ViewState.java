package dev.colonnade.app.work;

/**
 * Where one stands in a table: kept of a tab when it is not in front, and between starts.
 *
 * @param firstRow the topmost row in view, from zero
 * @param row of the cursor
 * @param column of the cursor, by its number in the table, whatever columns are shown
 */
public record ViewState(long firstRow, long row, int column) {
    public static final ViewState START = new ViewState(0, 0, 0);
}
