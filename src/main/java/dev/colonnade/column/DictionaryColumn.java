package dev.colonnade.column;

import dev.colonnade.base.Fault;

/**
 * Values by their place in a dictionary.
 *
 * @param indices integers; null where the row is null
 * @param dictionary the distinct values, of which some may be null too
 */
public record DictionaryColumn(Type type, FixedColumn indices, Column dictionary) implements Column {
    @Override
    public int length() {
        return indices.length();
    }

    /** The row of {@link #dictionary} that holds this row's value; only for rows whose index is not null. */
    public int index(int row) {
        boolean signed = ((Type.Int) indices.type().storageType()).signed();
        long index = indices.getInteger(row, signed);
        if (index < 0 || index >= dictionary.length()) {
            throw Fault.damaged(null, "row " + row + " has dictionary index " + Long.toUnsignedString(index)
                    + " where the dictionary has " + dictionary.length() + " values");
        }
        return (int) index;
    }

    @Override
    public boolean isNull(int row) {
        return indices.isNull(row) || dictionary.isNull(index(row));
    }

    @Override
    public DictionaryColumn slice(int from, int length) {
        return new DictionaryColumn(type, indices.slice(from, length), dictionary);
    }

    @Override
    public DictionaryColumn as(Type type) {
        return new DictionaryColumn(type, indices, dictionary);
    }
}
