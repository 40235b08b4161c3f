package dev.colonnade.view;

import dev.colonnade.base.RowRange;

/** A rectangle of cells of a view: rows by columns {@code [columnFrom, columnTo)}. */
public record CellRange(RowRange rows, int columnFrom, int columnTo) {
    public CellRange {
        if (columnFrom < 0 || columnTo < columnFrom) {
            throw new IllegalArgumentException("columns " + columnFrom + " to " + columnTo);
        }
    }

    public int columns() {
        return columnTo - columnFrom;
    }

    /** How many cells, at most {@link Long#MAX_VALUE}. */
    public long cells() {
        long high = Math.multiplyHigh(rows.size(), columns());
        long low = rows.size() * columns();
        return high != 0 || low < 0 ? Long.MAX_VALUE : low;
    }

    public boolean contains(long row, int column) {
        return row >= rows.from() && row < rows.to() && column >= columnFrom && column < columnTo;
    }
}
