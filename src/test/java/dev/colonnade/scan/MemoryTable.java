package dev.colonnade.scan;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.base.Progress;
import dev.colonnade.base.RowRange;
import dev.colonnade.column.Column;
import dev.colonnade.column.Schema;
import dev.colonnade.format.Batch;
import dev.colonnade.format.Chunks;
import dev.colonnade.format.Finding;
import dev.colonnade.format.LayoutNode;
import dev.colonnade.format.Table;
import dev.colonnade.memory.FileStamp;
import dev.colonnade.memory.Lease;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Columns as a table, in chunks and batches of any size. */
final class MemoryTable implements Table {
    private final Schema schema;
    private final List<Column> columns;
    private final int chunkRows;
    private final int batchRows;

    MemoryTable(Schema schema, List<Column> columns, int chunkRows, int batchRows) {
        this.schema = schema;
        this.columns = columns;
        this.chunkRows = chunkRows;
        this.batchRows = batchRows;
    }

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public String format() {
        return "memory";
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public long rowCount() {
        return columns.getFirst().length();
    }

    @Override
    public long storedBytes() {
        return 0;
    }

    @Override
    public Chunks chunks() {
        return new Chunks() {
            @Override
            public String kind() {
                return "chunk";
            }

            @Override
            public int count() {
                return Math.toIntExact(Math.ceilDiv(rowCount(), chunkRows));
            }

            @Override
            public long firstRow(int chunk) {
                return Math.min(rowCount(), (long) chunk * chunkRows);
            }
        };
    }

    @Override
    public Batch read(RowRange rows, int[] wanted, Cancellation cancellation) {
        int from = Math.toIntExact(rows.from());
        int count = Math.toIntExact(Math.min(rows.size(), batchRows));
        List<Column> parts = java.util.Arrays.stream(wanted).mapToObj(i -> columns.get(i).slice(from, count)).toList();
        return new Batch(RowRange.of(from, from + count), parts, Lease.NONE);
    }

    @Override
    public FileStamp.Change change() {
        return FileStamp.Change.NONE;
    }

    @Override
    public void check() {
    }

    @Override
    public Fault explain(InternalError error) {
        return Fault.of(Fault.Kind.CHANGED, "changed").because(error);
    }

    @Override
    public void verifyStructure(Consumer<Finding> findings, Progress progress, Cancellation cancellation) {
    }

    @Override
    public LayoutNode layout() {
        return LayoutNode.leaf("memory", "memory", Map.of());
    }

    @Override
    public void close() {
    }
}
