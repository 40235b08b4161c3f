package dev.colonnade.column;

/**
 * Values of one type over a run of rows, in Arrow's physical layout over memory segments that somebody else owns.
 *
 * <p>The set of implementations is the set of physical layouts of the specification ("Physical Memory Layout"); what the
 * values mean is {@link #type()}. Rows are counted from zero within the column. A slice shares all memory.
 *
 * <p><b>Hazards.</b> The memory may be a mapped file: values can change between two reads, and touching a file that was
 * cut short throws {@link InternalError}. Whoever reads an offset or a length reads it once, checks it and uses it; the
 * accessors here do that, and report nonsense as a {@link dev.colonnade.base.Fault} of kind {@code DAMAGED}. Using a
 * column after its {@code Batch} was closed is a bug of the caller: the segment throws, or its bytes are another's.
 */
public sealed interface Column
        permits NullColumn, BoolColumn, FixedColumn, BytesColumn, ListColumn, FixedListColumn, StructColumn,
        UnionColumn,
        RunEndColumn, DictionaryColumn {

    /** The logical type, extensions included. */
    Type type();

    /** The number of rows. */
    int length();

    /**
     * Whether the row has no value. Unions have no validity of their own: a row of one is null if its child's is, and
     * the same holds for run-end encoded and dictionary columns, whose values may be null below.
     */
    boolean isNull(int row);

    /** The rows {@code [from, from + length)} of this column, without copying. */
    Column slice(int from, int length);

    /** The same values under another logical type of the same physical layout, as an extension over its storage. */
    Column as(Type type);

    /** @throws IndexOutOfBoundsException unless {@code [from, from + length)} lies within this column */
    default void checkSlice(int from, int length) {
        java.util.Objects.checkFromIndexSize(from, length, length());
    }
}
