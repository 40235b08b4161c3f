package dev.colonnade.format.parquet.write;

import dev.colonnade.codec.Codec;
import dev.colonnade.codec.Compressor;
import java.util.List;
import java.util.Set;

/**
 * How a Parquet file is written.
 *
 * @param level of the codec, or {@link Compressor#DEFAULT_LEVEL}
 * @param rowGroupRows the most rows of a row group; one that grows too large for the memory ends earlier
 * @param dictionary whether values may go behind a dictionary where that pays
 * @param pageIndex whether to write a column and an offset index for each column chunk
 * @param bloom names of top-level columns or dotted paths that get a bloom filter
 * @param sorting what the rows are known to be sorted by
 * @param createdBy who says to have written it
 */
public record ParquetOptions(Codec codec, int level, long rowGroupRows, boolean dictionary, boolean pageIndex,
        Set<String> bloom, List<Sorting> sorting, String createdBy) {
    public static final long ROW_GROUP_ROWS = 1 << 19;

    /** @param column the number of a column of the table */
    public record Sorting(int column, boolean descending, boolean nullsFirst) {}

    public ParquetOptions {
        bloom = Set.copyOf(bloom);
        sorting = List.copyOf(sorting);
    }

    public static ParquetOptions of(String createdBy) {
        return new ParquetOptions(Codec.SNAPPY, Compressor.DEFAULT_LEVEL, ROW_GROUP_ROWS, true, true, Set.of(),
                List.of(), createdBy);
    }
}
