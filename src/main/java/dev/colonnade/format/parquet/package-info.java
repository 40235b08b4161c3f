/**
 * Parquet files as tables: pages are decoded straight into columns, a page at a time, out of the map.
 *
 * <p>From the bottom up: {@code thrift} reads metadata where it lies, {@code meta} says what it means, {@code schema} what
 * columns become, {@code decode} turns page bytes into buffers, {@code page} finds and fetches pages, {@code nested} puts
 * rows together. Nothing here knows other formats. Start at {@link dev.colonnade.format.parquet.ParquetTable}.
 */
@NullMarked
package dev.colonnade.format.parquet;

import org.jspecify.annotations.NullMarked;
