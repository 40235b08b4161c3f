package dev.colonnade.column;

import dev.colonnade.base.Fault;
import dev.colonnade.memory.HeldBuffer;
import dev.colonnade.memory.HeldMemory;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Rows of a column in any order, copied into memory of our own.
 *
 * <p>The column comes in parts of at most 2^16 rows. A row's number has that of its part in the upper 16 bits and its
 * place within the part in the lower ones.
 */
public final class Take {
    /** The most rows of a part, and the most parts. */
    public static final int PART = 1 << 16;

    private static final int SHIFT = 16;
    private static final int MASK = PART - 1;

    private final HeldMemory memory;
    private final int[] rows;
    private final int count;
    private final List<HeldBuffer> buffers = new ArrayList<>();

    private Take(int[] rows, int count, HeldMemory memory) {
        this.rows = rows;
        this.count = count;
        this.memory = memory;
    }

    /**
     * @param parts at least one, all of the same type and layout
     * @param rows numbers of rows; the first {@code count} of them count
     * @throws Fault if the whole is too long for the type's offsets, or for the budget
     */
    public static HeldColumn of(List<Column> parts, int[] rows, int count, HeldMemory memory) {
        Take take = new Take(rows, count, memory);
        try {
            return new HeldColumn(take.take(parts), take.buffers);
        } catch (Throwable e) {
            take.buffers.forEach(HeldBuffer::close);
            throw e;
        }
    }

    private Column take(List<Column> parts) {
        return switch (parts.getFirst()) {
            case NullColumn c -> new NullColumn(c.type(), count);
            case BoolColumn c -> new BoolColumn(c.type(), count, bits(parts, p -> ((BoolColumn) p).validity()),
                    bits(parts, p -> ((BoolColumn) p).values()));
            case FixedColumn c -> fixed(c, parts);
            case VarBytesColumn c -> varBytes(c, cast(parts, VarBytesColumn.class));
            case ViewBytesColumn c -> viewBytes(c, cast(parts, ViewBytesColumn.class));
            case PrefixedBytesColumn c -> throw PrefixedBytesColumn.unexpected();
            case StructColumn c -> {
                List<Column> children = new ArrayList<>();
                for (int i = 0; i < c.children().size(); i++) {
                    int child = i;
                    children.add(take(map(parts, p -> ((StructColumn) p).children().get(child))));
                }
                yield new StructColumn(c.type(), count, bits(parts, p -> ((StructColumn) p).validity()), children);
            }
            case ListColumn c -> runs(parts);
            case FixedListColumn c -> runs(parts);
            case UnionColumn c -> runs(parts);
            case RunEndColumn c -> runs(parts);
            case DictionaryColumn c -> runs(parts);
        };
    }

    private static <C extends Column> List<C> cast(List<Column> parts, Class<C> kind) {
        return parts.stream().map(kind::cast).toList();
    }

    private static List<Column> map(List<Column> parts, Function<Column, Column> part) {
        return parts.stream().<Column>map(part).toList();
    }

    /** A layout that is put together from runs of rows. */
    private Column runs(List<Column> parts) {
        List<Column> slices = new ArrayList<>();
        for (int i = 0; i < count;) {
            int run = 1;
            while (i + run < count && rows[i + run] == rows[i] + run && (rows[i + run] & MASK) != 0) {
                run++;
            }
            slices.add(parts.get(rows[i] >>> SHIFT).slice(rows[i] & MASK, run));
            i += run;
        }
        if (slices.isEmpty()) {
            return parts.getFirst().slice(0, 0);
        }
        HeldColumn joined = Concat.of(slices, memory);
        buffers.addAll(joined.buffers());
        return joined.column();
    }

    private MemorySegment allocate(long size) {
        HeldBuffer buffer = memory.allocate(size);
        buffers.add(buffer);
        return buffer.bytes();
    }

    private Bits bits(List<Column> parts, Function<Column, Bits> which) {
        Bits[] sources = parts.stream().map(which).toArray(Bits[]::new);
        boolean all = true;
        for (Bits source : sources) {
            all &= source.isAll();
        }
        if (all) {
            return Bits.ALL;
        }
        MemorySegment target = allocate((count + 7L) / 8);
        int word = 0;
        for (int i = 0; i < count; i++) {
            word |= sources[rows[i] >>> SHIFT].get(rows[i] & MASK) ? 1 << (i & 7) : 0;
            if ((i & 7) == 7 || i == count - 1) {
                target.set(Layouts.BYTE, i >>> 3, (byte) word);
                word = 0;
            }
        }
        return new Bits(target, 0);
    }

