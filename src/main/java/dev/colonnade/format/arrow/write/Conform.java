package dev.colonnade.format.arrow.write;

import dev.colonnade.base.Fault;
import dev.colonnade.column.BoolColumn;
import dev.colonnade.column.Column;
import dev.colonnade.column.Field;
import dev.colonnade.column.FixedColumn;
import dev.colonnade.column.Layouts;
import dev.colonnade.column.ListColumn;
import dev.colonnade.column.StructColumn;
import dev.colonnade.column.Type;
import dev.colonnade.column.Type.Layout;
import dev.colonnade.column.Type.Unit;
import dev.colonnade.column.VarBytesColumn;
import dev.colonnade.column.ViewBytesColumn;
import dev.colonnade.memory.HeldMemory;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lays columns out as the schema that is written declares them: a format that knows fewer layouts reads into the plainest
 * (32-bit offsets, values in place, milliseconds), and a file of it may say what they were. Columns that are so already
 * come back as they are.
 */
final class Conform implements AutoCloseable {
    private static final long MILLIS_A_DAY = 86_400_000;
    private static final int VIEW = 16;
    private static final int LONGEST_INLINE = 12;

    private final HeldMemory memory;
    private final Map<Long, Words> words = new HashMap<>();

    Conform(HeldMemory memory) {
        this.memory = memory;
    }

    /** The dictionaries that were begun, which grow with every column that refers to them. */
    Iterable<Words> words() {
        return words.values();
    }

    /** @param scratch holds what is made */
    Column to(Type wanted, Column column, Scratch scratch) {
        if (column.type().equals(wanted)) {
            return column;
        }
        return switch (column) {
            case VarBytesColumn bytes -> bytes(wanted, bytes, scratch);
            case FixedColumn fixed -> fixed(wanted, fixed, scratch);
            case BoolColumn bools -> wanted.storageType() instanceof Type.Dictionary dictionary
                    ? numbers(dictionary, bools, scratch)
                    : bools;
            case ListColumn list -> list(wanted, list, scratch);
            case StructColumn struct -> struct(wanted, struct, scratch);
            default -> column;
        };
    }

    private FixedColumn numbers(Type.Dictionary type, Column column, Scratch scratch) {
        Words known = words.computeIfAbsent(type.id(), _ -> new Words(type, column, memory));
        return known.numbers(column, scratch);
    }

    private Column bytes(Type wanted, VarBytesColumn column, Scratch scratch) {
        return switch (wanted.storageType()) {
            case Type.Dictionary dictionary -> numbers(dictionary, column, scratch);
            case Type.Utf8(Layout layout) -> bytes(wanted, layout, column, scratch);
            case Type.Binary(Layout layout) -> bytes(wanted, layout, column, scratch);
            default -> column;
        };
    }

    private static Column bytes(Type wanted, Layout layout, VarBytesColumn column, Scratch scratch) {
        return switch (layout) {
            case SMALL -> {
                if (column.large()) {
                    throw Fault.unsupported(null, "more than 2 GiB of values behind 32-bit offsets")
                            .advise("leave it out, or write .parquet");
                }
                yield column.as(wanted);
            }
            case LARGE -> new VarBytesColumn(wanted, column.length(), column.validity(), true, column.large()
                    ? column.offsets()
                    : widened(column.offsets(), column.length(), scratch), column.data());
            case VIEW, LARGE_VIEW -> views(wanted, column, scratch);
        };
    }

    private static MemorySegment widened(MemorySegment offsets, int length, Scratch scratch) {
        MemorySegment wide = scratch.allocate((length + 1L) * 8);
        wide.set(Layouts.LONG, 0, 0);
        for (int i = 0; length > 0 && i <= length; i++) {
            wide.set(Layouts.LONG, i * 8L, offsets.get(Layouts.INT, i * 4L));
        }
        return wide;
    }

    private static ViewBytesColumn views(Type wanted, VarBytesColumn column, Scratch scratch) {
        if (column.data().byteSize() > Integer.MAX_VALUE) {
            throw Fault.unsupported(null, "more than 2 GiB of values behind views")
                    .advise("leave it out, or write .parquet");
        }
        MemorySegment views = scratch.allocate((long) column.length() * VIEW).fill((byte) 0);
        for (int row = 0; row < column.length(); row++) {
            if (column.isNull(row)) {
                continue;
            }
            long at = (long) row * VIEW;
            long start = column.offset(row);
            int size = (int) column.size(row);
            views.set(Layouts.INT, at, size);
            MemorySegment.copy(column.data(), start, views, at + 4, Math.min(size, size <= LONGEST_INLINE ? size : 4));
            if (size > LONGEST_INLINE) {
                views.set(Layouts.INT, at + 12, (int) start);
            }
        }
        return new ViewBytesColumn(wanted, column.length(), column.validity(), views, List.of(column.data()));
    }

