package dev.colonnade.column;

import dev.colonnade.base.Fault;
import java.lang.foreign.MemorySegment;

/**
 * Text or bytes that stand behind their lengths, as Parquet's PLAIN encoding has them ("Plain: (PLAIN = 0)" in its
 * Encodings.md): four bytes of length, the value, the next length. No layout of Arrow's; only who asks for columns as
 * they are encoded is given it, and spared a copy of every value.
 *
 * @param starts {@code length + 1} offsets of 32 bits into {@code data}, each where a value begins; the value ends four
 *     bytes, which are the next one's length, before the next offset. A null row begins where the next row does.
 * @param data what all offsets count from; may hold more than these rows
 */
public record PrefixedBytesColumn(Type type, int length, Bits validity, MemorySegment starts, MemorySegment data)
        implements
            BytesColumn {
    /** Bytes of a length. */
    public static final int PREFIX = 4;

    public PrefixedBytesColumn {
        if (starts.byteSize() < (length + 1L) * 4) {
            throw Fault.damaged(null,
                    starts.byteSize() + " bytes of offsets where " + length + " rows need " + (length + 1L) * 4);
        }
    }

    /** What who puts columns together throws: they are asked for as a schema has them, not as they are encoded. */
    public static IllegalStateException unexpected() {
        return new IllegalStateException("a column as it is encoded");
    }

    @Override
    public boolean isNull(int row) {
        return !validity.get(row);
    }

    /** Where a value begins, from 0 to {@code length}, as stored: not checked. */
    public int start(int index) {
        return starts.get(Layouts.INT, index * 4L);
    }

    @Override
    public long size(int row) {
        long start = start(row);
        long end = end(row, start);
        check(row, start, end);
        return end - start;
    }

    @Override
    public MemorySegment value(int row) {
        long start = start(row);
        long end = end(row, start);
        check(row, start, end);
        return data.asSlice(start, end - start);
    }

    private long end(int row, long start) {
        return Math.max(start, (long) start(row + 1) - PREFIX);
    }

    private void check(int row, long start, long end) {
        if (start < 0 || end > data.byteSize() && end > start || start > data.byteSize() + PREFIX) {
            throw Fault.damaged(null, "value " + row + " (" + start + " to " + end + ") does not lie within its "
                    + data.byteSize() + " bytes of data");
        }
    }

    @Override
    public PrefixedBytesColumn slice(int from, int length) {
        checkSlice(from, length);
        return new PrefixedBytesColumn(type, length, validity.from(from), starts.asSlice(from * 4L, (length + 1L) * 4),
                data);
    }

    @Override
    public PrefixedBytesColumn as(Type type) {
        return new PrefixedBytesColumn(type, length, validity, starts, data);
    }
}
