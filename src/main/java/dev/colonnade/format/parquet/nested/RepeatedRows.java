package dev.colonnade.format.parquet.nested;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.format.parquet.decode.LeafBuilder;
import dev.colonnade.format.parquet.decode.LeafPage;
import dev.colonnade.format.parquet.page.ChunkReader;
import dev.colonnade.format.parquet.page.PageList;

/**
 * Some rows of a leaf whose rows have any number of entries. A row begins where the repetition level is 0.
 *
 * <p>Where pages are known by their rows, those that hold none of the wanted are not touched. Else only the levels tell,
 * so pages are decoded from the first one on, once: {@link ChunkReader} remembers where rows begin.
 */
final class RepeatedRows {
    private final ChunkReader chunk;
    private final PageList pages;

    private RepeatedRows(ChunkReader chunk) {
        this.chunk = chunk;
        this.pages = chunk.pages();
    }

    static LeafPage read(ChunkReader chunk, long from, long to, Cancellation cancellation) {
        return new RepeatedRows(chunk).read(from, to, cancellation);
    }

    private LeafPage read(long from, long to, Cancellation cancellation) {
        int page = firstPage(from, cancellation);
        long row = firstRow(page);
        try (LeafBuilder builder = chunk.builder(to - from)) {
            // The page before may end in the middle of a row: what continues it is not a row of ours.
            boolean inside = false;
            for (; page < pages.count(); page++) {
                cancellation.check();
                if (row >= to && pages.byRows()) {
                    break;
                }
                if (from <= row && pages.byRows() && row + rows(page) <= to) {
                    // The whole page, of which we know that it begins with a row.
                    int before = builder.entries();
                    chunk.decode(page, builder);
                    inside = inside || builder.entries() > before;
                    row += rows(page);
                    continue;
                }
                try (LeafPage part = chunk.page(page)) {
                    int entries = part.entries();
                    int start = inside ? 0 : -1;
                    int end = entries;
                    for (int i = 0; i < entries; i++) {
                        if (part.repetition(i) == 0) {
                            if (row == from) {
                                start = i;
                                inside = true;
                            } else if (row == to) {
                                end = i;
                                row++;
                                break;
                            }
                            row++;
                        }
                    }
                    if (inside) {
                        builder.add(part, Math.max(start, 0), end);
                    }
                    if (row > to) {
                        break;
                    }
                }
            }
            if (row < to) {
                throw Fault.damaged(null, "its pages hold " + row + " rows where the row group has " + chunk.rows());
            }
            return builder.finish();
        }
    }

    private long rows(int page) {
        return pages.first(page + 1) - pages.first(page);
    }

    private int firstPage(long row, Cancellation cancellation) {
        if (pages.byRows()) {
            return pages.of(row);
        }
        return chunk.rowStarts().pageOf(row, page -> {
            cancellation.check();
            try (LeafPage decoded = chunk.page(page)) {
                int rows = 0;
                for (int i = 0; i < decoded.entries(); i++) {
                    rows += decoded.repetition(i) == 0 ? 1 : 0;
                }
                return rows;
            }
        });
    }

    private long firstRow(int page) {
        return pages.byRows() ? pages.first(page) : chunk.rowStarts().first(page);
    }
}
