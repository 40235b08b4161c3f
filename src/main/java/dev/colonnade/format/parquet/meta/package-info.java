/**
 * What a Parquet file says of itself: footer, column chunks, page headers, indexes, as records read from its thrift
 * structures ({@code parquet.thrift} of the format). Nothing is believed here beyond its shape. Start at
 * {@link dev.colonnade.format.parquet.meta.Footer}.
 */
@NullMarked
package dev.colonnade.format.parquet.meta;

import org.jspecify.annotations.NullMarked;
