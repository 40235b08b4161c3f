package dev.colonnade.format;

/**
 * How a table is cut into its own units of storage: record batches, row groups, files. Numbered from zero, in row order,
 * possibly many and possibly empty, so nothing here makes an object for each.
 */
public interface Chunks {
    /** What one unit is called: {@code record batch}, {@code row group}, {@code file}. */
    String kind();

    int count();

    /** The first row of this chunk; of chunk number {@link #count()}, the number of rows of the table. */
    long firstRow(int chunk);

    /** The chunk that holds this row, which must be a row of the table. */
    default int of(long row) {
        int low = 0;
        int high = count() - 1;
        // The last chunk that begins at or before the row: empty chunks before it are passed over.
        while (low < high) {
            int middle = low + high + 1 >>> 1;
            if (firstRow(middle) <= row) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
