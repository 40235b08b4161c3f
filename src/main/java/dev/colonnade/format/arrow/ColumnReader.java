package dev.colonnade.format.arrow;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Bits;
import dev.colonnade.column.BoolColumn;
import dev.colonnade.column.Column;
import dev.colonnade.column.DictionaryColumn;
import dev.colonnade.column.Field;
import dev.colonnade.column.FixedColumn;
import dev.colonnade.column.FixedListColumn;
import dev.colonnade.column.Layouts;
import dev.colonnade.column.ListColumn;
import dev.colonnade.column.NullColumn;
import dev.colonnade.column.RunEndColumn;
import dev.colonnade.column.StructColumn;
import dev.colonnade.column.Type;
import dev.colonnade.column.UnionColumn;
import dev.colonnade.column.VarBytesColumn;
import dev.colonnade.column.ViewBytesColumn;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * Columns out of the body of one record batch, for a range of its rows. Walks nodes and buffers depth first, in the order
 * in which they were written; slices, never copies.
 */
final class ColumnReader {
    /** Where a dictionary's values come from. */
    interface Dictionaries {
        Column values(Type.Dictionary type);
    }

    private final Body body;
    private final boolean legacyUnions;
    private final Dictionaries dictionaries;
    private int node;
    private int buffer;
    private int view;

    ColumnReader(Body body, boolean legacyUnions, Dictionaries dictionaries) {
        this.body = body;
        this.legacyUnions = legacyUnions;
        this.dictionaries = dictionaries;
    }

    /**
     * One top-level column.
     *
     * @param from the first row, within the batch
     * @param length how many rows
     * @param rows of the batch, which the column's own node must agree with
     */
    Column read(FieldPlan plan, int column, Field field, long from, int length, long rows) {
        node = plan.nodes()[column];
        view = plan.views()[column];
        buffer = plan.buffers()[column];
        for (int i = 0; i < view; i++) {
            buffer += body.variadicCount(i);
        }
        try {
            if (body.nodeLength(node) != rows) {
                throw Fault.damaged(null, "it has " + body.nodeLength(node) + " rows where its batch has " + rows);
            }
            return read(field.type(), from, length);
        } catch (IndexOutOfBoundsException e) {
            throw Fault.damaged("column \"" + field.name() + "\"", "its buffers are shorter than its rows need")
                    .because(e);
        } catch (Fault e) {
            throw e.at("column \"" + field.name() + "\"");
        }
    }

    private Column read(Type type, long from, int length) {
        long rows = body.nodeLength(node);
        if (from < 0 || from > rows || length > rows - from) {
            throw Fault.damaged(null, "a child has " + rows + " rows where rows " + from + " to " + (from + length)
                    + " are needed");
        }
        boolean nulls = body.nullCount(node) != 0;
        node++;
        return switch (type.storageType()) {
            case Type.Null n -> new NullColumn(type, length);
            case Type.Bool b -> new BoolColumn(type, length, validity(nulls, from, length), bits(from, length));
            case Type.Int i -> fixed(type, i.bits() / 8, nulls, from, length);
            case Type.FloatingPoint f -> fixed(type, f.bits() / 8, nulls, from, length);
            case Type.Decimal d -> fixed(type, d.bits() / 8, nulls, from, length);
            case Type.FixedBinary f -> fixed(type, f.width(), ByteOrderSwap.NONE, nulls, from, length);
            case Type.Date d -> fixed(type, d.millis() ? 8 : 4, nulls, from, length);
            case Type.Time t -> fixed(type, t.bits() / 8, nulls, from, length);
            case Type.Timestamp t -> fixed(type, 8, nulls, from, length);
            case Type.Duration d -> fixed(type, 8, nulls, from, length);
            case Type.Interval i -> fixed(type, i.width(), switch (i.unit()) {
                case YEAR_MONTH, DAY_TIME -> ByteOrderSwap.FOUR;
                case MONTH_DAY_NANO -> ByteOrderSwap.MONTH_DAY_NANO;
            }, nulls, from, length);
            case Type.Dictionary d -> new DictionaryColumn(type,
                    fixed(d.index(), d.index().bits() / 8, nulls, from, length), dictionaries.values(d));
            case Type.Utf8(Type.Layout layout) -> bytes(type, layout, nulls, from, length);
            case Type.Binary(Type.Layout layout) -> bytes(type, layout, nulls, from, length);
            case Type.ListOf list when list.layout().isView() -> listView(type, list, nulls, from, length);
            case Type.ListOf list -> list(type, list.layout().isLarge(), list.element(), nulls, from, length);
            case Type.MapOf map -> list(type, false, map.entries(), nulls, from, length);
            case Type.FixedList list -> fixedList(type, list, nulls, from, length);
            case Type.Struct struct -> {
                Bits validity = validity(nulls, from, length);
                List<Column> children = new ArrayList<>();
                for (Field child : struct.fields()) {
                    children.add(child(child, from, length));
                }
                yield new StructColumn(type, length, validity, children);
            }
            case Type.Union union -> union(type, union, nulls, from, length);
            case Type.RunEndEncoded runs -> {
                Column ends = child(runs.runEnds(), 0, whole());
                yield new RunEndColumn(type, length, from, (FixedColumn) ends, child(runs.values(), 0, whole()));
            }
            case Type.Extension e -> throw new IllegalStateException("an extension below its storage");
        };
    }

