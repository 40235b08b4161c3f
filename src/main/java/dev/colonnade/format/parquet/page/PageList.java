package dev.colonnade.format.parquet.page;

import dev.colonnade.base.Fault;
import dev.colonnade.format.parquet.meta.ChunkMeta;
import dev.colonnade.format.parquet.meta.OffsetIndex;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The data pages of a column chunk, in order.
 *
 * <p>{@code first} counts rows where {@code byRows}, else entries (pairs of levels): all that page headers tell of a
 * repeated leaf in version 1, whose pages may also begin in the middle of a row.
 */
public final class PageList {
    private final long[] offsets;
    private final long[] first;
    private final boolean byRows;

    PageList(long[] offsets, long[] first, boolean byRows) {
        this.offsets = offsets;
        this.first = first;
        this.byRows = byRows;
    }

    /** The pages as the chunk's offset index has them; null without one, or with one that makes no sense. */
    public static @Nullable PageList ofIndex(PageSource source, ChunkMeta chunk, long rows, long fileSize) {
        if (chunk.offsetIndexOffset() <= 0 || chunk.offsetIndexLength() <= 0) {
            return null;
        }
        try {
            return PageWalk.of(OffsetIndex.read(source.module(chunk.offsetIndexOffset(), chunk.offsetIndexLength(),
                    PageSource.Part.OFFSET_INDEX)), rows, fileSize);
        } catch (Fault e) {
            // An index is a shortcut: without it, headers tell the same.
            if (e.kind() != Fault.Kind.DAMAGED) {
                throw e;
            }
            return null;
        }
    }

    public int count() {
        return offsets.length;
    }

    public long offset(int page) {
        return offsets[page];
    }

    /** The first row or entry of a page; of page number {@link #count()}, how many there are in all. */
    public long first(int page) {
        return first[page];
    }

    public boolean byRows() {
        return byRows;
    }

    /** The page that holds this row or entry. */
    public int of(long row) {
        int found = Arrays.binarySearch(first, 0, offsets.length, row);
        if (found < 0) {
            return -found - 2;
        }
        // Empty pages share their first row with the next: the last of them holds it.
        while (found + 1 < offsets.length && first[found + 1] == row) {
            found++;
        }
        return found;
    }
}
