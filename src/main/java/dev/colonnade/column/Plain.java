package dev.colonnade.column;

import dev.colonnade.base.Fault;
import dev.colonnade.memory.HeldBuffer;
import dev.colonnade.memory.HeldMemory;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** The values that a dictionary's indices stand for, side by side. */
public final class Plain {
    private Plain() {
    }

    /** The column with its values in place, of the type that the dictionary has. */
    public static HeldColumn of(DictionaryColumn column, HeldMemory memory) {
        int length = column.length();
        int[] rows = new int[length];
        boolean[] valid = new boolean[length];
        boolean holes = false;
        for (int i = 0; i < length; i++) {
            valid[i] = !column.isNull(i);
            rows[i] = valid[i] ? column.index(i) : 0;
            holes |= !valid[i];
        }
        Column dictionary = column.dictionary();
        if (dictionary.length() == 0) {
            return nothing(dictionary, length, memory);
        }
        List<Column> parts = new ArrayList<>();
        for (int from = 0; from < dictionary.length(); from += Take.PART) {
            parts.add(dictionary.slice(from, Math.min(Take.PART, dictionary.length() - from)));
        }
        HeldColumn values = Take.of(parts, rows, length, memory);
        return holes ? masked(values, valid, memory) : values;
    }

    private static HeldColumn masked(HeldColumn values, boolean[] valid, HeldMemory memory) {
        List<HeldBuffer> buffers = new ArrayList<>(values.buffers());
        try {
            HeldBuffer bits = memory.allocate((valid.length + 7L) / 8);
            buffers.add(bits);
            bits.bytes().fill((byte) 0);
            for (int i = 0; i < valid.length; i++) {
                if (valid[i]) {
                    byte there = bits.bytes().get(Layouts.BYTE, i >>> 3);
                    bits.bytes().set(Layouts.BYTE, i >>> 3, (byte) (there | 1 << (i & 7)));
                }
            }
            return new HeldColumn(with(values.column(), new Bits(bits.bytes(), 0)), buffers);
        } catch (Throwable e) {
            buffers.forEach(HeldBuffer::close);
            throw e;
        }
    }

    private static Column with(Column column, Bits validity) {
        return switch (column) {
            case NullColumn c -> c;
            case BoolColumn c -> new BoolColumn(c.type(), c.length(), validity, c.values());
            case FixedColumn c -> new FixedColumn(c.type(), c.length(), validity, c.width(), c.data());
            case VarBytesColumn c ->
                new VarBytesColumn(c.type(), c.length(), validity, c.large(), c.offsets(), c.data());
            case ViewBytesColumn c -> new ViewBytesColumn(c.type(), c.length(), validity, c.views(), c.buffers());
            case PrefixedBytesColumn c -> throw PrefixedBytesColumn.unexpected();
            case StructColumn c -> new StructColumn(c.type(), c.length(), validity, c.children());
            case ListColumn c -> throw refused(c);
            case FixedListColumn c -> throw refused(c);
            case UnionColumn c -> throw refused(c);
            case RunEndColumn c -> throw refused(c);
            case DictionaryColumn c -> throw refused(c);
        };
    }

    private static Fault refused(Column column) {
        return Fault.unsupported(null, "a dictionary of " + column.type() + " with nulls");
    }

    /** All null: there is nothing in the dictionary to point at. */
    private static HeldColumn nothing(Column dictionary, int length, HeldMemory memory) {
        int width = switch (dictionary) {
            case FixedColumn c -> c.width();
            case VarBytesColumn c -> c.large() ? 8 : 4;
            case ViewBytesColumn c -> 16;
            case BoolColumn c -> 0;
            default -> throw refused(dictionary);
        };
        HeldBuffer zeros = memory.allocate((length + 1L) * width + length / 8 + 1);
        MemorySegment bytes = zeros.bytes().fill((byte) 0);
        Bits none = new Bits(bytes, 0);
        Column column = switch (dictionary) {
            case FixedColumn c ->
                new FixedColumn(c.type(), length, none, width, bytes.asSlice(0, (long) length * width));
            case VarBytesColumn c -> new VarBytesColumn(c.type(), length, none, c.large(), bytes, bytes.asSlice(0, 0));
            case BoolColumn c -> new BoolColumn(c.type(), length, none, none);
            default -> new ViewBytesColumn(dictionary.type(), length, none, bytes.asSlice(0, length * 16L), List.of());
        };
        return new HeldColumn(column, List.of(zeros));
    }
}
