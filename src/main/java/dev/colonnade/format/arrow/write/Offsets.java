package dev.colonnade.format.arrow.write;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Column;
import dev.colonnade.column.Layouts;
import java.lang.foreign.MemorySegment;

/**
 * The offsets of a column of text, bytes or lists, which as written begin at zero.
 *
 * @param first what they begin at in memory
 * @param last what they end at
 */
record Offsets(MemorySegment segment, boolean large, int length, long first, long last) {
    static Offsets of(MemorySegment segment, boolean large, int length) {
        if (length == 0) {
            return new Offsets(segment, large, 0, 0, 0);
        }
        long first = read(segment, large, 0);
        long last = read(segment, large, length);
        if (first < 0 || last < first) {
            throw Fault.damaged(null, "offsets run from " + first + " to " + last);
        }
        return new Offsets(segment, large, length, first, last);
    }

    static long read(MemorySegment segment, boolean large, int index) {
        return large ? segment.get(Layouts.LONG, index * 8L) : segment.get(Layouts.INT, index * 4L);
    }

    static void write(MemorySegment segment, boolean large, int index, long value) {
        if (large) {
            segment.set(Layouts.LONG, index * 8L, value);
        } else {
            segment.set(Layouts.INT, index * 4L, (int) value);
        }
    }

    MemorySegment rebased(Scratch scratch) {
        int width = large ? 8 : 4;
        long size = (length + 1L) * width;
        if (first == 0 && length > 0) {
            return segment.asSlice(0, size);
        }
        MemorySegment rebased = scratch.allocate(size);
        if (length == 0) {
            // Older readers want the one offset that a column without rows has.
            return rebased.fill((byte) 0);
        }
        if (large) {
            for (long at = 0; at < size; at += 8) {
                rebased.set(Layouts.LONG, at, segment.get(Layouts.LONG, at) - first);
            }
        } else {
            int base = (int) first;
            for (long at = 0; at < size; at += 4) {
                rebased.set(Layouts.INT, at, segment.get(Layouts.INT, at) - base);
            }
        }
        return rebased;
    }

    MemorySegment cut(MemorySegment data) {
        if (last > data.byteSize()) {
            throw outside(data.byteSize());
        }
        return data.asSlice(first, last - first);
    }

    Column cut(Column elements, long base) {
        if (length == 0) {
            return elements.slice(0, 0);
        }
        if (first < base || last - base > elements.length()) {
            throw outside(base + elements.length());
        }
        return elements.slice((int) (first - base), (int) (last - first));
    }

    private Fault outside(long end) {
        return Fault.damaged(null, "offsets run from " + first + " to " + last + " where the values end at " + end);
    }
}
