package dev.colonnade.column;

import dev.colonnade.base.Fault;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * Lists and maps: each row is a run of elements of one child.
 *
 * @param large whether offsets (and sizes) have 64 bits
 * @param offsets {@code length + 1} offsets, or {@code length} where there are sizes
 * @param sizes {@code length} sizes for the view layouts, else null
 * @param base what is subtracted from an offset to find the element in {@code elements}; not zero where only part of
 *     the child is at hand
 */
public record ListColumn(Type type, int length, Bits validity, boolean large, MemorySegment offsets,
        @Nullable MemorySegment sizes, long base, Column elements) implements Column {
    public ListColumn {
        int width = large ? 8 : 4;
        long needed = sizes != null ? (long) length * width : length == 0 ? 0 : (length + 1L) * width;
        if (offsets.byteSize() < needed || sizes != null && sizes.byteSize() < needed) {
            throw Fault.damaged(null, "the offsets of a list column are too short for " + length + " rows");
        }
    }

    @Override
    public boolean isNull(int row) {
        return !validity.get(row);
    }

    private static long read(MemorySegment from, boolean large, int index) {
        return large ? from.get(Layouts.LONG, (long) index * 8) : from.get(Layouts.INT, (long) index * 4);
    }

    /** Where the row's elements begin and end in {@link #elements}: {@code start << 32 | end}, checked. */
    private long bounds(int row) {
        long start = read(offsets, large, row);
        MemorySegment views = sizes;
        long end;
        if (views == null) {
            end = read(offsets, large, row + 1);
        } else {
            long size = read(views, large, row);
            if (size == 0) {
                // The offset of an empty view may be anything.
                return 0;
            }
            end = start + size;
        }
        if (start < base || end < start || end - base > elements.length()) {
            throw Fault.damaged(null, "the elements of list " + row + " (" + start + " to " + end
                    + ") do not lie within its " + (base + elements.length()) + " elements");
        }
        return start - base << 32 | end - base;
    }

    /** The first element of the row, as a row of {@link #elements}. */
    public int start(int row) {
        return (int) (bounds(row) >>> 32);
    }

    /** How many elements the row has. */
    public int size(int row) {
        long bounds = bounds(row);
        return (int) bounds - (int) (bounds >>> 32);
    }

    /** The elements of the row. */
    public Column value(int row) {
        long bounds = bounds(row);
        int start = (int) (bounds >>> 32);
        return elements.slice(start, (int) bounds - start);
    }

    @Override
    public ListColumn slice(int from, int length) {
        checkSlice(from, length);
        int width = large ? 8 : 4;
        MemorySegment some = sizes;
        if (some != null) {
            return new ListColumn(type, length, validity.from(from), large,
                    offsets.asSlice((long) from * width, (long) length * width),
                    some.asSlice((long) from * width, (long) length * width), base, elements);
        }
        return new ListColumn(type, length, validity.from(from), large, length == 0
                ? offsets.asSlice(0, 0)
                : offsets.asSlice((long) from * width, (length + 1L) * width), null, base, elements);
    }

    @Override
    public ListColumn as(Type type) {
        return new ListColumn(type, length, validity, large, offsets, sizes, base, elements);
    }
}
