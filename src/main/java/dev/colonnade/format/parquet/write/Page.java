package dev.colonnade.format.parquet.write;

import org.jspecify.annotations.Nullable;

/**
 * A data page as the indexes tell of it.
 *
 * @param offset from the begin of the chunk's data pages
 * @param size with its header
 * @param firstRow within the row group
 * @param unencoded bytes of values of varying length, without lengths
 * @param min null where there is no value that has a place in the order
 */
record Page(long offset, int size, long firstRow, long entries, long nulls, long unencoded,
        Bounds.@Nullable Bound min, Bounds.@Nullable Bound max) {
    boolean isNull() {
        return entries == nulls;
    }
}
