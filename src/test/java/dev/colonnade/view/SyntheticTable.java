package dev.colonnade.view;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.base.RowRange;
import dev.colonnade.column.Bits;
import dev.colonnade.column.Column;
import dev.colonnade.column.Field;
import dev.colonnade.column.FixedColumn;
import dev.colonnade.column.Schema;
import dev.colonnade.column.Type;
import dev.colonnade.column.VarBytesColumn;
import dev.colonnade.format.Batch;
import dev.colonnade.format.Chunks;
import dev.colonnade.format.LayoutNode;
import dev.colonnade.format.Table;
import dev.colonnade.memory.FileStamp;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A table of any number of rows and columns whose values follow from where they stand, so that a test can tell whether
 * the right ones are shown. Columns go round: a number (the row itself), a text ({@code r<row>c<column>}), a number that
 * is null every third row.
 */
public final class SyntheticTable implements Table {
    /** Of about the same size. */
    public static final int CHUNKS = 30;
    private static final int LARGEST_BATCH = 50;

    private final long rows;
    private final Schema schema;
    final AtomicInteger reads = new AtomicInteger();
    final AtomicInteger openBatches = new AtomicInteger();
    private volatile @Nullable Fault broken;
    private volatile int brokenColumn = -1;
    private volatile FileStamp.Change change = FileStamp.Change.NONE;
    volatile long delayMillis;

    public SyntheticTable(long rows, int columns) {
        this.rows = rows;
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            fields.add(switch (i % 3) {
                case 0 -> new Field("number " + i, new Type.Int(64, true), false);
                case 1 -> new Field("text " + i, new Type.Utf8(Type.Layout.SMALL), true);
                default -> new Field("holes " + i, new Type.Int(64, true), true);
            });
        }
        this.schema = new Schema(fields);
    }

    /** From now on reading this column fails. */
    public void breakColumn(int column, Fault fault) {
        brokenColumn = column;
        broken = fault;
    }

    /** From now on the table is no longer what was opened. */
    public void setChange(FileStamp.Change change) {
        this.change = change;
    }

    /** From now on every read takes this long. */
    public void setDelayMillis(long delayMillis) {
        this.delayMillis = delayMillis;
    }

    @Override
    public String name() {
        return "synthetic";
    }

    @Override
    public String format() {
        return "synthetic";
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public long rowCount() {
        return rows;
    }

    @Override
    public long storedBytes() {
        return rows * schema.size() * 8;
    }

    @Override
    public Chunks chunks() {
        return new Chunks() {
            @Override
            public String kind() {
                return "record batch";
            }

            @Override
            public int count() {
                return CHUNKS;
            }

            @Override
            public long firstRow(int chunk) {
                return rows * chunk / CHUNKS;
            }
        };
    }

    @Override
    public Batch read(RowRange range, int[] columns, Cancellation cancellation) {
        reads.incrementAndGet();
        pause();
        cancellation.check();
        RowRange part = RowRange.of(range.from(), Math.min(range.to(), range.from() + LARGEST_BATCH));
        List<Column> values = new ArrayList<>();
        for (int column : columns) {
            Fault fault = broken;
            if (fault != null && column == brokenColumn) {
                throw fault;
            }
            values.add(column(column, part));
        }
        openBatches.incrementAndGet();
        return new Batch(part, values, openBatches::decrementAndGet);
    }

    private void pause() {
        if (delayMillis > 0) {
            try {
                Thread.sleep(delayMillis);
            } catch (InterruptedException e) {
                throw new IllegalStateException("nobody interrupts a loader", e);
            }
        }
    }

    private Column column(int column, RowRange rows) {
        int length = Math.toIntExact(rows.size());
        if (column % 3 == 1) {
            ByteBuffer offsets = little((length + 1) * 4);
            ByteArrayOutputStream data = new ByteArrayOutputStream();
            offsets.putInt(0);
            for (int i = 0; i < length; i++) {
                data.writeBytes(("r" + (rows.from() + i) + "c" + column).getBytes(StandardCharsets.UTF_8));
                offsets.putInt(data.size());
            }
            return new VarBytesColumn(schema.field(column).type(), length, Bits.ALL, false,
                    MemorySegment.ofArray(offsets.array()), MemorySegment.ofArray(data.toByteArray()));
        }
        ByteBuffer values = little(length * 8);
        byte[] validity = new byte[(length + 7) / 8];
        for (int i = 0; i < length; i++) {
            values.putLong(rows.from() + i);
            if (column % 3 == 0 || (rows.from() + i) % 3 != 0) {
                validity[i / 8] |= (byte) (1 << i % 8);
            }
        }
        return new FixedColumn(schema.field(column).type(), length,
                Bits.of(MemorySegment.ofArray(validity), 0, length), 8, MemorySegment.ofArray(values.array()));
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public FileStamp.Change change() {
        return change;
    }

    @Override
    public void check() {
        if (change != FileStamp.Change.NONE) {
            throw new Fault(Fault.Kind.CHANGED, name(), null, "was changed on disk", "open it again", null);
        }
    }

    @Override
    public Fault explain(InternalError error) {
        return Fault.of(Fault.Kind.CHANGED, "was cut short").because(error);
    }

    @Override
    public LayoutNode layout() {
        return LayoutNode.leaf("file", name(), Map.of());
    }

    @Override
    public void verifyStructure(java.util.function.Consumer<dev.colonnade.format.Finding> findings,
            dev.colonnade.base.Progress progress, Cancellation cancellation) {
        // It has no storage that could be wrong.
    }

    @Override
    public void close() {
    }
}
