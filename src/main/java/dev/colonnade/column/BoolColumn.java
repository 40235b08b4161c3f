package dev.colonnade.column;

/** One bit a value. */
public record BoolColumn(Type type, int length, Bits validity, Bits values) implements Column {
    @Override
    public boolean isNull(int row) {
        return !validity.get(row);
    }

    public boolean get(int row) {
        return values.get(row);
    }

    @Override
    public BoolColumn slice(int from, int length) {
        checkSlice(from, length);
        return new BoolColumn(type, length, validity.from(from), values.from(from));
    }

    @Override
    public BoolColumn as(Type type) {
        return new BoolColumn(type, length, validity, values);
    }
}