    private Column child(Field field, long from, int length) {
        try {
            return read(field.type(), from, length);
        } catch (TooWide e) {
            throw e;
        } catch (Fault e) {
            throw e.at("child \"" + field.name() + "\"");
        }
    }

    /** All rows of the child that comes next. */
    private int whole() {
        return narrow(body.nodeLength(node));
    }

    /** Columns count in {@code int}: a range with more elements than that must be asked for in smaller pieces. */
    private static int narrow(long elements) {
        if (elements > Integer.MAX_VALUE - 8) {
            throw new TooWide();
        }
        return (int) elements;
    }

    /** More elements below than one column can count. */
    static final class TooWide extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooWide() {
            super("more than 2^31 elements", null, false, false);
        }
    }

    private Bits validity(boolean nulls, long from, int length) {
        int index = buffer++;
        if (!nulls || length == 0) {
            return Bits.ALL;
        }
        MemorySegment bits = body.buffer(index, ByteOrderSwap.NONE);
        return Bits.of(bits, from, length);
    }

    private Bits bits(long from, int length) {
        return Bits.of(body.buffer(buffer++, ByteOrderSwap.NONE), from, length);
    }

    private FixedColumn fixed(Type type, int width, boolean nulls, long from, int length) {
        return fixed(type, width, ByteOrderSwap.ofWidth(width), nulls, from, length);
    }

    private FixedColumn fixed(Type type, int width, ByteOrderSwap swap, boolean nulls, long from, int length) {
        Bits validity = validity(nulls, from, length);
        MemorySegment data = body.buffer(buffer++, swap);
        return new FixedColumn(type, length, validity, width, values(data, width, from, length));
    }

    private static MemorySegment values(MemorySegment data, int width, long from, long count) {
        if (count == 0 || width == 0) {
            return data.asSlice(0, 0);
        }
        if (from + count > data.byteSize() / width) {
            throw Fault.damaged(null, "a buffer of " + data.byteSize() + " bytes is too short for " + (from + count)
                    + " values of " + width + " bytes");
        }
        return data.asSlice(from * width, count * width);
    }

    private Column bytes(Type type, Type.Layout layout, boolean nulls, long from, int length) {
        Bits validity = validity(nulls, from, length);
        if (layout.isView()) {
            MemorySegment views = values(body.buffer(buffer++, ByteOrderSwap.VIEW), 16, from, length);
            int count = body.variadicCount(view++);
            List<MemorySegment> data = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                data.add(body.buffer(buffer++, ByteOrderSwap.NONE));
            }
            return new ViewBytesColumn(type, length, validity, views, data);
        }
        int width = layout.isLarge() ? 8 : 4;
        MemorySegment offsets = offsets(width, from, length);
        MemorySegment data = body.buffer(buffer++, ByteOrderSwap.NONE);
        return new VarBytesColumn(type, length, validity, layout.isLarge(), offsets, data);
    }

    /** One more offset than rows, but none for no rows: some writers leave the buffer out then. */
    private MemorySegment offsets(int width, long from, int length) {
        MemorySegment all = body.buffer(buffer++, ByteOrderSwap.ofWidth(width));
        return values(all, width, from, length == 0 ? 0 : length + 1L);
    }

    private static long offset(MemorySegment offsets, int width, int index) {
        return width == 8 ? offsets.get(Layouts.LONG, index * 8L) : offsets.get(Layouts.INT, index * 4L);
    }

    private Column list(Type type, boolean large, Field element, boolean nulls, long from, int length) {
        Bits validity = validity(nulls, from, length);
        int width = large ? 8 : 4;
        MemorySegment offsets = offsets(width, from, length);
        long first = length == 0 ? 0 : offset(offsets, width, 0);
        long last = length == 0 ? 0 : offset(offsets, width, length);
        long elements = body.nodeLength(node);
        if (first < 0 || last < first || last > elements) {
            throw Fault.damaged(null, "the offsets of its lists (" + first + " to " + last
                    + ") do not lie within the " + elements + " elements");
        }
        Column child = child(element, first, narrow(last - first));
        return new ListColumn(type, length, validity, large, offsets, null, first, child);
    }

    private Column listView(Type type, Type.ListOf list, boolean nulls, long from, int length) {
        Bits validity = validity(nulls, from, length);
        boolean large = list.layout().isLarge();
        int width = large ? 8 : 4;
        ByteOrderSwap swap = ByteOrderSwap.ofWidth(width);
        MemorySegment offsets = values(body.buffer(buffer++, swap), width, from, length);
        MemorySegment sizes = values(body.buffer(buffer++, swap), width, from, length);
        // Views may point anywhere and overlap: only the part that these rows point at is looked at.
        long first = Long.MAX_VALUE;
        long last = 0;
        long elements = body.nodeLength(node);
        for (int i = 0; i < length; i++) {
            long start = offset(offsets, width, i);
            long size = offset(sizes, width, i);
            if (!validity.get(i) || size == 0) {
                continue;
            }
            if (start < 0 || size < 0 || start > elements || size > elements - start) {
                throw Fault.damaged(null, "list " + (from + i) + " (" + size + " elements at " + start
                        + ") does not lie within the " + elements + " elements");
            }
            first = Math.min(first, start);
            last = Math.max(last, start + size);
        }
        first = Math.min(first, last);
        Column child = child(list.element(), first, narrow(last - first));
        return new ListColumn(type, length, validity, large, offsets, sizes, first, child);
    }

    private Column fixedList(Type type, Type.FixedList list, boolean nulls, long from, int length) {
        Bits validity = validity(nulls, from, length);
        int elements = narrow((long) length * list.size());
        // from is a row of a batch that has that many rows, so this can only overflow in a file that lies.
        long first = list.size() == 0 ? 0 : Math.min(from, Long.MAX_VALUE / list.size()) * list.size();
        return new FixedListColumn(type, length, validity, list.size(), child(list.element(), first, elements));
    }

    private Column union(Type type, Type.Union union, boolean nulls, long from, int length) {
        Bits validity = legacyUnions ? validity(nulls, from, length) : Bits.ALL;
        MemorySegment codes = values(body.buffer(buffer++, ByteOrderSwap.NONE), 1, from, length);
        List<Column> children = new ArrayList<>();
        List<Long> bases = new ArrayList<>();
        if (!union.dense()) {
            for (Field child : union.fields()) {
                children.add(child(child, from, length));
                bases.add(0L);
            }
            return new UnionColumn(type, length, validity, codes, null, bases, children);
        }
        MemorySegment offsets = values(body.buffer(buffer++, ByteOrderSwap.FOUR), 4, from, length);
        for (Field child : union.fields()) {
            children.add(child(child, 0, whole()));
            bases.add(0L);
        }
        return new UnionColumn(type, length, validity, codes, offsets, bases, children);
    }
}
