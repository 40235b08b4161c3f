/**
 * From the bytes of a page to Arrow buffers: levels, and one reader for each encoding. Loops run by the number of values
 * and never past the bytes there are. Nothing here knows where pages come from. Start at
 * {@link dev.colonnade.format.parquet.decode.LeafBuilder}.
 */
@NullMarked
package dev.colonnade.format.parquet.decode;

import org.jspecify.annotations.NullMarked;
