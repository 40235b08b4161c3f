package dev.colonnade.column;

import dev.colonnade.base.Fault;
import dev.colonnade.memory.HeldBuffer;
import dev.colonnade.memory.HeldMemory;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * Some rows of one column, however it is encoded. Dictionaries are not copied: what is picked stands on the column's own
 * memory too, and must not be used for longer.
 */
public final class Pick {
    private Pick() {
    }

    /** @param at places within the column, of which the first {@code count} count */
    public static HeldColumn of(Column column, int[] at, int count, HeldMemory memory) {
        return switch (column) {
            case DictionaryColumn words -> {
                HeldColumn indices = of(words.indices(), at, count, memory);
                yield new HeldColumn(new DictionaryColumn(words.type(), (FixedColumn) indices.column(),
                        words.dictionary()), indices.buffers());
            }
            case PrefixedBytesColumn bytes -> {
                Places places = new Places(count);
                for (int i = 0; i < count; i++) {
                    if (!bytes.isNull(at[i])) {
                        places.put(i, bytes.start(at[i]), bytes.start(at[i]) + bytes.size(at[i]), bytes.data());
                    }
                }
                yield bytes(bytes.type(), bytes.validity(), bytes.data(), at, places, memory);
            }
            case VarBytesColumn bytes when !bytes.large() -> {
                Places places = new Places(count);
                for (int i = 0; i < count; i++) {
                    if (!bytes.isNull(at[i])) {
                        places.put(i, bytes.offset(at[i]), bytes.offset(at[i] + 1), bytes.data());
                    }
                }
                yield bytes(bytes.type(), bytes.validity(), bytes.data(), at, places, memory);
            }
            case FixedColumn fixed when Integer.bitCount(fixed.width()) == 1 && fixed.width() <= 8 ->
                fixed(fixed, at, count, memory);
            default -> Take.of(parts(column), at, count, memory);
        };
    }

    /** The same, standing on no memory but its own. */
    public static HeldColumn copied(Column column, int[] at, int count, HeldMemory memory) {
        return Take.of(parts(column), at, count, memory);
    }

    /** Numbers of rows within parts that follow each other are those within the whole. */
    private static List<Column> parts(Column column) {
        if (column.length() <= Take.PART) {
            return List.of(column);
        }
        List<Column> parts = new ArrayList<>();
        for (int from = 0; from < column.length(); from += Take.PART) {
            parts.add(column.slice(from, Math.min(Take.PART, column.length() - from)));
        }
        return parts;
    }

    private static HeldColumn fixed(FixedColumn column, int[] at, int count, HeldMemory memory) {
        int width = column.width();
        boolean nulls = !column.validity().isAll();
        long size = (long) count * width;
        HeldBuffer all = memory.allocate(size + (nulls ? bitmapBytes(count) : 0));
        try {
            MemorySegment from = column.data();
            MemorySegment to = all.bytes().asSlice(0, size);
            switch (width) {
                case 1 -> {
                    for (int i = 0; i < count; i++) {
                        to.set(Layouts.BYTE, i, from.get(Layouts.BYTE, at[i]));
                    }
                }
                case 2 -> {
                    for (int i = 0; i < count; i++) {
                        to.set(Layouts.SHORT, i * 2L, from.get(Layouts.SHORT, at[i] * 2L));
                    }
                }
                case 4 -> {
                    for (int i = 0; i < count; i++) {
                        to.set(Layouts.INT, i * 4L, from.get(Layouts.INT, at[i] * 4L));
                    }
                }
                default -> {
                    for (int i = 0; i < count; i++) {
                        to.set(Layouts.LONG, i * 8L, from.get(Layouts.LONG, at[i] * 8L));
                    }
                }
            }
            Bits validity = nulls
                    ? bits(column.validity(), at, count, all.bytes().asSlice(size, bitmapBytes(count)))
                    : Bits.ALL;
            return new HeldColumn(new FixedColumn(column.type(), count, validity, width, to), List.of(all));
        } catch (Throwable e) {
            all.close();
            throw e;
        }
    }

    private static long bitmapBytes(int count) {
        return (count + 7L) / 8;
    }

    private static Bits bits(Bits from, int[] at, int count, MemorySegment to) {
        for (int i = 0; i < count; i += 8) {
            int eight = 0;
            int some = Math.min(8, count - i);
            for (int bit = 0; bit < some; bit++) {
                eight |= from.get(at[i + bit]) ? 1 << bit : 0;
            }
            to.set(Layouts.BYTE, i >>> 3, (byte) eight);
        }
        return Bits.of(to, 0, count);
    }

    /** Where values lie: looked up once, for under a map it may be elsewhere the next time. */
    private static final class Places {
        final int[] starts;
        final int[] lengths;
        long size;

        Places(int count) {
            starts = new int[count];
            lengths = new int[count];
        }

        void put(int i, long start, long end, MemorySegment data) {
            if (start < 0 || end < start || end > data.byteSize()) {
                throw Fault.damaged(null, "the offsets " + start + " to " + end + " do not lie within their "
                        + data.byteSize() + " bytes of data");
            }
            starts[i] = (int) start;
            lengths[i] = (int) (end - start);
            size += lengths[i];
        }
    }

    /** Text, however its values were found, becomes text behind offsets. */
    private static HeldColumn bytes(Type type, Bits validity, MemorySegment from, int[] at, Places places,
            HeldMemory memory) {
        if (places.size > Integer.MAX_VALUE) {
            throw Fault.unsupported(null, "more than 2 GiB of values behind 32-bit offsets");
        }
        int count = places.starts.length;
        long offsetBytes = (count + 1L) * 4;
        boolean nulls = !validity.isAll();
        HeldBuffer all = memory.allocate(offsetBytes + places.size + (nulls ? bitmapBytes(count) : 0));
        try {
            MemorySegment offsets = all.bytes().asSlice(0, offsetBytes);
            MemorySegment data = all.bytes().asSlice(offsetBytes, places.size);
            int to = 0;
            offsets.set(Layouts.INT, 0, 0);
            for (int i = 0; i < count; i++) {
                MemorySegment.copy(from, places.starts[i], data, to, places.lengths[i]);
                to += places.lengths[i];
                offsets.set(Layouts.INT, (i + 1) * 4L, to);
            }
            Bits kept = nulls
                    ? bits(validity, at, count, all.bytes().asSlice(offsetBytes + places.size, bitmapBytes(count)))
                    : Bits.ALL;
            return new HeldColumn(new VarBytesColumn(type, count, kept, false, offsets, data), List.of(all));
        } catch (Throwable e) {
            all.close();
            throw e;
        }
    }
}
