/**
 * Rows of a row group as columns: whole and partial pages put together, and levels turned into offsets and validity.
 * Start at {@link dev.colonnade.format.parquet.nested.ColumnReader}.
 */
@NullMarked
package dev.colonnade.format.parquet.nested;

import org.jspecify.annotations.NullMarked;
