package dev.colonnade.format.parquet.write;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Column;
import dev.colonnade.column.Schema;
import dev.colonnade.format.out.Parallel;
import dev.colonnade.format.parquet.write.ParquetSchema.LeafNode;
import dev.colonnade.format.parquet.write.ParquetSchema.Node;
import dev.colonnade.memory.HeldMemory;
import java.util.ArrayList;
import java.util.List;

/** Encodes one row group after the other, each in memory until it is written. Not thread-safe, but for its columns. */
final class RowGroupWriter implements AutoCloseable {
    static final int PAGE_ROWS = 20_000;
    private static final long LARGEST_PAGE = 1 << 20;
    private static final long SMALLEST_PAGE = 8 << 10;

    private final Schema schema;
    private final ParquetSchema stored;
    private final HeldMemory memory;
    private final Scratches scratches;
    private final List<ChunkWriter> chunks = new ArrayList<>();
    private long rows;

    /** @param groupBytes how large a row group may become in memory */
    RowGroupWriter(Schema schema, ParquetSchema stored, ParquetOptions options, PageWriter pages, Scratches scratches,
            HeldMemory memory, long groupBytes) {
        this.schema = schema;
        this.stored = stored;
        this.memory = memory;
        this.scratches = scratches;
        long pageBytes = Math.clamp(groupBytes / 4 / Math.max(1, stored.leaves().size()), SMALLEST_PAGE, LARGEST_PAGE);
        for (Leaf leaf : stored.leaves()) {
            chunks.add(new ChunkWriter(leaf, options.dictionary(), PAGE_ROWS, pageBytes, pages, memory));
        }
    }

    long rows() {
        return rows;
    }

    List<ChunkWriter> chunks() {
        return chunks;
    }

    long footprint() {
        long sum = 0;
        for (ChunkWriter chunk : chunks) {
            sum += chunk.footprint();
        }
        return sum;
    }

    /** Adds rows {@code [from, from + count)} of columns. */
    void add(List<Column> columns, int from, int count, Parallel parallel) {
        parallel.run(columns.size(), column -> add((int) column, columns.get((int) column), from, count));
        rows += count;
    }

    private void add(int number, Column column, int from, int count) {
        Scratch scratch = scratches.borrow();
        try {
            Node node = stored.columns().get(number);
            if (node instanceof LeafNode leaf) {
                chunks.get(leaf.leaf().index()).rows(column, from, count, scratch);
            } else {
                new Shredder(memory, (leaf, values, entries) -> chunks.get(leaf.index()).entries(values, entries,
                        scratch)).shred(node, column, from, count);
            }
        } catch (Fault e) {
            throw e.at("column \"" + schema.field(number).name() + '"');
        } finally {
            scratches.giveBack(scratch);
        }
    }

    /** Ends the row group: nothing is added any more until it is {@link #clear cleared}. */
    void finish(Parallel parallel) {
        parallel.run(chunks.size(), number -> {
            Scratch scratch = scratches.borrow();
            try {
                chunks.get((int) number).finish(scratch);
            } finally {
                scratches.giveBack(scratch);
            }
        });
    }

    /** Ready for the next row group. */
    void clear() {
        chunks.forEach(ChunkWriter::clear);
        rows = 0;
    }

    @Override
    public void close() {
        chunks.forEach(ChunkWriter::close);
    }
}
