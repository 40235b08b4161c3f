package dev.colonnade.format.arrow.write;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Bits;
import dev.colonnade.column.BoolColumn;
import dev.colonnade.column.Column;
import dev.colonnade.column.FixedColumn;
import dev.colonnade.column.Layouts;
import dev.colonnade.column.Type;
import dev.colonnade.column.VarBytesColumn;
import dev.colonnade.memory.HeldBytes;
import dev.colonnade.memory.HeldMemory;
import java.lang.foreign.MemorySegment;

/**
 * The dictionary of a column that comes with its values in place: it grows as batches come, and what was numbered keeps
 * its number. Values are found by a table with open addressing, at most half full.
 */
final class Words implements AutoCloseable {
    private static final int FEWEST_SLOTS = 256;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final Type.Dictionary type;
    private final int most;
    private final HeldBytes values;
    /** Where values of varying length end; none for those of one width. */
    private final HeldBytes ends;
    /** Numbers of values, one more than they are; 0 for nothing. */
    private HeldBytes slots;
    private final HeldMemory memory;
    private int mask;
    private int count;
    /** The type of the values as they come, and the bytes of one, or 0. */
    private final Type read;
    private final int width;
    private int written = -1;

    /** @param like how all columns to come lie */
    Words(Type.Dictionary type, Column like, HeldMemory memory) {
        this.type = type;
        this.read = like.type();
        this.width = switch (like) {
            case FixedColumn fixed -> fixed.width();
            // A byte each, here.
            case BoolColumn _ -> 1;
            default -> 0;
        };
        this.memory = memory;
        int bits = type.index().bits() - (type.index().signed() ? 1 : 0);
        this.most = bits >= 31 ? Integer.MAX_VALUE : 1 << bits;
        this.values = new HeldBytes(memory);
        this.ends = new HeldBytes(memory);
        this.slots = new HeldBytes(memory);
        slots.fill(0, FEWEST_SLOTS * 4L);
        this.mask = FEWEST_SLOTS - 1;
    }

    Type.Dictionary type() {
        return type;
    }

    /** Whether there are values that the last call of {@link #dictionary} did not give. */
    boolean hasGrown() {
        return count > written;
    }

    /** The numbers of a column's values. */
    FixedColumn numbers(Column column, Scratch scratch) {
        int bytesOfNumber = type.index().bits() / 8;
        MemorySegment numbers = scratch.allocate((long) column.length() * bytesOfNumber).fill((byte) 0);
        Bits validity = switch (column) {
            case FixedColumn fixed -> {
                for (int row = 0; row < fixed.length(); row++) {
                    if (!fixed.isNull(row)) {
                        put(numbers, row, bytesOfNumber, number(fixed.data(), (long) row * width, width));
                    }
                }
                yield fixed.validity();
            }
            case BoolColumn bools -> {
                MemorySegment both = MemorySegment.ofArray(new byte[]{0, 1});
                for (int row = 0; row < bools.length(); row++) {
                    if (!bools.isNull(row)) {
                        put(numbers, row, bytesOfNumber, number(both, bools.get(row) ? 1 : 0, 1));
                    }
                }
                yield bools.validity();
            }
            case VarBytesColumn bytes -> {
                for (int row = 0; row < bytes.length(); row++) {
                    if (!bytes.isNull(row)) {
                        put(numbers, row, bytesOfNumber,
                                number(bytes.data(), bytes.offset(row), Math.toIntExact(bytes.size(row))));
                    }
                }
                yield bytes.validity();
            }
            default -> throw new IllegalStateException("a dictionary of " + column.type());
        };
        return new FixedColumn(type.index(), column.length(), validity, bytesOfNumber, numbers);
    }

    private static void put(MemorySegment numbers, int row, int width, int number) {
        switch (width) {
            case 1 -> numbers.set(Layouts.BYTE, row, (byte) number);
            case 2 -> numbers.set(Layouts.SHORT, row * 2L, (short) number);
            case 4 -> numbers.set(Layouts.INT, row * 4L, number);
            default -> numbers.set(Layouts.LONG, row * 8L, number);
        }
    }

