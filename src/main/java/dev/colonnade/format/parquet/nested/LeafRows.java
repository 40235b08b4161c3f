package dev.colonnade.format.parquet.nested;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.format.parquet.decode.LeafBuilder;
import dev.colonnade.format.parquet.decode.LeafPage;
import dev.colonnade.format.parquet.page.ChunkReader;
import dev.colonnade.format.parquet.page.PageList;
import org.jspecify.annotations.Nullable;

/** Some rows of one leaf, out of as few pages as hold them. */
final class LeafRows {
    private LeafRows() {
    }

    /**
     * Rows {@code [from, to)} of the chunk's row group, of which there is at least one. Pages that lie wholly within are
     * decoded where they are wanted; others go through the cache.
     *
     * @param prefixed whether text may come as a {@link dev.colonnade.column.PrefixedBytesColumn}
     */
    static LeafPage read(ChunkReader chunk, long from, long to, boolean prefixed, Cancellation cancellation) {
        PageList pages = chunk.pages();
        if (pages.count() == 0) {
            throw Fault.damaged(null, "has no pages where the row group has " + chunk.rows() + " rows");
        }
        if (chunk.shape().leaf().maxRep() > 0) {
            return RepeatedRows.read(chunk, from, to, cancellation);
        }
        int page = pages.of(from);
        if (to <= pages.first(page + 1)) {
            LeafPage whole = alone(chunk, pages, page, from, to, prefixed);
            if (whole != null) {
                return whole;
            }
        }
        try (LeafBuilder builder = chunk.builder(to - from)) {
            for (; page < pages.count() && pages.first(page) < to; page++) {
                cancellation.check();
                long first = pages.first(page);
                long end = pages.first(page + 1);
                if (first == end) {
                    continue;
                }
                if (from <= first && end <= to) {
                    chunk.decode(page, builder);
                } else {
                    try (LeafPage part = chunk.page(page)) {
                        builder.add(part, (int) (Math.max(from, first) - first), (int) (Math.min(to, end) - first));
                    }
                }
            }
            return builder.finish();
        }
    }

    /** Rows of one page without copying any, if the page can be had without. */
    private static @Nullable LeafPage alone(ChunkReader chunk, PageList pages, int page, long from, long to,
            boolean prefixed) {
        long first = pages.first(page);
        if (from == first && to == pages.first(page + 1)) {
            return chunk.whole(page, prefixed);
        }
        LeafPage whole = chunk.mapped(page);
        if (whole == null && prefixed && (to - from) * 2 > pages.first(page + 1) - first) {
            // Who takes most of a page as it is encoded is on the way through the file and will not be back for the rest.
            whole = chunk.isKept(page) ? chunk.page(page) : chunk.whole(page, true);
        }
        if (whole == null && !chunk.isNested()) {
            whole = chunk.page(page);
        }
        return whole == null ? null : whole.slice((int) (from - first), (int) (to - from));
    }
}
