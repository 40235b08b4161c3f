package dev.colonnade.format.parquet.meta;

import dev.colonnade.format.parquet.thrift.CompactReader;
import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * The bounds of each data page of a chunk.
 *
 * @param nullPages pages of nulls alone, whose bounds mean nothing
 * @param order 0 unordered, 1 ascending, 2 descending
 * @param nullCounts empty where not said
 */
public record ColumnIndex(boolean[] nullPages, List<byte[]> minValues, List<byte[]> maxValues, int order,
        long[] nullCounts) {
    public static ColumnIndex read(MemorySegment bytes) {
        return CompactReader.parse(bytes, "column index", ColumnIndex::read);
    }

    private static ColumnIndex read(CompactReader in) {
        boolean[] nullPages = {};
        List<byte[]> min = List.of();
        List<byte[]> max = List.of();
        int order = 0;
        long[] nulls = {};
        int outer = in.enter();
        while (in.field()) {
            switch (in.id()) {
                case 1 -> nullPages = in.readBooleans();
                case 2 -> min = in.readList(CompactReader::readByteArray);
                case 3 -> max = in.readList(CompactReader::readByteArray);
                case 4 -> order = in.readInt();
                case 5 -> nulls = in.readLongs();
                default -> in.skip();
            }
        }
        in.leave(outer);
        return new ColumnIndex(nullPages, min, max, order, nulls);
    }
}
