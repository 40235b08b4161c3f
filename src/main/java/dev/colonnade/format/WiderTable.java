package dev.colonnade.format;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.RowRange;
import dev.colonnade.column.Column;
import dev.colonnade.column.Field;
import dev.colonnade.column.Schema;
import dev.colonnade.memory.HeldBuffer;
import dev.colonnade.memory.HeldMemory;
import dev.colonnade.memory.Lease;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table with more columns behind its own, which are made of which rows there are, and of nothing that they hold. */
public abstract class WiderTable extends ForwardingTable {
    private static final int MOST_ROWS = 1 << 18;

    private final HeldMemory memory;
    private final Schema schema;
    private final int own;

    /** @param memory for the columns made */
    protected WiderTable(Table table, List<Field> more, HeldMemory memory) {
        super(table);
        this.memory = memory;
        this.own = table.schema().size();
        List<Field> fields = new ArrayList<>(table.schema().fields());
        fields.addAll(more);
        this.schema = new Schema(fields, table.schema().metadata());
    }

    /**
     * One of the columns that there are more.
     *
     * @param which of them, from 0
     * @param rows of one chunk
     * @param leases where that on its memory goes
     */
    protected abstract Column made(int which, RowRange rows, List<Lease> leases);

    /** Memory that goes back with the batch. */
    protected final MemorySegment allocate(long size, List<Lease> leases) {
        HeldBuffer buffer = memory.allocate(size);
        leases.add(Lease.once(buffer::close));
        return buffer.bytes();
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Batch read(RowRange rows, int[] columns, Cancellation cancellation) {
        return with(rows, columns, (some, there) -> table().read(some, there, cancellation));
    }

    @Override
    public Batch readEncoded(RowRange rows, int[] columns, Cancellation cancellation) {
        return with(rows, columns, (some, there) -> table().readEncoded(some, there, cancellation));
    }

    private interface Reader {
        Batch read(RowRange rows, int[] columns);
    }

    private Batch with(RowRange rows, int[] columns, Reader reader) {
        int[] there = java.util.Arrays.stream(columns).filter(column -> column < own).toArray();
        if (there.length == columns.length) {
            return reader.read(rows, there);
        }
        // A batch of rows of one chunk has one file and one chunk to name.
        long end = rows.isEmpty() ? rows.to() : chunks().firstRow(chunks().of(rows.from()) + 1);
        RowRange some = RowRange.of(rows.from(), Math.min(Math.min(rows.to(), end), rows.from() + MOST_ROWS));
        Batch batch = reader.read(some, there);
        List<Lease> leases = new ArrayList<>();
        leases.add(batch.lease());
        boolean done = false;
        try {
            List<Column> all = new ArrayList<>(columns.length);
            int next = 0;
            for (int column : columns) {
                all.add(column < own ? batch.column(next++) : made(column - own, batch.rows(), leases));
            }
            Batch whole = new Batch(batch.rows(), all, Lease.all(leases));
            done = true;
            return whole;
        } finally {
            if (!done) {
                leases.forEach(Lease::close);
            }
        }
    }

    @Override
    public Field declared(int column) {
        return column < own ? table().declared(column) : schema.field(column);
    }

    @Override
    public List<StoredType> storedTypes(int column) {
        return column < own ? table().storedTypes(column) : List.of();
    }

    @Override
    public @Nullable ColumnBounds bounds(int chunk, int column) {
        return column < own ? table().bounds(chunk, column) : null;
    }

    @Override
    public @Nullable ChunkParts parts(int chunk, int column) {
        return column < own ? table().parts(chunk, column) : null;
    }

    @Override
    public @Nullable Batch dictionary(int chunk, int column, Cancellation cancellation) {
        return column < own ? table().dictionary(chunk, column, cancellation) : null;
    }

    @Override
    public @Nullable BloomProbe bloom(int chunk, int column) {
        return column < own ? table().bloom(chunk, column) : null;
    }

    @Override
    public long storedBytes(int chunk, int[] columns) {
        return table().storedBytes(chunk, java.util.Arrays.stream(columns).filter(column -> column < own).toArray());
    }
}