    private Column fixed(Type wanted, FixedColumn column, Scratch scratch) {
        Type from = column.type().storageType();
        return switch (wanted.storageType()) {
            case Type.Dictionary dictionary -> numbers(dictionary, column, scratch);
            case Type.Decimal wide when from instanceof Type.Decimal && wide.bits() / 8 > column.width() ->
                decimals(wanted, wide.bits() / 8, column, scratch);
            case Type.Date(boolean millis) when millis && column.width() == 4 -> millis(wanted, column, scratch);
            case Type.Time(Unit unit) when unit == Unit.SECOND && from.equals(new Type.Time(Unit.MILLI)) ->
                seconds(wanted, column, scratch);
            case Type.Timestamp(Unit unit, String _) when unit == Unit.SECOND
                    && from instanceof Type.Timestamp(Unit stored, String _) && stored == Unit.MILLI ->
                seconds(wanted, column, scratch);
            default -> column;
        };
    }

    private static FixedColumn decimals(Type wanted, int width, FixedColumn column, Scratch scratch) {
        MemorySegment wide = scratch.allocate((long) column.length() * width);
        int narrow = column.width();
        for (int row = 0; row < column.length(); row++) {
            long from = (long) row * narrow;
            MemorySegment.copy(column.data(), from, wide, (long) row * width, narrow);
            byte sign = (byte) (column.data().get(Layouts.BYTE, from + narrow - 1) >> 7);
            wide.asSlice((long) row * width + narrow, width - narrow).fill(sign);
        }
        return new FixedColumn(wanted, column.length(), column.validity(), width, wide);
    }

    private static FixedColumn millis(Type wanted, FixedColumn days, Scratch scratch) {
        MemorySegment millis = scratch.allocate(days.length() * 8L);
        for (int row = 0; row < days.length(); row++) {
            millis.set(Layouts.LONG, row * 8L, days.getInt(row) * MILLIS_A_DAY);
        }
        return new FixedColumn(wanted, days.length(), days.validity(), 8, millis);
    }

    private static FixedColumn seconds(Type wanted, FixedColumn millis, Scratch scratch) {
        int width = millis.width();
        MemorySegment seconds = scratch.allocate((long) millis.length() * width);
        for (int row = 0; row < millis.length(); row++) {
            long value = millis.isNull(row) ? 0 : millis.getInteger(row, true);
            if (value % 1000 != 0) {
                throw Fault.unsupported("row " + row, value + " milliseconds are no whole seconds, which the Arrow "
                        + "schema of the file that it is read from says it has")
                        .advise("leave it out, or write .parquet");
            }
            if (width == 4) {
                seconds.set(Layouts.INT, row * 4L, (int) (value / 1000));
            } else {
                seconds.set(Layouts.LONG, row * 8L, value / 1000);
            }
        }
        return new FixedColumn(wanted, millis.length(), millis.validity(), width, seconds);
    }

    private Column list(Type wanted, ListColumn column, Scratch scratch) {
        if (column.large() || column.sizes() != null) {
            return column;
        }
        return switch (wanted.storageType()) {
            case Type.ListOf(Layout layout, Field element) -> {
                Column elements = to(element.type(), column.elements(), scratch);
                yield switch (layout) {
                    case SMALL -> new ListColumn(wanted, column.length(), column.validity(), false, column.offsets(),
                            null, column.base(), elements);
                    case LARGE -> new ListColumn(wanted, column.length(), column.validity(), true,
                            widened(column.offsets(), column.length(), scratch), null, column.base(), elements);
                    case VIEW -> listViews(wanted, false, column, elements, scratch);
                    case LARGE_VIEW -> listViews(wanted, true, column, elements, scratch);
                };
            }
            case Type.MapOf map -> new ListColumn(wanted, column.length(), column.validity(), false, column.offsets(),
                    null, column.base(), to(map.entries().type(), column.elements(), scratch));
            case Type.FixedList(int size, Field element) -> new FixedLists(size, column, memory, scratch).as(wanted,
                    to(element.type(), column.elements(), scratch));
            default -> column;
        };
    }

    private static ListColumn listViews(Type wanted, boolean large, ListColumn column, Column elements,
            Scratch scratch) {
        int width = large ? 8 : 4;
        MemorySegment offsets = scratch.allocate((long) column.length() * width);
        MemorySegment sizes = scratch.allocate((long) column.length() * width);
        for (int row = 0; row < column.length(); row++) {
            boolean there = !column.isNull(row);
            Offsets.write(offsets, large, row, there ? column.start(row) : 0);
            Offsets.write(sizes, large, row, there ? column.size(row) : 0);
        }
        return new ListColumn(wanted, column.length(), column.validity(), large, offsets, sizes, 0, elements);
    }

    private Column struct(Type wanted, StructColumn column, Scratch scratch) {
        if (!(wanted.storageType() instanceof Type.Struct(List<Field> fields))
                || fields.size() != column.children().size()) {
            return column;
        }
        List<Column> children = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            children.add(to(fields.get(i).type(), column.children().get(i), scratch));
        }
        return new StructColumn(wanted, column.length(), column.validity(), children);
    }

    @Override
    public void close() {
        words.values().forEach(Words::close);
        words.clear();
    }
}
