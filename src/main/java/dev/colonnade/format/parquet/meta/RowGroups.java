package dev.colonnade.format.parquet.meta;

import dev.colonnade.base.Fault;
import dev.colonnade.format.parquet.thrift.CompactReader;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where each row group and column chunk is described within the footer, and the few numbers every reader needs.
 *
 * <p>A footer may describe a million chunks. One pass steps over them and keeps four bytes for each; {@link #chunk} reads
 * one when it is wanted.
 */
public final class RowGroups {
    private final MemorySegment footer;
    private final int leaves;
    private int count;
    private long[] firstRow = new long[2];
    private long[] bytes = new long[1];
    /** Where in the footer each chunk begins, row group by row group. */
    private int[] chunks = new int[1];

    private RowGroups(MemorySegment footer, int leaves) {
        this.footer = footer;
        this.leaves = leaves;
    }

    static RowGroups none(MemorySegment footer, int leaves) {
        return new RowGroups(footer, leaves);
    }

    /** Reads the list at hand. */
    static RowGroups read(CompactReader in, MemorySegment footer, int leaves) {
        RowGroups groups = new RowGroups(footer, leaves);
        int count = in.beginList();
        for (int i = 0; i < count; i++) {
            try {
                groups.add(in);
            } catch (Fault e) {
                throw e.at("row group " + i);
            }
        }
        return groups;
    }

    private void add(CompactReader in) {
        int place = count * leaves;
        if (place + leaves > chunks.length) {
            chunks = Arrays.copyOf(chunks, Math.max(place + leaves, chunks.length + chunks.length / 2));
        }
        if (count + 2 > firstRow.length) {
            firstRow = Arrays.copyOf(firstRow, firstRow.length * 2);
            bytes = Arrays.copyOf(bytes, firstRow.length);
        }
        long rows = 0;
        int columns = 0;
        int outer = in.enter();
        while (in.field()) {
            switch (in.id()) {
                case 1 -> {
                    columns = in.beginList();
                    if (columns != leaves) {
                        throw Fault.damaged(null, "has " + columns + " column chunks where the schema has " + leaves);
                    }
                    for (int i = 0; i < columns; i++) {
                        chunks[place + i] = (int) in.position();
                        in.skipStruct();
                    }
                }
                case 2 -> bytes[count] = in.readLong();
                case 3 -> rows = in.readLong();
                default -> in.skip();
            }
        }
        in.leave(outer);
        long end = firstRow[count] + rows;
        if (rows < 0 || end < 0 || columns != leaves) {
            throw Fault.damaged(null, rows < 0 || end < 0
                    ? "has " + rows + " rows"
                    : "has no column chunks where the schema has " + leaves);
        }
        firstRow[++count] = end;
    }

    public int count() {
        return count;
    }

    /** The first row; of row group number {@link #count()}, the number of rows in all. */
    public long firstRow(int group) {
        return firstRow[group];
    }

    public long rows(int group) {
        return firstRow[group + 1] - firstRow[group];
    }

    /** Bytes of all its pages before compression, as the footer says. */
    public long bytes(int group) {
        return bytes[group];
    }

    /** Reads the description of one column chunk. */
    public ChunkMeta chunk(int group, int leaf) {
        int from = chunks[group * leaves + leaf];
        return CompactReader.parse(footer.asSlice(from), "footer", ChunkMeta::read);
    }

    /** What the group says of itself behind its chunks. */
    public GroupMeta group(int group) {
        if (leaves == 0) {
            return GroupMeta.EMPTY;
        }
        int last = chunks[group * leaves + leaves - 1];
        return CompactReader.parse(footer.asSlice(last), "footer", GroupMeta::read);
    }

    /**
     * @param sorting triples of leaf column, 1 if descending, 1 if nulls come first
     * @param ordinal the row group's number as encryption knows it, or null
     */
    public record GroupMeta(long fileOffset, long compressedSize, int[][] sorting, @Nullable Integer ordinal) {
        static final GroupMeta EMPTY = new GroupMeta(-1, -1, new int[0][], null);

        /** Reads from the last column chunk of a row group on. */
        static GroupMeta read(CompactReader in) {
            in.skipStruct();
            in.resumeAfter(1);
            long offset = -1;
            long size = -1;
            int[][] sorting = {};
            Integer ordinal = null;
            while (in.field()) {
                switch (in.id()) {
                    case 4 -> sorting = in.readList(GroupMeta::readSorting).toArray(new int[0][]);
                    case 5 -> offset = in.readLong();
                    case 6 -> size = in.readLong();
                    case 7 -> ordinal = in.readInt();
                    default -> in.skip();
                }
            }
            return new GroupMeta(offset, size, sorting, ordinal);
        }

        private static int[] readSorting(CompactReader in) {
            int[] sorting = new int[3];
            int outer = in.enter();
            while (in.field()) {
                switch (in.id()) {
                    case 1 -> sorting[0] = in.readInt();
                    case 2 -> sorting[1] = in.readBoolean() ? 1 : 0;
                    case 3 -> sorting[2] = in.readBoolean() ? 1 : 0;
                    default -> in.skip();
                }
            }
            in.leave(outer);
            return sorting;
        }
    }
}
