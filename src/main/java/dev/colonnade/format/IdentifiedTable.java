package dev.colonnade.format;

import dev.colonnade.base.RowRange;
import dev.colonnade.column.Bits;
import dev.colonnade.column.Column;
import dev.colonnade.column.Field;
import dev.colonnade.column.FixedColumn;
import dev.colonnade.column.Layouts;
import dev.colonnade.column.Type;
import dev.colonnade.column.VarBytesColumn;
import dev.colonnade.memory.HeldMemory;
import dev.colonnade.memory.Lease;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A table with three more columns behind its own, that say of each row where it comes from. */
public final class IdentifiedTable extends WiderTable {
    /** The columns there are more, in their order. */
    public static final List<String> NAMES = List.of("source_file", "source_chunk", "source_row");

    private static final Type TEXT = new Type.Utf8(Type.Layout.SMALL);
    private static final Type NUMBER = new Type.Int(64, true);

    /** @param memory for the columns made */
    public IdentifiedTable(Table table, HeldMemory memory) {
        super(table, List.of(new Field(NAMES.get(0), TEXT, false), new Field(NAMES.get(1), NUMBER, false),
                new Field(NAMES.get(2), NUMBER, false)), memory);
    }

    @Override
    protected Column made(int which, RowRange rows, List<Lease> leases) {
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
}