    private int number(MemorySegment from, long at, int length) {
        MemorySegment table = slots.bytes();
        int slot = hash(from, at, length) & mask;
        int found = table.get(Layouts.INT, slot * 4L);
        while (found != 0) {
            long start = start(found - 1);
            if (end(found - 1) - start == length
                    && MemorySegment.mismatch(from, at, at + length, values.bytes(), start, start + length) < 0) {
                return found - 1;
            }
            slot = slot + 1 & mask;
            found = table.get(Layouts.INT, slot * 4L);
        }
        if (count == most) {
            throw Fault.unsupported(null, "it has more than the " + most + " different values that its dictionary, by "
                    + type.index() + ", had in the Arrow schema of the file that it is read from")
                    .advise("leave it out, or write .parquet");
        }
        values.put(from, at, length);
        if (width == 0) {
            ends.putLong(values.size());
        }
        table.set(Layouts.INT, slot * 4L, ++count);
        if (count > mask / 2) {
            enlarge();
        }
        return count - 1;
    }

    private long start(int number) {
        return width > 0
                ? (long) number * width
                : number == 0 ? 0 : ends.bytes().get(Layouts.LONG, (number - 1) * 8L);
    }

    private long end(int number) {
        return width > 0
                ? (number + 1L) * width
                : ends.bytes().get(Layouts.LONG, number * 8L);
    }

    private void enlarge() {
        HeldBytes larger = new HeldBytes(memory);
        boolean done = false;
        try {
            int size = Math.multiplyExact(mask + 1, 2);
            larger.fill(0, size * 4L);
            MemorySegment table = larger.bytes();
            for (int number = 0; number < count; number++) {
                long start = start(number);
                int slot = hash(values.bytes(), start, (int) (end(number) - start)) & size - 1;
                while (table.get(Layouts.INT, slot * 4L) != 0) {
                    slot = slot + 1 & size - 1;
                }
                table.set(Layouts.INT, slot * 4L, number + 1);
            }
            slots.close();
            slots = larger;
            mask = size - 1;
            done = true;
        } finally {
            if (!done) {
                larger.close();
            }
        }
    }

    private static int hash(MemorySegment from, long at, int length) {
        long hash = length * MIX;
        int i = 0;
        for (; i + 8 <= length; i += 8) {
            hash = (Long.rotateLeft(hash, 29) ^ from.get(Layouts.LONG, at + i)) * MIX;
        }
        long tail = 0;
        for (; i < length; i++) {
            tail = tail << 8 | from.get(Layouts.BYTE, at + i) & 0xFF;
        }
        hash = (Long.rotateLeft(hash, 29) ^ tail) * MIX;
        return (int) ((hash ^ hash >>> 29) * MIX >>> 32);
    }

    /** All values so far, as the column had them. */
    Column dictionary(Scratch scratch) {
        written = count;
        if (read.storageType() instanceof Type.Bool) {
            // There are two at most.
            int bits = 0;
            for (int i = 0; i < count; i++) {
                bits |= values.bytes().get(Layouts.BYTE, i) << i;
            }
            MemorySegment one = scratch.allocate(8);
            one.set(Layouts.LONG, 0, bits);
            return new BoolColumn(read, count, Bits.ALL, Bits.of(one, 0, count));
        }
        if (width > 0) {
            return new FixedColumn(read, count, Bits.ALL, width, values.content());
        }
        boolean large = values.size() > Integer.MAX_VALUE || isLarge(read.storageType());
        MemorySegment offsets = scratch.allocate((count + 1L) * (large ? 8 : 4));
        Offsets.write(offsets, large, 0, 0);
        for (int i = 0; i < count; i++) {
            Offsets.write(offsets, large, i + 1, end(i));
        }
        return new VarBytesColumn(read, count, Bits.ALL, large, offsets, values.content());
    }

    private static boolean isLarge(Type type) {
        return type instanceof Type.Utf8(Type.Layout text) && text == Type.Layout.LARGE
                || type instanceof Type.Binary(Type.Layout bytes) && bytes == Type.Layout.LARGE;
    }

    @Override
    public void close() {
        values.close();
        ends.close();
        slots.close();
    }
}
