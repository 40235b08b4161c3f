package dev.colonnade.format;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.RowRange;
import dev.colonnade.column.Bits;
import dev.colonnade.column.Column;
import dev.colonnade.column.Field;
import dev.colonnade.column.FixedColumn;
import dev.colonnade.column.Layouts;
import dev.colonnade.column.Schema;
import dev.colonnade.column.Type;
import dev.colonnade.column.VarBytesColumn;
import dev.colonnade.memory.HeldBuffer;
import dev.colonnade.memory.HeldMemory;
import dev.colonnade.memory.Lease;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table with three more columns behind its own, that say of each row where it comes from. */
public final class IdentifiedTable extends ForwardingTable {
    /** The columns there are more, in their order. */
    public static final List<String> NAMES = List.of("source_file", "source_chunk", "source_row");

    private static final Type TEXT = new Type.Utf8(Type.Layout.SMALL);
    private static final Type NUMBER = new Type.Int(64, true);
    private static final int MOST_ROWS = 1 << 18;

    private final HeldMemory memory;
    private final Schema schema;
    private final int own;

    /** @param memory for the columns made */
    public IdentifiedTable(Table table, HeldMemory memory) {
        super(table);
        this.memory = memory;
        this.own = table.schema().size();
        List<Field> fields = new ArrayList<>(table.schema().fields());
        fields.add(new Field(NAMES.get(0), TEXT, false));
        fields.add(new Field(NAMES.get(1), NUMBER, false));
        fields.add(new Field(NAMES.get(2), NUMBER, false));
        this.schema = new Schema(fields, table.schema().metadata());
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

    private Column made(int which, RowRange rows, List<Lease> leases) {
        int length = Math.toIntExact(rows.size());
        if (which == 0) {
            return files(rows, length, leases);
        }
        MemorySegment data = allocate(length * 8L, leases);
        // Of a file in a folder of files, chunks are finer than those of the folder: each row is asked for.
        for (int i = 0; i < length; i++) {
            RowIdentity identity = table().identity(rows.from() + i);
            data.set(Layouts.LONG, i * 8L, which == 1 ? identity.chunk() : identity.row());
        }
        return new FixedColumn(NUMBER, length, Bits.ALL, 8, data);
    }

    private Column files(RowRange rows, int length, List<Lease> leases) {
        byte[] name = length == 0
                ? new byte[0]
                : table().identity(rows.from()).file().getBytes(StandardCharsets.UTF_8);
        MemorySegment offsets = allocate((length + 1L) * 4, leases);
        MemorySegment data = allocate((long) length * name.length, leases);
        MemorySegment one = MemorySegment.ofArray(name);
        for (int i = 0; i < length; i++) {
            offsets.set(Layouts.INT, i * 4L, i * name.length);
            MemorySegment.copy(one, 0, data, (long) i * name.length, name.length);
        }
        offsets.set(Layouts.INT, length * 4L, length * name.length);
        return new VarBytesColumn(TEXT, length, Bits.ALL, false, offsets, data);
    }

    private MemorySegment allocate(long size, List<Lease> leases) {
        HeldBuffer buffer = memory.allocate(size);
        leases.add(Lease.once(buffer::close));
        return buffer.bytes();
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
