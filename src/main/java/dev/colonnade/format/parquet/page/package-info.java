/**
 * The pages of a column chunk: where they are, and how one is brought to the decoders. Start at
 * {@link dev.colonnade.format.parquet.page.ChunkReader}.
 */
@NullMarked
package dev.colonnade.format.parquet.page;

import org.jspecify.annotations.NullMarked;
