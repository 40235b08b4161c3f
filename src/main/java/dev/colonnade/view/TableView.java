package dev.colonnade.view;

import dev.colonnade.column.Field;
import dev.colonnade.format.Table;
import java.util.Objects;

/**
 * A table through an order of rows and a choice of columns: what the grid shows and what an export writes. Immutable;
 * another order or choice is another view of the same table.
 */
public final class TableView {
    private final Table table;
    private final RowOrder order;
    private final int[] columns;

    /** @param columns the numbers of columns of the table, in the order to show them */
    public TableView(Table table, RowOrder order, int[] columns) {
        this.table = table;
        this.order = order;
        this.columns = columns.clone();
        for (int column : columns) {
            Objects.checkIndex(column, table.schema().size());
        }
    }

    /** The whole table as it is. */
    public static TableView of(Table table) {
        return new TableView(table, new AllRows(table.rowCount()), table.schema().all());
    }

    public Table table() {
        return table;
    }

    public RowOrder order() {
        return order;
    }

    public long rowCount() {
        return order.size();
    }

    public int columnCount() {
        return columns.length;
    }

    /** The number within the table's schema of the column at this place of the view. */
    public int sourceColumn(int column) {
        return columns[column];
    }

    /** The place in the view of this column of the table, or -1 where it is not shown. */
    public int placeOf(int source) {
        for (int place = 0; place < columns.length; place++) {
            if (columns[place] == source) {
                return place;
            }
        }
        return -1;
    }

    public Field field(int column) {
        return table.schema().field(columns[column]);
    }
}
