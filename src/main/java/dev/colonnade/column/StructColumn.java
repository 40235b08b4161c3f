package dev.colonnade.column;

import java.util.List;

/** Columns side by side that make one value; every child has {@code length} rows. */
public record StructColumn(Type type, int length, Bits validity, List<Column> children) implements Column {
    public StructColumn {
        children = List.copyOf(children);
        for (Column child : children) {
            if (child.length() != length) {
                throw new IllegalArgumentException("a child of " + child.length() + " rows in a struct of " + length);
            }
        }
    }

    @Override
    public boolean isNull(int row) {
        return !validity.get(row);
    }

    @Override
    public StructColumn slice(int from, int length) {
        checkSlice(from, length);
        return new StructColumn(type, length, validity.from(from),
                children.stream().map(child -> child.slice(from, length)).toList());
    }

    @Override
    public StructColumn as(Type type) {
        return new StructColumn(type, length, validity, children);
    }
}
