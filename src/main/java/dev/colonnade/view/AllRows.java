package dev.colonnade.view;

import java.util.Objects;

/** Every row, in the table's own order. */
public record AllRows(long size) implements RowOrder {
    public AllRows {
        if (size < 0) {
            throw new IllegalArgumentException(size + " rows");
        }
    }

    @Override
    public long sourceRow(long row) {
        return Objects.checkIndex(row, size);
    }
}
