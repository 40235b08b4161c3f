package dev.colonnade.format.parquet.meta;

import dev.colonnade.format.parquet.thrift.CompactReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parquet's {@code ColumnMetaData}: where the pages of one column chunk are and what is in them. Offsets are of the file
 * and, as the sizes, not yet checked.
 *
 * @param dictionaryPageOffset -1 where there is none, as {@code bloomFilterOffset}
 * @param encodingStats triples of page type, encoding and number of pages
 */
public record ColumnMeta(Physical type, int[] encodings, List<String> path, int codec, long valueCount,
        long uncompressedSize, long compressedSize, List<KeyValue> keyValues, long dataPageOffset,
        long dictionaryPageOffset, @Nullable Statistics statistics, List<int[]> encodingStats, long bloomFilterOffset,
        long bloomFilterLength, @Nullable SizeStatistics sizes, @Nullable GeospatialStatistics geospatial) {

    /** Reads the structure, as the value of a field or by itself. */
    public static ColumnMeta read(CompactReader in) {
        Physical type = Physical.BOOLEAN;
        int[] encodings = {};
        List<String> path = List.of();
        int codec = 0;
        long values = 0;
        long uncompressed = 0;
        long compressed = 0;
        List<KeyValue> keyValues = List.of();
        long dataPage = -1;
        long dictionaryPage = -1;
        Statistics statistics = null;
        List<int[]> encodingStats = List.of();
        long bloomOffset = -1;
        long bloomLength = -1;
        SizeStatistics sizes = null;
        GeospatialStatistics geospatial = null;
        int outer = in.enter();
        while (in.field()) {
            switch (in.id()) {
                case 1 -> type = Physical.of(in.readInt());
                case 2 -> encodings = java.util.Arrays.stream(in.readLongs()).mapToInt(e -> (int) e).toArray();
                case 3 -> path = in.readList(CompactReader::readString);
                case 4 -> codec = in.readInt();
                case 5 -> values = in.readLong();
                case 6 -> uncompressed = in.readLong();
                case 7 -> compressed = in.readLong();
                case 8 -> keyValues = in.readList(KeyValue::read);
                case 9 -> dataPage = in.readLong();
                case 11 -> dictionaryPage = in.readLong();
                case 12 -> statistics = Statistics.read(in);
                case 13 -> encodingStats = in.readList(ColumnMeta::readEncodingStats);
                case 14 -> bloomOffset = in.readLong();
                case 15 -> bloomLength = in.readLong();
                case 16 -> sizes = SizeStatistics.read(in);
                case 17 -> geospatial = GeospatialStatistics.read(in);
                default -> in.skip();
            }
        }
        in.leave(outer);
        return new ColumnMeta(type, encodings, path, codec, values, uncompressed, compressed, keyValues, dataPage,
                dictionaryPage, statistics, encodingStats, bloomOffset, bloomLength, sizes, geospatial);
    }

    private static int[] readEncodingStats(CompactReader in) {
        int[] stats = new int[3];
        int outer = in.enter();
        while (in.field()) {
            if (in.id() >= 1 && in.id() <= 3) {
                stats[in.id() - 1] = in.readInt();
            } else {
                in.skip();
            }
        }
        in.leave(outer);
        return stats;
    }

    /** Where the chunk's first page of any kind begins. */
    public long firstPageOffset() {
        // Some writers put zero, or the place of the data page, where there is no dictionary.
        return dictionaryPageOffset > 0 && dictionaryPageOffset < dataPageOffset
                ? dictionaryPageOffset
                : dataPageOffset;
    }
}
