package dev.colonnade.format;

import dev.colonnade.base.RowRange;
import dev.colonnade.column.Column;
import dev.colonnade.memory.Lease;
import java.util.List;

/**
 * Some columns over one run of rows, and the lease on the memory behind them. Closing gives everything back; the columns
 * must not be touched after that.
 *
 * @param rows which rows of the table these are; as many as every column has
 * @param columns in the order they were asked for
 */
public record Batch(RowRange rows, List<Column> columns, Lease lease) implements AutoCloseable {
    public Batch {
        columns = List.copyOf(columns);
    }

    public int length() {
        return Math.toIntExact(rows.size());
    }

    public Column column(int index) {
        return columns.get(index);
    }

    @Override
    public void close() {
        lease.close();
    }
}
