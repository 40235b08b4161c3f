package dev.colonnade.column;

import dev.colonnade.base.Fault;
import java.lang.foreign.MemorySegment;

/**
 * Text or bytes found by offsets.
 *
 * @param large whether offsets have 64 bits
 * @param offsets {@code length + 1} offsets into {@code data}
 * @param data what all offsets count from; may hold more than these rows
 */
public record VarBytesColumn(Type type, int length, Bits validity, boolean large, MemorySegment offsets,
        MemorySegment data) implements BytesColumn {
    public VarBytesColumn {
        long needed = length == 0 ? 0 : (length + 1L) * (large ? 8 : 4);
        if (offsets.byteSize() < needed) {
            throw Fault.damaged(null,
                    offsets.byteSize() + " bytes of offsets where " + length + " rows need " + needed);
        }
    }

    @Override
    public boolean isNull(int row) {
        return !validity.get(row);
    }

    /** The offset with this number, from 0 to {@code length}, as stored: not checked. */
    public long offset(int index) {
        return large ? offsets.get(Layouts.LONG, (long) index * 8) : offsets.get(Layouts.INT, (long) index * 4);
    }

    @Override
    public long size(int row) {
        long start = offset(row);
        long end = offset(row + 1);
        check(row, start, end);
        return end - start;
    }

    @Override
    public MemorySegment value(int row) {
        long start = offset(row);
        long end = offset(row + 1);
        check(row, start, end);
        return data.asSlice(start, end - start);
    }

    private void check(int row, long start, long end) {
        if (start < 0 || end < start || end > data.byteSize()) {
            throw Fault.damaged(null, "the offsets of value " + row + " (" + start + " to " + end
                    + ") do not lie within its " + data.byteSize() + " bytes of data");
        }
    }

    @Override
    public VarBytesColumn slice(int from, int length) {
        checkSlice(from, length);
        int width = large ? 8 : 4;
        return new VarBytesColumn(type, length, validity.from(from), large, length == 0
                ? offsets.asSlice(0, 0)
                : offsets.asSlice((long) from * width, (length + 1L) * width), data);
    }

    @Override
    public VarBytesColumn as(Type type) {
        return new VarBytesColumn(type, length, validity, large, offsets, data);
    }
}
