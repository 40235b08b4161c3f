package dev.colonnade.format.parquet.write;

import dev.colonnade.column.Layouts;
import dev.colonnade.memory.HeldBytes;
import java.lang.foreign.MemorySegment;

/** The hybrid of run lengths and bit packing ("RLE/Bit-packing hybrid (RLE = 3)" of Encodings.md). */
final class RleWriter {
    private static final int GROUP = 8;

    private RleWriter() {
    }

    /** How many bits each of the values 0 to {@code most} has. */
    static int width(int most) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(most);
    }

    /** One run of {@code count} equal values. */
    static void run(int value, long count, int width, HeldBytes out) {
        varint(count << 1, out);
        for (int bits = 0; bits < width; bits += 8) {
            out.put(value >>> bits);
        }
    }

    /**
     * Writes runs of at least eight as runs and everything else packed, in groups of eight.
     *
     * @param wide whether values have 32 bits, else 8
     */
    static void write(MemorySegment values, boolean wide, int count, int width, HeldBytes out) {
        int packed = 0;
        int at = 0;
        while (at < count) {
            int run = runAt(values, wide, at, count);
            if (run >= GROUP) {
                pack(values, wide, packed, at - packed, width, out);
                run(value(values, wide, at), run, width, out);
                at += run;
                packed = at;
            } else {
                at = Math.min(count, at + GROUP);
            }
        }
        pack(values, wide, packed, count - packed, width, out);
    }

    private static int value(MemorySegment values, boolean wide, int at) {
        return wide ? values.get(Layouts.INT, at * 4L) : values.get(Layouts.BYTE, at);
    }

    private static int runAt(MemorySegment values, boolean wide, int from, int count) {
        int first = value(values, wide, from);
        int at = from + 1;
        while (at < count && value(values, wide, at) == first) {
            at++;
        }
        return at - from;
    }

    /** Packs values, lowest bit first; the last group is filled up with zeros. */
    private static void pack(MemorySegment values, boolean wide, int from, int count, int width, HeldBytes out) {
        if (count == 0) {
            return;
        }
        int groups = Math.ceilDiv(count, GROUP);
        varint((long) groups << 1 | 1, out);
        long size = (long) groups * width;
        // Whole words are written: there has to be room behind the end for the rest of the last.
        MemorySegment target = out.room(size + 8);
        long to = out.size();
        long word = 0;
        int bits = 0;
        for (int i = 0; i < count; i++) {
            long value = value(values, wide, from + i);
            word |= value << bits;
            bits += width;
            if (bits >= Long.SIZE) {
                target.set(Layouts.LONG, to, word);
                to += 8;
                bits -= Long.SIZE;
                word = bits == 0 ? 0 : value >>> width - bits;
            }
        }
        long end = out.size() + size;
        for (; to < end; to++) {
            target.set(Layouts.BYTE, to, (byte) word);
            word >>>= 8;
        }
        out.advance(size);
    }

    private static void varint(long value, HeldBytes out) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.put((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        out.put((int) rest);
    }
}
