package dev.colonnade.format.parquet;

import dev.colonnade.format.Chunks;
import dev.colonnade.format.parquet.meta.RowGroups;

/** Row groups as a table's chunks. */
record RowGroupChunks(RowGroups groups) implements Chunks {
    @Override
    public String kind() {
        return "row group";
    }

    @Override
    public int count() {
        return groups.count();
    }

    @Override
    public long firstRow(int chunk) {
        return groups.firstRow(chunk);
    }
}
