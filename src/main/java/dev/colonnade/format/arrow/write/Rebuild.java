package dev.colonnade.format.arrow.write;

import dev.colonnade.column.Bits;
import dev.colonnade.column.Column;
import dev.colonnade.column.FixedColumn;
import dev.colonnade.column.Layouts;
import dev.colonnade.column.ListColumn;
import dev.colonnade.column.RunEndColumn;
import dev.colonnade.column.UnionColumn;
import dev.colonnade.column.ViewBytesColumn;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Slices made whole: what a column may point outside itself for is cut down to its own rows. Whole columns come back as they are. */
final class Rebuild {
    private static final int VIEW = 16;
    private static final int LONGEST_INLINE = 12;
    /** Views address a buffer with 31 bits. */
    private static final long LARGEST_VIEWED = Integer.MAX_VALUE;

    private Rebuild() {
    }

    /** The bits from bit zero of a buffer on. */
    static MemorySegment bits(Bits bits, int length, Scratch scratch) {
        long size = (length + 7L) / 8;
        MemorySegment from = bits.segment();
        if (from == null) {
            return scratch.allocate(size).fill((byte) -1);
        }
        long first = bits.offset() >>> 3;
        int shift = (int) (bits.offset() & 7);
        if (shift == 0) {
            return from.asSlice(first, size);
        }
        MemorySegment shifted = scratch.allocate(size);
        long last = bits.offset() + length - 1 >>> 3;
        for (long i = 0; i < size; i++) {
            int low = from.get(Layouts.BYTE, first + i) & 0xFF;
            int high = first + i < last ? from.get(Layouts.BYTE, first + i + 1) & 0xFF : 0;
            shifted.set(Layouts.BYTE, i, (byte) (low >>> shift | high << 8 - shift));
        }
        return shifted;
    }

    /** Views over one buffer of their own, if those they come with are mostly of other rows. */
    static ViewBytesColumn views(ViewBytesColumn column, Scratch scratch) {
        long held = 0;
        for (MemorySegment buffer : column.buffers()) {
            held += buffer.byteSize();
        }
        long used = 0;
        for (int row = 0; row < column.length(); row++) {
            long size = column.isNull(row) ? 0 : column.size(row);
            used += size > LONGEST_INLINE ? size : 0;
        }
        if (held <= 2 * used || used > LARGEST_VIEWED) {
            return column;
        }
        MemorySegment views = scratch.allocate((long) column.length() * VIEW);
        MemorySegment data = scratch.allocate(used);
        int at = 0;
        for (int row = 0; row < column.length(); row++) {
            MemorySegment view = views.asSlice((long) row * VIEW, VIEW).fill((byte) 0);
            if (column.isNull(row)) {
                continue;
            }
            MemorySegment value = column.value(row);
            int size = (int) value.byteSize();
            view.set(Layouts.INT, 0, size);
            if (size <= LONGEST_INLINE) {
                MemorySegment.copy(value, 0, view, 4, size);
            } else {
                MemorySegment.copy(value, 0, data, at, size);
                MemorySegment.copy(value, 0, view, 4, 4);
                view.set(Layouts.INT, 12, at);
                at += size;
            }
        }
        return new ViewBytesColumn(column.type(), column.length(), column.validity(), views,
                used == 0 ? List.of() : List.of(data));
    }

    /** Only the elements that some row of these has. */
    static ListColumn listViews(ListColumn column, Scratch scratch) {
        int from = Integer.MAX_VALUE;
        int to = 0;
        for (int row = 0; row < column.length(); row++) {
            if (!column.isNull(row)) {
                int size = column.size(row);
                if (size > 0) {
                    int start = column.start(row);
                    from = Math.min(from, start);
                    to = Math.max(to, start + size);
                }
            }
        }
        from = Math.min(from, to);
        if (from == 0 && column.base() == 0 && to == column.elements().length()) {
            return column;
        }
        boolean large = column.large();
        MemorySegment offsets = scratch.allocate(column.length() * (large ? 8L : 4L));
        for (int row = 0; row < column.length(); row++) {
            boolean empty = column.isNull(row) || column.size(row) == 0;
            Offsets.write(offsets, large, row, empty ? 0 : column.start(row) - from);
        }
        MemorySegment sizes = scratch.allocate(column.length() * (large ? 8L : 4L));
        for (int row = 0; row < column.length(); row++) {
            Offsets.write(sizes, large, row, column.isNull(row) ? 0 : column.size(row));
        }
        return new ListColumn(column.type(), column.length(), column.validity(), large, offsets, sizes, 0,
                column.elements().slice(from, to - from));
    }

    /** Only the values that some row of these chose. */
    static UnionColumn denseUnion(UnionColumn column, Scratch scratch) {
        int children = column.children().size();
        int[] from = new int[children];
        int[] to = new int[children];
        Arrays.fill(from, Integer.MAX_VALUE);
        for (int row = 0; row < column.length(); row++) {
            int child = column.child(row);
            int index = column.index(row);
            from[child] = Math.min(from[child], index);
            to[child] = Math.max(to[child], index + 1);
        }
        List<Column> cut = new ArrayList<>();
        for (int i = 0; i < children; i++) {
            from[i] = Math.min(from[i], to[i]);
            cut.add(column.children().get(i).slice(from[i], to[i] - from[i]));
        }
        MemorySegment offsets = scratch.allocate(column.length() * 4L);
        for (int row = 0; row < column.length(); row++) {
            offsets.set(Layouts.INT, row * 4L, column.index(row) - from[column.child(row)]);
        }
        return new UnionColumn(column.type(), column.length(), column.validity(), column.typeIds(), offsets,
                column.bases().stream().map(base -> 0L).toList(), cut);
    }

    /** Only the runs that these rows lie in, counted from their first row. */
    static RunEndColumn runs(RunEndColumn column, Scratch scratch) {
        FixedColumn ends = column.runEnds();
        int length = column.length();
        if (length == 0) {
            return new RunEndColumn(column.type(), 0, 0, ends.slice(0, 0), column.values().slice(0, 0));
        }
        int first = column.run(0);
        int last = column.run(length - 1);
        int count = last - first + 1;
        if (column.offset() == 0 && ends.getInteger(last, true) == length) {
            return new RunEndColumn(column.type(), length, 0, ends.slice(0, count), column.values().slice(0, count));
        }
        MemorySegment cut = scratch.allocate((long) count * ends.width());
        for (int i = 0; i < count; i++) {
            long end = Math.min(ends.getInteger(first + i, true) - column.offset(), length);
            switch (ends.width()) {
                case 2 -> cut.set(Layouts.SHORT, i * 2L, (short) end);
                case 4 -> cut.set(Layouts.INT, i * 4L, (int) end);
                default -> cut.set(Layouts.LONG, i * 8L, end);
            }
        }
        return new RunEndColumn(column.type(), length, 0, new FixedColumn(ends.type(), count, Bits.ALL, ends.width(),
                cut), column.values().slice(first, count));
    }
}
