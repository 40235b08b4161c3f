package dev.colonnade.column;

import dev.colonnade.base.Fault;
import dev.colonnade.memory.HeldBuffer;
import dev.colonnade.memory.HeldMemory;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Columns of one type put one after the other, copied into memory of our own. */
public final class Concat {
    private final HeldMemory memory;
    private final List<HeldBuffer> buffers = new ArrayList<>();

    private Concat(HeldMemory memory) {
        this.memory = memory;
    }

    /**
     * @param parts at least one, all of the same type
     * @throws Fault if the whole is too long for the type's offsets or indices, or for the budget
     */
    public static HeldColumn of(List<Column> parts, HeldMemory memory) {
        Concat concat = new Concat(memory);
        try {
            return new HeldColumn(concat.join(parts), concat.buffers);
        } catch (Throwable e) {
            concat.buffers.forEach(HeldBuffer::close);
            throw e;
        }
    }

    /** A single part is copied like any other: whoever gave it may give its memory back. */
    private Column join(List<Column> parts) {
        Type type = parts.get(0).type();
        int length = length(parts);
        return switch (parts.get(0)) {
            case NullColumn c -> new NullColumn(type, length);
            case BoolColumn c -> new BoolColumn(type, length, bits(parts, length, p -> ((BoolColumn) p).validity()),
                    bits(parts, length, p -> ((BoolColumn) p).values()));
            case FixedColumn c -> new FixedColumn(type, length, bits(parts, length, p -> ((FixedColumn) p).validity()),
                    c.width(), bytes(parts, p -> ((FixedColumn) p).data()));
            case VarBytesColumn c -> varBytes(c, cast(parts, VarBytesColumn.class), length);
            case PrefixedBytesColumn c -> throw PrefixedBytesColumn.unexpected();
            case ViewBytesColumn c -> viewBytes(cast(parts, ViewBytesColumn.class), length);
            case ListColumn c -> list(c, cast(parts, ListColumn.class), length);
            case FixedListColumn c -> new FixedListColumn(type, length,
                    bits(parts, length, p -> ((FixedListColumn) p).validity()), c.size(),
                    join(map(parts, p -> ((FixedListColumn) p).elements())));
            case StructColumn c -> {
                List<Column> children = new ArrayList<>();
                for (int i = 0; i < c.children().size(); i++) {
                    int child = i;
                    children.add(join(map(parts, p -> ((StructColumn) p).children().get(child))));
                }
                yield new StructColumn(type, length, bits(parts, length, p -> ((StructColumn) p).validity()),
                        children);
            }
            case UnionColumn c -> union(c, cast(parts, UnionColumn.class), length);
            case RunEndColumn c -> runs(c, cast(parts, RunEndColumn.class), length);
            case DictionaryColumn c -> dictionary(c, cast(parts, DictionaryColumn.class), length);
        };
    }

    private static int length(List<? extends Column> parts) {
        long length = 0;
        for (Column part : parts) {
            length += part.length();
        }
        if (length > Integer.MAX_VALUE - 8) {
            throw Fault.unsupported(null, length + " values in one column");
        }
        return (int) length;
    }

    private static <C extends Column> List<C> cast(List<Column> parts, Class<C> kind) {
        return parts.stream().map(kind::cast).toList();
    }

    private static List<Column> map(List<? extends Column> parts, Function<Column, Column> part) {
        return parts.stream().<Column>map(part).toList();
    }

    private MemorySegment allocate(long size) {
        HeldBuffer buffer = memory.allocate(size);
        buffers.add(buffer);
        return buffer.bytes();
    }

    private Bits bits(List<? extends Column> parts, int length, Function<Column, Bits> which) {
        if (parts.stream().allMatch(part -> which.apply(part).isAll())) {
            return Bits.ALL;
        }
        MemorySegment joined = allocate((length + 7L) / 8);
        joined.fill((byte) 0);
        long at = 0;
        for (Column part : parts) {
            Bits bits = which.apply(part);
            for (int i = 0; i < part.length(); i++, at++) {
                if (bits.get(i)) {
                    byte there = joined.get(Layouts.BYTE, at >>> 3);
                    joined.set(Layouts.BYTE, at >>> 3, (byte) (there | 1 << (at & 7)));
                }
            }
        }
        return new Bits(joined, 0);
    }

