package dev.colonnade.scan;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.base.Progress;
import dev.colonnade.base.RowRange;
import dev.colonnade.column.Column;
import dev.colonnade.column.Schema;
import dev.colonnade.format.Batch;
import dev.colonnade.format.Chunks;
import dev.colonnade.format.ColumnBounds;
import dev.colonnade.format.Finding;
import dev.colonnade.format.LayoutNode;
import dev.colonnade.format.Table;
import dev.colonnade.memory.FileStamp;
import dev.colonnade.memory.Lease;
import dev.colonnade.scan.value.CellValue;
import dev.colonnade.scan.value.Compare;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Columns as a table, in chunks and batches of any size. */
public final class MemoryTable implements Table {
    private final Schema schema;
    private final List<Column> columns;
    private final int chunkRows;
    private final int batchRows;

    public MemoryTable(Schema schema, List<Column> columns, int chunkRows, int batchRows) {
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

    /** The true bounds, of which some are not told. */
    @Override
    public @Nullable ColumnBounds bounds(int chunk, int column) {
        Random random = new Random(31L * chunk + column);
        int from = Math.toIntExact(chunks().firstRow(chunk));
        int to = Math.toIntExact(chunks().firstRow(chunk + 1));
        Column values = columns.get(column);
        int min = -1;
        int max = -1;
        int nulls = 0;
        for (int row = from; row < to; row++) {
            Object value = CellValue.of(values, row);
            if (value == null) {
                nulls++;
            } else {
                min = min < 0 || Compare.compare(value, value(values, min)) < 0 ? row : min;
                max = max < 0 || Compare.compare(value, value(values, max)) > 0 ? row : max;
            }
        }
        return random.nextInt(6) == 0
                ? null
                : new ColumnBounds(min < 0 || random.nextInt(5) == 0 ? null : values.slice(min, 1),
                        max < 0 || random.nextInt(5) == 0 ? null : values.slice(max, 1),
                        random.nextInt(5) == 0 ? -1 : nulls, to - from, ColumnBounds.Means.STATISTICS);
    }

    private static Object value(Column column, int row) {
        return java.util.Objects.requireNonNull(CellValue.of(column, row));
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
