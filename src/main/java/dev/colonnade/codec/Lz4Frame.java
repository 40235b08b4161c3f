package dev.colonnade.codec;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.colonnade.base.Fault;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * LZ4 frames ("LZ4 Frame Format Description", version 1), one after another, blocks linked or not. Checksums are stepped
 * over: a wrong size is what could do harm, and sizes are checked.
 */
final class Lz4Frame {
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final int MAGIC = 0x184D2204;
    private static final int SKIPPABLE = 0x184D2A50;

    private Lz4Frame() {
    }

    static boolean recognises(MemorySegment in) {
        return in.byteSize() >= 7 && in.get(INT, 0) == MAGIC;
    }

    static void decompress(MemorySegment in, MemorySegment out) {
        Reader reader = new Reader(in, out);
        while (reader.from < in.byteSize()) {
            int magic = reader.readInt();
            if ((magic & ~15) == SKIPPABLE) {
                reader.skip(reader.readInt() & 0xFFFFFFFFL);
            } else if (magic == MAGIC) {
                reader.frame();
            } else {
                throw Codec.broken("LZ4 frame", "it does not begin as a frame does");
            }
        }
        if (reader.to != out.byteSize()) {
            throw Codec.broken("LZ4 frame",
                    reader.to + " bytes come out where " + out.byteSize() + " are announced");
        }
    }

    private static final class Reader {
        private final MemorySegment in;
        private final MemorySegment out;
        private long from;
        private long to;

        Reader(MemorySegment in, MemorySegment out) {
            this.in = in;
            this.out = out;
        }

        void frame() {
            need(3);
            int flags = in.get(JAVA_BYTE, from);
            if (flags >>> 6 != 1 && (flags & 0xC0) != 0x40) {
                throw Codec.broken("LZ4 frame", "its version is not 1");
            }
            boolean linked = (flags & 0x20) == 0;
            boolean blockChecksum = (flags & 0x10) != 0;
            boolean contentSize = (flags & 8) != 0;
            boolean contentChecksum = (flags & 4) != 0;
            if ((flags & 1) != 0) {
                throw Fault.unsupported(null, "the LZ4 frame needs a dictionary from elsewhere");
            }
            skip(2 + (contentSize ? 8 : 0) + 1);
            long start = to;
            for (int size = readInt(); size != 0; size = readInt()) {
                boolean stored = size < 0;
                long length = size & 0x7FFFFFFF;
                need(length);
                if (stored) {
                    if (length > out.byteSize() - to) {
                        throw Codec.broken("LZ4 frame", "more bytes come out than are announced");
                    }
                    MemorySegment.copy(in, from, out, to, length);
                    to += length;
                } else {
                    to = Lz4.decode(in, from, from + length, out, to, linked ? start : to);
                }
                skip(length + (blockChecksum ? 4 : 0));
            }
            skip(contentChecksum ? 4 : 0);
        }

        private int readInt() {
            need(4);
            int value = in.get(INT, from);
            from += 4;
            return value;
        }

        private void skip(long bytes) {
            need(bytes);
            from += bytes;
        }

        private void need(long bytes) {
            if (bytes > in.byteSize() - from) {
                throw Codec.broken("LZ4 frame", "it is cut short");
            }
        }
    }
}
