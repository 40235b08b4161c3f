package dev.colonnade.format.parquet.decode;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Bits;
import dev.colonnade.column.Column;
import dev.colonnade.column.Layouts;
import dev.colonnade.column.Type;
import dev.colonnade.column.VarBytesColumn;
import dev.colonnade.memory.HeldBuffer;
import dev.colonnade.memory.HeldMemory;
import dev.colonnade.memory.Made;
import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * Values of varying length behind 32-bit offsets. The data buffer always has {@link #SLACK} bytes to spare, so that short
 * values can be copied by whole words.
 */
final class BytesSink implements Sink {
    static final int SLACK = 32;
    /** Four words; no more than the slack. */
    private static final int WORDS = 32;
    /** Up to here a few words are faster than a call. */
    private static final long SHORT = 64;

    private final Growing offsets;
    private final Growing data;
    private int count;
    private long size;

    BytesSink(HeldMemory memory, long values, long bytes) {
        try (Made made = new Made()) {
            this.offsets = made.add(new Growing(memory, (values + 1) * 4));
            this.data = made.add(new Growing(memory, bytes + SLACK));
            made.keep();
        }
        offsets.bytes().set(Layouts.INT, 0, 0);
    }

    @Override
    public int count() {
        return count;
    }

    /** How many bytes all values have. */
    long size() {
        return size;
    }

    /** Makes room for so many more offsets: write where each value ends behind {@code count() * 4}, then advance. */
    MemorySegment offsetRoom(int values) {
        offsets.ensure((count + 1L + values) * 4, (count + 1L) * 4);
        return offsets.bytes();
    }

    /** Makes room for so many more bytes, and slack. */
    MemorySegment dataRoom(long bytes) {
        if (size + bytes > Integer.MAX_VALUE) {
            throw Fault.of(Fault.Kind.OVER_BUDGET, "the text or bytes of these rows are more than 2 GiB")
                    .advise("read fewer rows at a time");
        }
        data.ensure(size + bytes + SLACK, size);
        return data.bytes();
    }

    void advance(int values, long bytes) {
        count = Math.addExact(count, values);
        size += bytes;
    }

    void clear() {
        count = 0;
        size = 0;
    }

    @Override
    public void spread(int values, int slots, MemorySegment valid, long first) {
        int start = count - values;
        MemorySegment ends = offsetRoom(slots - values);
        int from = count;
        for (int to = start + slots; to > start; to--) {
            ends.set(Layouts.INT, to * 4L, ends.get(Layouts.INT, from * 4L));
            if (BitCopy.get(valid, first + to - 1 - start)) {
                from--;
            }
        }
        count = start + slots;
    }

    @Override
    public void append(Column column, int from, int rows) {
        VarBytesColumn source = (VarBytesColumn) column;
        if (rows == 0) {
            return;
        }
        long begin = source.offset(from);
        long bytes = source.offset(from + rows) - begin;
        MemorySegment ends = offsetRoom(rows);
        int shift = (int) (size - begin);
        MemorySegment offsets = source.offsets();
        for (int i = 1; i <= rows; i++) {
            ends.set(Layouts.INT, (count + (long) i) * 4, offsets.get(Layouts.INT, (from + (long) i) * 4) + shift);
        }
        MemorySegment.copy(source.data(), begin, dataRoom(bytes), size, bytes);
        advance(rows, bytes);
    }

    /** The values as they stand, for as long as this sink is not touched. */
    VarBytesColumn peek(Type type) {
        return new VarBytesColumn(type, count, Bits.ALL, false, offsets.bytes(), data.bytes());
    }

    @Override
    public Column finish(Type type, Bits validity, List<HeldBuffer> owned) {
        owned.add(offsets.take());
        owned.add(data.take());
        return new VarBytesColumn(type, count, validity, false, offsets.bytes().asSlice(0, (count + 1L) * 4),
                data.bytes().asSlice(0, size + SLACK));
    }

    @Override
    public void close() {
        offsets.close();
        data.close();
    }

    /**
     * Copies one short value by words where the source has room for the last of them, any other by a call. Most text is
     * no longer than {@link #WORDS}: copying that much whatever the length is costs less than a loop whose end the
     * processor cannot foresee.
     */
    static void copy(MemorySegment from, long source, MemorySegment to, long target, long bytes) {
        long room = from.byteSize() - source;
        if (bytes <= WORDS && room >= WORDS) {
            long first = from.get(Layouts.LONG, source);
            long second = from.get(Layouts.LONG, source + 8);
            long third = from.get(Layouts.LONG, source + 16);
            long fourth = from.get(Layouts.LONG, source + 24);
            to.set(Layouts.LONG, target, first);
            to.set(Layouts.LONG, target + 8, second);
            to.set(Layouts.LONG, target + 16, third);
            to.set(Layouts.LONG, target + 24, fourth);
        } else if (bytes <= SHORT && bytes + 8 <= room) {
            for (long i = 0; i < bytes; i += 8) {
                to.set(Layouts.LONG, target + i, from.get(Layouts.LONG, source + i));
            }
        } else {
            MemorySegment.copy(from, source, to, target, bytes);
        }
    }
}
