package dev.colonnade.format.parquet.write;

import dev.colonnade.format.parquet.thrift.CompactWriter;
import dev.colonnade.format.parquet.thrift.CompactWriter.Of;
import dev.colonnade.memory.HeldBytes;
import java.util.List;

/** Writes a chunk's {@code OffsetIndex} and {@code ColumnIndex}. */
final class IndexWriter {
    private static final byte[] NOTHING = {};
    private static final int UNORDERED = 0;
    private static final int ASCENDING = 1;
    private static final int DESCENDING = 2;

    private IndexWriter() {
    }

    /** @param start where the data pages begin in the file */
    static void offsets(ChunkWriter chunk, long start, HeldBytes to) {
        CompactWriter out = new CompactWriter(to);
        out.begin();
        out.list(1, Of.STRUCTS, chunk.pages().size());
        for (Page page : chunk.pages()) {
            out.begin();
            out.putLong(1, start + page.offset());
            out.putInt(2, page.size());
            out.putLong(3, page.firstRow());
            out.end();
        }
        if (chunk.leaf().isBytes()) {
            out.list(2, Of.LONG, chunk.pages().size());
            for (Page page : chunk.pages()) {
                out.element(page.unencoded());
            }
        }
        out.end();
    }

    /**
     * @return whether there is one: not where a page has values and no bounds, as of NaN alone, of which the index could
     *     say nothing
     */
    static boolean columns(ChunkWriter chunk, HeldBytes to) {
        List<Page> pages = chunk.pages();
        for (Page page : pages) {
            if (!page.isNull() && (page.min() == null || page.max() == null)) {
                return false;
            }
        }
        CompactWriter out = new CompactWriter(to);
        out.begin();
        out.list(1, Of.BOOLEAN, pages.size());
        for (Page page : pages) {
            out.element(page.isNull());
        }
        out.list(2, Of.BYTES, pages.size());
        for (Page page : pages) {
            Bounds.Bound min = page.min();
            out.element(min == null ? NOTHING : min.value());
        }
        out.list(3, Of.BYTES, pages.size());
        for (Page page : pages) {
            Bounds.Bound max = page.max();
            out.element(max == null ? NOTHING : max.value());
        }
        out.putInt(4, order(pages, chunk.bounds()));
        out.list(5, Of.LONG, pages.size());
        for (Page page : pages) {
            out.element(page.nulls());
        }
        out.end();
        return true;
    }

    private static int order(List<Page> pages, Bounds bounds) {
        boolean rising = true;
        boolean falling = true;
        Page before = null;
        for (Page page : pages) {
            if (page.isNull()) {
                continue;
            }
            if (before != null) {
                int low = compare(before.min(), page.min(), bounds);
                int high = compare(before.max(), page.max(), bounds);
                rising &= low <= 0 && high <= 0;
                falling &= low >= 0 && high >= 0;
            }
            before = page;
        }
        return rising ? ASCENDING : falling ? DESCENDING : UNORDERED;
    }

    private static int compare(Bounds.@org.jspecify.annotations.Nullable Bound one,
            Bounds.@org.jspecify.annotations.Nullable Bound other, Bounds bounds) {
        return one == null || other == null ? 0 : bounds.compare(one.value(), other.value());
    }
}