    private MemorySegment bytes(List<? extends Column> parts, Function<Column, MemorySegment> which) {
        long size = 0;
        for (Column part : parts) {
            size += which.apply(part).byteSize();
        }
        MemorySegment joined = allocate(size);
        long at = 0;
        for (Column part : parts) {
            MemorySegment some = which.apply(part);
            MemorySegment.copy(some, 0, joined, at, some.byteSize());
            at += some.byteSize();
        }
        return joined;
    }

    /** An offset in the width of its column; one that does not fit is refused. */
    private static void setOffset(MemorySegment offsets, boolean large, int index, long offset) {
        if (large) {
            offsets.set(Layouts.LONG, index * 8L, offset);
        } else if (offset > Integer.MAX_VALUE) {
            throw Fault.unsupported(null, "more than 2 GiB of values behind 32-bit offsets");
        } else {
            offsets.set(Layouts.INT, index * 4L, (int) offset);
        }
    }

    private Column varBytes(VarBytesColumn first, List<VarBytesColumn> parts, int length) {
        long size = 0;
        for (VarBytesColumn part : parts) {
            for (int i = 0; i < part.length(); i++) {
                size += part.isNull(i) ? 0 : part.size(i);
            }
        }
        MemorySegment offsets = allocate((length + 1L) * (first.large() ? 8 : 4));
        MemorySegment data = allocate(size);
        long at = 0;
        int row = 0;
        setOffset(offsets, first.large(), 0, 0);
        for (VarBytesColumn part : parts) {
            for (int i = 0; i < part.length(); i++) {
                if (!part.isNull(i)) {
                    MemorySegment value = part.value(i);
                    MemorySegment.copy(value, 0, data, at, value.byteSize());
                    at += value.byteSize();
                }
                setOffset(offsets, first.large(), ++row, at);
            }
        }
        return new VarBytesColumn(first.type(), length, bits(parts, length, p -> ((VarBytesColumn) p).validity()),
                first.large(), offsets, data);
    }

    private Column viewBytes(List<ViewBytesColumn> parts, int length) {
        MemorySegment views = bytes(parts, p -> ((ViewBytesColumn) p).views());
        List<MemorySegment> data = new ArrayList<>();
        // Slices of one column share its buffers, and there may be thousands of slices: each buffer is copied once.
        Map<MemorySegment, Integer> copied = new HashMap<>();
        long at = 0;
        for (ViewBytesColumn part : parts) {
            for (int i = 0; i < part.length(); i++, at += 16) {
                if (!part.isNull(i) && part.size(i) > 12) {
                    MemorySegment buffer = part.buffers().get(views.get(Layouts.INT, at + 8));
                    views.set(Layouts.INT, at + 8, copied.computeIfAbsent(buffer, source -> {
                        MemorySegment copy = allocate(source.byteSize());
                        copy.copyFrom(source);
                        data.add(copy);
                        return data.size() - 1;
                    }));
                }
            }
        }
        return new ViewBytesColumn(parts.get(0).type(), length,
                bits(parts, length, p -> ((ViewBytesColumn) p).validity()), views, data);
    }

    private Column list(ListColumn first, List<ListColumn> parts, int length) {
        boolean views = first.sizes() != null;
        int width = first.large() ? 8 : 4;
        MemorySegment offsets = allocate((length + (views ? 0L : 1L)) * width);
        MemorySegment sizes = views ? allocate((long) length * width) : null;
        List<Column> elements = new ArrayList<>();
        long at = 0;
        int row = 0;
        for (ListColumn part : parts) {
            for (int i = 0; i < part.length(); i++, row++) {
                int size = part.isNull(i) ? 0 : part.size(i);
                setOffset(offsets, first.large(), row, at);
                if (sizes != null) {
                    setOffset(sizes, first.large(), row, size);
                }
                if (size > 0) {
                    elements.add(part.elements().slice(part.start(i), size));
                    at += size;
                }
            }
        }
        if (!views) {
            setOffset(offsets, first.large(), row, at);
        }
        Column joined = elements.isEmpty() ? first.elements().slice(0, 0) : join(elements);
        return new ListColumn(first.type(), length, bits(parts, length, p -> ((ListColumn) p).validity()),
                first.large(), offsets, sizes, 0, joined);
    }

