package dev.colonnade.format.parquet;

import dev.colonnade.format.ChunkParts;
import dev.colonnade.format.ColumnBounds;
import dev.colonnade.format.parquet.meta.ColumnIndex;
import dev.colonnade.format.parquet.meta.Statistics;
import dev.colonnade.format.parquet.page.PageList;
import dev.colonnade.format.parquet.page.PageSource.Part;
import dev.colonnade.format.parquet.schema.Shape.LeafShape;
import org.jspecify.annotations.Nullable;

/** The pages of a column chunk with bounds for each, out of its column and offset index ("PageIndex.md" of Parquet). */
final class IndexedPages implements ChunkParts {
    private static final ColumnBounds.Means MEANS = ColumnBounds.Means.PAGE_INDEX;

    private final ColumnIndex index;
    private final PageList pages;
    private final LeafShape shape;
    private final int order;

    private IndexedPages(ColumnIndex index, PageList pages, LeafShape shape, int order) {
        this.index = index;
        this.pages = pages;
        this.shape = shape;
        this.order = order;
    }

    /** @return null without an index, or with one that contradicts itself */
    static @Nullable IndexedPages open(StoredChunk stored, LeafShape shape, int order, long rows, long fileSize) {
        if (stored.chunk().columnIndexOffset() <= 0 || stored.chunk().columnIndexLength() <= 0) {
            return null;
        }
        PageList pages = PageList.ofIndex(stored.source(), stored.chunk(), rows, fileSize);
        if (pages == null) {
            return null;
        }
        ColumnIndex index = ColumnIndex.read(stored.source().module(stored.chunk().columnIndexOffset(),
                stored.chunk().columnIndexLength(), Part.COLUMN_INDEX));
        int count = pages.count();
        return index.nullPages().length != count || index.minValues().size() != count
                || index.maxValues().size() != count
                        ? null
                        : new IndexedPages(index, pages, shape, order);
    }

    @Override
    public String kind() {
        return "page";
    }

    @Override
    public int count() {
        return pages.count();
    }

    @Override
    public long firstRow(int page) {
        return pages.first(page);
    }

    @Override
    public ColumnBounds bounds(int page) {
        long rows = pages.first(page + 1) - pages.first(page);
        if (index.nullPages()[page]) {
            return new ColumnBounds(null, null, rows, rows, MEANS);
        }
        long nulls = index.nullCounts().length == pages.count() ? index.nullCounts()[page] : -1;
        // A page that is not all null has a value, and so not as many nulls as rows, whatever the count says.
        Statistics statistics = new Statistics(null, null, nulls < rows ? nulls : -1, -1, index.maxValues().get(page),
                index.minValues().get(page), null, null, -1);
        return StatisticBounds.of(statistics, shape, order, rows).by(MEANS);
    }
}
