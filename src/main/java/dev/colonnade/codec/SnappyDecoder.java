package dev.colonnade.codec;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.colonnade.base.Fault;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * Snappy's raw format ("Snappy compressed format description") in Java, for where the native library cannot be loaded: a
 * length, then literals and copies.
 */
final class SnappyDecoder {
    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED
            .withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private SnappyDecoder() {
    }

    static void decompress(MemorySegment in, MemorySegment out) {
        long inEnd = in.byteSize();
        long outEnd = out.byteSize();
        long from = checkLength(in, outEnd);
        long to = 0;
        while (from < inEnd) {
            long tag = in.get(JAVA_BYTE, from++) & 0xFFL;
            long size;
            long distance;
            switch ((int) tag & 3) {
                case 0 -> {
                    size = (tag >>> 2) + 1;
                    if (size > 60) {
                        int width = (int) size - 60;
                        if (inEnd - from < width) {
                            throw cut();
                        }
                        size = little(in, from, width) + 1;
                        from += width;
                    }
                    if (size > inEnd - from || size > outEnd - to) {
                        throw cut();
                    }
                    WideCopy.literal(in, from, out, to, size);
                    from += size;
                    to += size;
                    continue;
                }
                case 1 -> {
                    if (from >= inEnd) {
                        throw cut();
                    }
                    size = (tag >>> 2 & 7) + 4;
                    distance = (tag & 0xE0) << 3 | in.get(JAVA_BYTE, from++) & 0xFFL;
                }
                case 2 -> {
                    if (inEnd - from < 2) {
                        throw cut();
                    }
                    size = (tag >>> 2) + 1;
                    distance = in.get(SHORT, from) & 0xFFFF;
                    from += 2;
                }
                default -> {
                    if (inEnd - from < 4) {
                        throw cut();
                    }
                    size = (tag >>> 2) + 1;
                    distance = in.get(INT, from) & 0xFFFFFFFFL;
                    from += 4;
                }
            }
            if (distance == 0 || distance > to || size > outEnd - to) {
                throw Codec.broken("Snappy", "a copy reaches outside the output");
            }
            WideCopy.match(out, to, distance, size);
            to += size;
        }
        if (to != outEnd) {
            throw Codec.broken("Snappy", to + " bytes come out where " + outEnd + " are announced");
        }
    }

    /** Reads the length in front, which must be the one expected; returns where the data begins. */
    static long checkLength(MemorySegment in, long expected) {
        long length = 0;
        for (int i = 0; i < 5 && i < in.byteSize(); i++) {
            byte b = in.get(JAVA_BYTE, i);
            length |= (b & 0x7FL) << 7 * i;
            if (b >= 0) {
                if (length != expected) {
                    throw Codec.broken("Snappy", "it holds " + length + " bytes where " + expected + " are announced");
                }
                return i + 1L;
            }
        }
        throw cut();
    }

    private static long little(MemorySegment in, long from, int width) {
        long value = 0;
        for (int i = 0; i < width; i++) {
            value |= (in.get(JAVA_BYTE, from + i) & 0xFFL) << 8 * i;
        }
        return value;
    }

    private static Fault cut() {
        return Codec.broken("Snappy", "it is cut short");
    }
}
