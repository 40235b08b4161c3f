package dev.colonnade.format.dataset;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Bits;
import dev.colonnade.column.Column;
import dev.colonnade.column.FixedColumn;
import dev.colonnade.column.Layouts;
import dev.colonnade.column.Type;
import dev.colonnade.column.VarBytesColumn;
import dev.colonnade.memory.HeldBuffer;
import dev.colonnade.memory.HeldMemory;
import dev.colonnade.memory.Lease;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Columns that have one value in all rows. */
final class ConstantColumn {
    private ConstantColumn() {
    }

    /** @param leases where the leases on the column's memory go */
    static Column of(Type type, @Nullable Object value, int rows, HeldMemory memory, List<Lease> leases) {
        Bits validity = value != null
                ? Bits.ALL
                : Bits.of(allocate(memory, (rows + 7L) / 8, leases).fill((byte) 0), 0, rows);
        return switch (type) {
            case Type.Int number -> {
                MemorySegment data = allocate(memory, rows * 8L, leases);
                long constant = value instanceof Long number64 ? number64 : 0;
                for (int i = 0; i < rows; i++) {
                    data.set(Layouts.LONG, i * 8L, constant);
                }
                yield new FixedColumn(type, rows, validity, 8, data);
            }
            case Type.Date date -> {
                MemorySegment data = allocate(memory, rows * 4L, leases);
                int constant = value instanceof Long days ? days.intValue() : 0;
                for (int i = 0; i < rows; i++) {
                    data.set(Layouts.INT, i * 4L, constant);
                }
                yield new FixedColumn(type, rows, validity, 4, data);
            }
            default -> text(type, value instanceof String text ? text : "", rows, validity, memory, leases);
        };
    }

    /** One row, on the heap. */
    static Column one(Type type, Object value) {
        return switch (type) {
            case Type.Int number -> new FixedColumn(type, 1, Bits.ALL, 8,
                    MemorySegment.ofArray(new long[]{(Long) value}));
            case Type.Date date -> new FixedColumn(type, 1, Bits.ALL, 4,
                    MemorySegment.ofArray(new int[]{((Long) value).intValue()}));
            default -> {
                byte[] utf8 = ((String) value).getBytes(StandardCharsets.UTF_8);
                yield new VarBytesColumn(type, 1, Bits.ALL, false, MemorySegment.ofArray(new int[]{0, utf8.length}),
                        MemorySegment.ofArray(utf8));
            }
        };
    }

    private static Column text(Type type, String value, int rows, Bits validity, HeldMemory memory,
            List<Lease> leases) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        if ((long) utf8.length * rows > Integer.MAX_VALUE) {
            throw Fault.of(Fault.Kind.OVER_BUDGET, "the names of partitions are more than 2 GiB over these rows")
                    .advise("read fewer rows at a time");
        }
        MemorySegment offsets = allocate(memory, (rows + 1L) * 4, leases);
        MemorySegment data = allocate(memory, (long) utf8.length * rows, leases);
        MemorySegment one = MemorySegment.ofArray(utf8);
        offsets.set(Layouts.INT, 0, 0);
        for (int i = 0; i < rows; i++) {
            MemorySegment.copy(one, 0, data, (long) i * utf8.length, utf8.length);
            offsets.set(Layouts.INT, (i + 1L) * 4, (i + 1) * utf8.length);
        }
        return new VarBytesColumn(type, rows, validity, false, offsets, data);
    }

    private static MemorySegment allocate(HeldMemory memory, long size, List<Lease> leases) {
        HeldBuffer buffer = memory.allocate(size);
        leases.add(Lease.once(buffer::close));
        return buffer.bytes();
    }
}
