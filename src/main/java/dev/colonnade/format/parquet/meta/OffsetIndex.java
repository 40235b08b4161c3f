package dev.colonnade.format.parquet.meta;

import dev.colonnade.format.parquet.thrift.CompactReader;
import java.lang.foreign.MemorySegment;

/**
 * Where the data pages of a chunk are.
 *
 * @param offsets of the file
 * @param sizes bytes with the header
 * @param firstRows the row of the row group each page begins with
 * @param unencodedBytes as in {@link SizeStatistics}, or empty
 */
public record OffsetIndex(long[] offsets, int[] sizes, long[] firstRows, long[] unencodedBytes) {
    public int pages() {
        return offsets.length;
    }

    public static OffsetIndex read(MemorySegment bytes) {
        return CompactReader.parse(bytes, "offset index", OffsetIndex::read);
    }

    private static OffsetIndex read(CompactReader in) {
        long[] offsets = {};
        int[] sizes = {};
        long[] rows = {};
        long[] unencoded = {};
        int outer = in.enter();
        while (in.field()) {
            if (in.id() == 1) {
                int count = in.beginList();
                offsets = new long[count];
                sizes = new int[count];
                rows = new long[count];
                for (int i = 0; i < count; i++) {
                    int page = in.enter();
                    while (in.field()) {
                        switch (in.id()) {
                            case 1 -> offsets[i] = in.readLong();
                            case 2 -> sizes[i] = in.readInt();
                            case 3 -> rows[i] = in.readLong();
                            default -> in.skip();
                        }
                    }
                    in.leave(page);
                }
            } else if (in.id() == 2) {
                unencoded = in.readLongs();
            } else {
                in.skip();
            }
        }
        in.leave(outer);
        return new OffsetIndex(offsets, sizes, rows, unencoded);
    }
}
