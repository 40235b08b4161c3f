/**
 * Writes Parquet files from columns: levels, pages, dictionaries, statistics, indexes and the footer, without any object a
 * row or a value. Nothing here reads files. Start at {@link dev.colonnade.format.parquet.write.ParquetWriter};
 * {@link dev.colonnade.format.parquet.write.ParquetSchema} says how a type is stored.
 */
@NullMarked
package dev.colonnade.format.parquet.write;

import org.jspecify.annotations.NullMarked;
