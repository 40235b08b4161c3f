package dev.colonnade.column;

import dev.colonnade.base.Fault;

/**
 * Lists of one size side by side.
 *
 * @param size elements a row
 * @param elements exactly {@code length * size} of them
 */
public record FixedListColumn(Type type, int length, Bits validity, int size, Column elements) implements Column {
    public FixedListColumn {
        if (elements.length() != (long) length * size) {
            throw Fault.damaged(null, elements.length() + " elements where " + length + " lists of " + size + " need "
                    + (long) length * size);
        }
    }

    @Override
    public boolean isNull(int row) {
        return !validity.get(row);
    }

    public Column value(int row) {
        return elements.slice(row * size, size);
    }

    @Override
    public FixedListColumn slice(int from, int length) {
        checkSlice(from, length);
        return new FixedListColumn(type, length, validity.from(from), size,
                elements.slice(from * size, length * size));
    }

    @Override
    public FixedListColumn as(Type type) {
        return new FixedListColumn(type, length, validity, size, elements);
    }
}
