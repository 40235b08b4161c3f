package dev.colonnade.format.parquet.page;

import dev.colonnade.column.Layouts;
import java.lang.foreign.MemorySegment;

/**
 * Snappy data that hardly anything could be compressed of: long literals, which are copied straight out of the file. That
 * spares the copy that native code would need first, and most of its work ("Snappy compressed format description").
 *
 * <p>What it reads may be a map that changes meanwhile: every tag is read once, checked, and used.
 */
final class SnappyLiterals {
    /** Elements shorter than this on average are left to the native decoder. */
    private static final long LONG_ENOUGH = 512;
    private static final int FREE_ELEMENTS = 16;

    private SnappyLiterals() {
    }

    /**
     * Decompresses if it is of that kind.
     *
     * @param to as long as what must come out
     * @return false if it is not of that kind, or broken: then {@code to} holds anything
     */
    static boolean decompress(MemorySegment from, MemorySegment to) {
        long end = from.byteSize();
        long size = to.byteSize();
        long at = header(from, size);
        long out = 0;
        int elements = 0;
        while (at >= 0 && at < end) {
            if (++elements > FREE_ELEMENTS + out / LONG_ENOUGH) {
                return false;
            }
            int tag = from.get(Layouts.BYTE, at++) & 0xFF;
            if ((tag & 3) == 0) {
                long length = (tag >>> 2) + 1L;
                if (length > 60) {
                    int width = (int) length - 60;
                    if (end - at < width) {
                        return false;
                    }
                    length = 1;
                    for (int i = 0; i < width; i++) {
                        length += (from.get(Layouts.BYTE, at++) & 0xFFL) << 8 * i;
                    }
                }
                if (length > end - at || length > size - out) {
                    return false;
                }
                MemorySegment.copy(from, at, to, out, length);
                at += length;
                out += length;
            } else {
                int width = (tag & 3) == 3 ? 4 : tag & 3;
                if (end - at < width) {
                    return false;
                }
                long distance = 0;
                for (int i = 0; i < width; i++) {
                    distance |= (from.get(Layouts.BYTE, at++) & 0xFFL) << 8 * i;
                }
                int length = (tag >>> 2) + 1;
                if (width == 1) {
                    distance |= (tag & 0xE0L) << 3;
                    length = (tag >>> 2 & 7) + 4;
                }
                if (distance == 0 || distance > out || length > size - out) {
                    return false;
                }
                // Byte by byte: a copy may reach into what it writes.
                for (int i = 0; i < length; i++) {
                    to.set(Layouts.BYTE, out, to.get(Layouts.BYTE, out - distance));
                    out++;
                }
            }
        }
        return at == end && out == size;
    }

    /** Where the data begins behind the length in front, or -1 if that is not the one expected. */
    private static long header(MemorySegment from, long expected) {
        long length = 0;
        for (int i = 0; i < 5 && i < from.byteSize(); i++) {
            byte b = from.get(Layouts.BYTE, i);
            length |= (b & 0x7FL) << 7 * i;
            if (b >= 0) {
                return length == expected ? i + 1L : -1;
            }
        }
        return -1;
    }
}
