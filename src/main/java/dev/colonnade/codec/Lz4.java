package dev.colonnade.codec;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.colonnade.base.Fault;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** LZ4 blocks ("LZ4 Block Format Description"), bare or behind the sizes that Hadoop puts before each. */
final class Lz4 {
    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED
            .withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt BIG_INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final int SHORTEST_MATCH = 4;

    private Lz4() {
    }

    /** One block that fills the output. */
    static void block(MemorySegment in, MemorySegment out) {
        long end = decode(in, 0, in.byteSize(), out, 0, 0);
        if (end != out.byteSize()) {
            throw Codec.broken("LZ4", end + " bytes come out where " + out.byteSize() + " are announced");
        }
    }

    /** Blocks behind big-endian sizes (plain, compressed) if those add up; else frames if it says so; else one block. */
    static void hadoop(MemorySegment in, MemorySegment out) {
        if (isHadoop(in, out.byteSize())) {
            long from = 0;
            long to = 0;
            while (from < in.byteSize()) {
                long plain = in.get(BIG_INT, from) & 0xFFFFFFFFL;
                long packed = in.get(BIG_INT, from + 4) & 0xFFFFFFFFL;
                long end = decode(in.asSlice(0, from + 8 + packed), from + 8, from + 8 + packed,
                        out.asSlice(0, to + plain), to, to);
                if (end != to + plain) {
                    throw Codec.broken("LZ4", "a block of " + plain + " bytes gives " + (end - to));
                }
                from += 8 + packed;
                to = end;
            }
        } else if (Lz4Frame.recognises(in)) {
            Lz4Frame.decompress(in, out);
        } else {
            block(in, out);
        }
    }

    private static boolean isHadoop(MemorySegment in, long outSize) {
        long from = 0;
        long to = 0;
        while (in.byteSize() - from >= 8) {
            to += in.get(BIG_INT, from) & 0xFFFFFFFFL;
            from += 8 + (in.get(BIG_INT, from + 4) & 0xFFFFFFFFL);
        }
        return from == in.byteSize() && to == outSize;
    }

    /**
     * Decodes the block {@code [from, inEnd)} to {@code to} and on.
     *
     * @param history where the output that copies may reach back to begins
     * @return where the output ends
     */
    static long decode(MemorySegment in, long from, long inEnd, MemorySegment out, long to, long history) {
        long outEnd = out.byteSize();
        while (from < inEnd) {
            long token = in.get(JAVA_BYTE, from++) & 0xFFL;
            long size = token >>> 4;
            if (size == 15) {
                int more;
                do {
                    if (from >= inEnd) {
                        throw cut();
                    }
                    more = in.get(JAVA_BYTE, from++) & 0xFF;
                    size += more;
                } while (more == 255);
            }
            if (size > inEnd - from || size > outEnd - to) {
                throw cut();
            }
            WideCopy.literal(in, from, out, to, size);
            from += size;
            to += size;
            if (from == inEnd) {
                return to;
            }
            if (inEnd - from < 2) {
                throw cut();
            }
            long distance = in.get(SHORT, from) & 0xFFFF;
            from += 2;
            size = token & 15;
            if (size == 15) {
                int more;
                do {
                    if (from >= inEnd) {
                        throw cut();
                    }
                    more = in.get(JAVA_BYTE, from++) & 0xFF;
                    size += more;
                } while (more == 255);
            }
            size += SHORTEST_MATCH;
            if (distance == 0 || distance > to - history || size > outEnd - to) {
                throw Codec.broken("LZ4", "a copy reaches outside the output");
            }
            WideCopy.match(out, to, distance, size);
            to += size;
        }
        throw cut();
    }

    private static Fault cut() {
        return Codec.broken("LZ4", "it is cut short or does not fit its announced size");
    }
}