    private Column union(UnionColumn first, List<UnionColumn> parts, int length) {
        MemorySegment codes = bytes(parts, p -> ((UnionColumn) p).typeIds());
        List<Column> children = new ArrayList<>();
        for (int i = 0; i < first.children().size(); i++) {
            int child = i;
            children.add(join(map(parts, p -> ((UnionColumn) p).children().get(child))));
        }
        MemorySegment offsets = null;
        if (first.offsets() != null) {
            offsets = allocate(length * 4L);
            long[] before = new long[children.size()];
            int row = 0;
            for (UnionColumn part : parts) {
                for (int i = 0; i < part.length(); i++, row++) {
                    setOffset(offsets, false, row, before[part.child(i)] + part.index(i));
                }
                for (int i = 0; i < before.length; i++) {
                    before[i] += part.children().get(i).length();
                }
            }
        }
        return new UnionColumn(first.type(), length, bits(parts, length, p -> ((UnionColumn) p).validity()), codes,
                offsets, children.stream().map(child -> 0L).toList(), children);
    }

    private Column runs(RunEndColumn first, List<RunEndColumn> parts, int length) {
        int width = first.runEnds().width();
        long count = 0;
        for (RunEndColumn part : parts) {
            count += part.length() == 0 ? 0 : part.run(part.length() - 1) - part.run(0) + 1;
        }
        MemorySegment ends = allocate(count * width);
        List<Column> values = new ArrayList<>();
        long before = 0;
        int run = 0;
        for (RunEndColumn part : parts) {
            if (part.length() == 0) {
                continue;
            }
            int from = part.run(0);
            int to = part.run(part.length() - 1);
            values.add(part.values().slice(from, to - from + 1));
            for (int i = from; i <= to; i++, run++) {
                long end = before + Math.min(part.length(), part.runEnds().getInteger(i, true) - part.offset());
                switch (width) {
                    case 2 -> ends.set(Layouts.SHORT, run * 2L, (short) fits(end, Short.MAX_VALUE));
                    case 4 -> ends.set(Layouts.INT, run * 4L, (int) fits(end, Integer.MAX_VALUE));
                    default -> ends.set(Layouts.LONG, run * 8L, end);
                }
            }
            before += part.length();
        }
        Column joined = values.isEmpty() ? first.values().slice(0, 0) : join(values);
        return new RunEndColumn(first.type(), length, 0,
                new FixedColumn(first.runEnds().type(), run, Bits.ALL, width, ends), joined);
    }

    private static long fits(long value, long most) {
        if (value > most) {
            throw Fault.unsupported(null, value + " rows behind run ends of at most " + most);
        }
        return value;
    }

    private Column dictionary(DictionaryColumn first, List<DictionaryColumn> parts, int length) {
        if (parts.stream().allMatch(part -> part.dictionary().equals(first.dictionary()))) {
            return new DictionaryColumn(first.type(),
                    (FixedColumn) join(map(parts, p -> ((DictionaryColumn) p).indices())),
                    join(List.of(first.dictionary())));
        }
        Column values = join(map(parts, p -> ((DictionaryColumn) p).dictionary()));
        int width = first.indices().width();
        boolean signed = ((Type.Int) first.indices().type().storageType()).signed();
        long most = width == 8 ? Long.MAX_VALUE : (1L << width * 8 - (signed ? 1 : 0)) - 1;
        MemorySegment indices = allocate((long) length * width);
        int row = 0;
        long before = 0;
        for (DictionaryColumn part : parts) {
            for (int i = 0; i < part.length(); i++, row++) {
                long index = part.indices().isNull(i) ? 0 : fits(before + part.index(i), most);
                switch (width) {
                    case 1 -> indices.set(Layouts.BYTE, row, (byte) index);
                    case 2 -> indices.set(Layouts.SHORT, row * 2L, (short) index);
                    case 4 -> indices.set(Layouts.INT, row * 4L, (int) index);
                    default -> indices.set(Layouts.LONG, row * 8L, index);
                }
            }
            before += part.dictionary().length();
        }
        FixedColumn joined = new FixedColumn(first.indices().type(), length,
                bits(map(parts, p -> ((DictionaryColumn) p).indices()), length, p -> ((FixedColumn) p).validity()),
                width,
                indices);
        return new DictionaryColumn(first.type(), joined, values);
    }
}
