package dev.colonnade.app.work;

import java.util.Map;

/**
 * Where one stands in a table and how it is laid out: what is kept of a tab when it is not in front, and between starts.
 *
 * @param firstRow the topmost row in view, from zero
 * @param row of the cursor
 * @param column of the cursor
 * @param columns how columns are arranged, as the grid writes it; strings, numbers, lists and maps
 */
public record ViewState(long firstRow, long row, int column, Map<String, Object> columns) {
    public static final ViewState START = new ViewState(0, 0, 0, Map.of());

    public ViewState {
        columns = Map.copyOf(columns);
    }
}
