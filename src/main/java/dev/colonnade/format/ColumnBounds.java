package dev.colonnade.format;

import dev.colonnade.column.Column;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a column's values in a chunk without reading them.
 *
 * @param min a column of one value that no value of the chunk is less than, or null where none is known. It need not
 *     occur: bounds of texts may be cut. Values are ordered as {@code scan.value.Compare} has it: NaN is the greatest.
 * @param max likewise from above
 * @param nulls how many rows are NULL, or -1 where that is not known
 * @param rows of the chunk
 * @param means how it is known
 */
public record ColumnBounds(@Nullable Column min, @Nullable Column max, long nulls, long rows, Means means) {
    /** Where bounds come from. */
    public enum Means {
        /** The name of the folder that the file lies in. */
        PARTITION,
        /** What the writer noted of the row group. */
        STATISTICS,
        /** What the writer noted of each page. */
        PAGE_INDEX,
        /** A filter that knows which values do not occur. */
        BLOOM_FILTER,
        /** The values that occur, which stand in the file once. */
        DICTIONARY
    }

    /** The same, known by other means. */
    public ColumnBounds by(Means other) {
        return new ColumnBounds(min, max, nulls, rows, other);
    }
}
