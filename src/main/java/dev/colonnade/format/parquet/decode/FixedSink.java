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

    /**
     * Appends {@code slots} slots, of which those with a one in {@code valid} take the next of {@code values} values side
     * by side in {@code from}; the others are zero. In one pass, where {@link #spread} needs two.
     *
     * @return false, with nothing done, for widths that are not common enough
     */
    boolean scatter(MemorySegment from, int values, int slots, MemorySegment valid, long first) {
        if (width != 4 && width != 8) {
            return false;
        }
        if ((long) values * width > from.byteSize()) {
            throw PlainReaders.tooShort(values);
        }
        MemorySegment to = room(slots);
        // The last value is read where no value is, for zero times itself: with none at all there is nothing to read.
        if (values == 0) {
            to.asSlice(end(), (long) slots * width).fill((byte) 0);
        } else if (width == 4) {
            int start = count;
            int last = values - 1;
            int next = 0;
            for (int i = 0; i < slots; i++) {
                int there = BitCopy.bit(valid, first + i);
                to.set(Layouts.INT, (start + i) * 4L, from.get(Layouts.INT, Math.min(next, last) * 4L) & -there);
                next += there;
            }
        } else {
            int start = count;
            int last = values - 1;
            int next = 0;
            for (int i = 0; i < slots; i++) {
                int there = BitCopy.bit(valid, first + i);
                to.set(Layouts.LONG, (start + i) * 8L,
                        from.get(Layouts.LONG, Math.min(next, last) * 8L) & -(long) there);
                next += there;
            }
        }
        advance(slots);
        return true;
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
