package dev.colonnade.format.parquet.decode;

import dev.colonnade.column.Column;
import dev.colonnade.format.parquet.meta.Encoding;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * A data page, decompressed and taken apart.
 *
 * @param entries how many pairs of levels; without repetition this is how many rows
 * @param repetition the levels without any length before them; empty where there are none
 * @param definition likewise
 * @param packedRepetition whether levels are in the old BIT_PACKED encoding instead of RLE
 * @param packedDefinition likewise
 * @param values what follows the levels
 * @param dictionary the chunk's, as {@link LeafBuilder} made it, if the encoding asks for one
 */
public record PageBody(int entries, MemorySegment repetition, MemorySegment definition, boolean packedRepetition,
        boolean packedDefinition, Encoding encoding, MemorySegment values, @Nullable Column dictionary) {
    /** The page as if it had no more than its first {@code most} rows; of a leaf that is not repeated. */
    public PageBody first(int most) {
        return new PageBody(Math.min(most, entries), repetition, definition, packedRepetition, packedDefinition,
                encoding, values, dictionary);
    }

    /** Whether one run of the highest of two definition levels says at once that there are no nulls. */
    public boolean isNullFree() {
        if (packedDefinition || entries == 0) {
            return false;
        }
        RleReader runs = new RleReader(definition, 1);
        int run = runs.repeats(entries);
        return run == entries && runs.repeated(run) == 1;
    }
}
