package dev.colonnade.format.parquet.decode;

import dev.colonnade.column.Bits;
import dev.colonnade.column.Column;
import dev.colonnade.column.FixedColumn;
import dev.colonnade.column.Layouts;
import dev.colonnade.column.Type;
import dev.colonnade.memory.HeldBuffer;
import dev.colonnade.memory.HeldMemory;
import java.lang.foreign.MemorySegment;
import java.util.List;

/** Values of one width side by side. */
final class FixedSink implements Sink {
    private final int width;
    private final Growing data;
    private int count;

    FixedSink(HeldMemory memory, int width, long values) {
        this.width = width;
        this.data = new Growing(memory, values * width);
    }

    int width() {
        return width;
    }

    @Override
    public int count() {
        return count;
    }

    /** Where the next value begins. */
    long end() {
        return (long) count * width;
    }

    /** Makes room for so many more values and gives the buffer: write them at {@link #end}, then {@link #advance}. */
    MemorySegment room(int values) {
        data.ensure(((long) count + values) * width, end());
        return data.bytes();
    }

    void advance(int values) {
        count = Math.addExact(count, values);
    }

    /** Forgets everything, to be filled anew. */
    void clear() {
        count = 0;
    }

    @Override
    public void spread(int values, int slots, MemorySegment valid, long first) {
        int start = count - values;
        MemorySegment bytes = room(slots - values);
        int from = count;
        int to = start + slots;
        switch (width) {
            case 4 -> {
                // Without a branch: nulls are where a branch would be guessed wrong. Once the two meet, the rest stands.
                while (to > from) {
                    to--;
                    int there = BitCopy.bit(valid, first + to - start);
                    from -= there;
                    bytes.set(Layouts.INT, to * 4L, bytes.get(Layouts.INT, from * 4L) & -there);
                }
            }
            case 8 -> {
                // Without a branch: nulls are where a branch would be guessed wrong. Once the two meet, the rest stands.
                while (to > from) {
                    to--;
                    int there = BitCopy.bit(valid, first + to - start);
                    from -= there;
                    bytes.set(Layouts.LONG, to * 8L, bytes.get(Layouts.LONG, from * 8L) & -(long) there);
                }
            }
            default -> {
                while (to > start) {
                    to--;
                    MemorySegment slot = bytes.asSlice((long) to * width, width);
                    if (BitCopy.get(valid, first + to - start)) {
                        slot.copyFrom(bytes.asSlice((long) --from * width, width));
                    } else {
                        slot.fill((byte) 0);
                    }
                }
            }
        }
        count = start + slots;
    }

    @Override
    public void append(Column column, int from, int count) {
        MemorySegment to = room(count);
        MemorySegment.copy(((FixedColumn) column).data(), (long) from * width, to, end(), (long) count * width);
        advance(count);
    }

    /** The values as they stand, for as long as this sink is not touched. */
    FixedColumn peek(Type type) {
        return new FixedColumn(type, count, Bits.ALL, width, data.bytes().asSlice(0, end()));
    }

    @Override
    public Column finish(Type type, Bits validity, List<HeldBuffer> owned) {
        owned.add(data.take());
        return new FixedColumn(type, count, validity, width, data.bytes().asSlice(0, end()));
    }

    @Override
    public void close() {
        data.close();
    }
}
