package dev.colonnade.format;

import org.jspecify.annotations.Nullable;

/**
 * A column of a chunk in parts, one after another, and what is known of the values of each without reading them: the pages
 * of a column chunk that has an index, the row groups of a file in a folder.
 */
public interface ChunkParts {
    /** What one part is called: {@code page}, {@code row group}. */
    String kind();

    int count();

    /** The first row of this part, counted from the chunk's; of part number {@link #count()}, the rows of the chunk. */
    long firstRow(int part);

    /** As {@link Table#bounds}. */
    @Nullable
    ColumnBounds bounds(int part);
}
