package dev.colonnade.format.parquet.decode;

import dev.colonnade.column.Bits;
import dev.colonnade.column.BoolColumn;
import dev.colonnade.column.Column;
import dev.colonnade.column.Type;
import dev.colonnade.memory.HeldBuffer;
import dev.colonnade.memory.HeldMemory;
import java.lang.foreign.MemorySegment;
import java.util.List;

/** One bit a value. */
final class BitSink implements Sink {
    private final Growing bits;
    private int count;

    BitSink(HeldMemory memory, long values) {
        this.bits = new Growing(memory, values / 8 + 1);
    }

    @Override
    public int count() {
        return count;
    }

    /** Makes room for so many more bits; write them from bit {@link #count} on, then {@link #advance}. */
    MemorySegment room(int values) {
        bits.ensure(((long) count + values) / 8 + 1, (count + 7L) / 8);
        return bits.bytes();
    }

    void advance(int values) {
        count = Math.addExact(count, values);
    }

    @Override
    public void spread(int values, int slots, MemorySegment valid, long first) {
        int start = count - values;
        MemorySegment bytes = room(slots - values);
        int from = count;
        for (int to = start + slots - 1; to >= start; to--) {
            boolean value = BitCopy.get(valid, first + to - start) && BitCopy.get(bytes, --from);
            BitCopy.set(bytes, to, value);
        }
        count = start + slots;
    }

    @Override
    public void append(Column column, int from, int rows) {
        append(((BoolColumn) column).values(), from, rows);
    }

    void append(Bits source, int from, int rows) {
        MemorySegment to = room(rows);
        MemorySegment bytes = source.segment();
        if (bytes == null) {
            BitCopy.fill(to, count, rows, true);
        } else {
            BitCopy.copy(bytes, source.offset() + from, to, count, rows);
        }
        advance(rows);
    }

    /** The bits as they are kept. */
    MemorySegment bytes() {
        return bits.bytes();
    }

    /** The bits as a bitmap of their own. */
    Bits finish(List<HeldBuffer> owned) {
        owned.add(bits.take());
        return Bits.of(bits.bytes(), 0, count);
    }

    @Override
    public Column finish(Type type, Bits validity, List<HeldBuffer> owned) {
        return new BoolColumn(type, count, validity, finish(owned));
    }

    @Override
    public void close() {
        bits.close();
    }
}