    private FixedColumn fixed(FixedColumn first, List<Column> parts) {
        int width = first.width();
        MemorySegment[] sources = parts.stream().map(part -> ((FixedColumn) part).data())
                .toArray(MemorySegment[]::new);
        MemorySegment target = allocate((long) count * width);
        for (int i = 0; i < count; i++) {
            MemorySegment source = sources[rows[i] >>> SHIFT];
            int row = rows[i] & MASK;
            switch (width) {
                case 1 -> target.set(Layouts.BYTE, i, source.get(Layouts.BYTE, row));
                case 2 -> target.set(Layouts.SHORT, i * 2L, source.get(Layouts.SHORT, row * 2L));
                case 4 -> target.set(Layouts.INT, i * 4L, source.get(Layouts.INT, row * 4L));
                case 8 -> target.set(Layouts.LONG, i * 8L, source.get(Layouts.LONG, row * 8L));
                default -> MemorySegment.copy(source, (long) row * width, target, (long) i * width, width);
            }
        }
        return new FixedColumn(first.type(), count, bits(parts, p -> ((FixedColumn) p).validity()), width, target);
    }

    private Column varBytes(VarBytesColumn first, List<VarBytesColumn> parts) {
        boolean large = first.large();
        MemorySegment offsets = allocate((count + 1L) * (large ? 8 : 4));
        long size = 0;
        for (int i = 0; i <= count; i++) {
            if (large) {
                offsets.set(Layouts.LONG, i * 8L, size);
            } else if (size > Integer.MAX_VALUE) {
                throw tooLong();
            } else {
                offsets.set(Layouts.INT, i * 4L, (int) size);
            }
            if (i < count) {
                VarBytesColumn part = parts.get(rows[i] >>> SHIFT);
                int row = rows[i] & MASK;
                size += part.isNull(row) ? 0 : part.size(row);
            }
        }
        MemorySegment data = allocate(size);
        long at = 0;
        for (int i = 0; i < count; i++) {
            VarBytesColumn part = parts.get(rows[i] >>> SHIFT);
            int row = rows[i] & MASK;
            if (!part.isNull(row)) {
                MemorySegment value = part.value(row);
                // Under a map sizes may have changed since they were added up: never beyond what was made for them.
                long room = Math.min(value.byteSize(), size - at);
                MemorySegment.copy(value, 0, data, at, room);
                at += room;
            }
        }
        return new VarBytesColumn(first.type(), count, bits(map(parts), p -> ((VarBytesColumn) p).validity()), large,
                offsets, data);
    }

    private static List<Column> map(List<? extends Column> parts) {
        return List.copyOf(parts);
    }

    private static Fault tooLong() {
        return Fault.unsupported(null, "more than 2 GiB of values behind 32-bit offsets");
    }

    private Column viewBytes(ViewBytesColumn first, List<ViewBytesColumn> parts) {
        long size = 0;
        for (int i = 0; i < count; i++) {
            ViewBytesColumn part = parts.get(rows[i] >>> SHIFT);
            long one = part.isNull(rows[i] & MASK) ? 0 : part.size(rows[i] & MASK);
            size += one > ViewBytesColumn.LONGEST_INLINE ? one : 0;
        }
        if (size > Integer.MAX_VALUE) {
            throw tooLong();
        }
        MemorySegment views = allocate(count * 16L).fill((byte) 0);
        MemorySegment data = allocate(size);
        long at = 0;
        for (int i = 0; i < count; i++) {
            ViewBytesColumn part = parts.get(rows[i] >>> SHIFT);
            if (part.isNull(rows[i] & MASK)) {
                continue;
            }
            MemorySegment value = part.value(rows[i] & MASK);
            long length = value.byteSize();
            views.set(Layouts.INT, i * 16L, (int) length);
            if (length <= ViewBytesColumn.LONGEST_INLINE) {
                MemorySegment.copy(value, 0, views, i * 16L + 4, length);
            } else {
                MemorySegment.copy(value, 0, data, at, length);
                MemorySegment.copy(value, 0, views, i * 16L + 4, 4);
                views.set(Layouts.INT, i * 16L + 12, (int) at);
                at += length;
            }
        }
        return new ViewBytesColumn(first.type(), count, bits(map(parts), p -> ((ViewBytesColumn) p).validity()),
                views, List.of(data));
    }
}
