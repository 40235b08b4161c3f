/**
 * The schema of a Parquet file as a tree with levels, and what each of its columns is in Arrow's types: the
 * {@link dev.colonnade.format.parquet.schema.Shape} that reading follows. No values here. Start at
 * {@link dev.colonnade.format.parquet.schema.SchemaTree}.
 */
@NullMarked
package dev.colonnade.format.parquet.schema;

import org.jspecify.annotations.NullMarked;
