package dev.colonnade.column;

/** Rows of which none has a value; no memory at all. */
public record NullColumn(Type type, int length) implements Column {
    @Override
    public boolean isNull(int row) {
        return true;
    }

    @Override
    public NullColumn slice(int from, int length) {
        checkSlice(from, length);
        return new NullColumn(type, length);
    }

    @Override
    public NullColumn as(Type type) {
        return new NullColumn(type, length);
    }
}
