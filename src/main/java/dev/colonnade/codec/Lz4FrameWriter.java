package dev.colonnade.codec;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** One LZ4 frame ("LZ4 Frame Format Description", version 1) of independent blocks of up to 4 MiB, without checksums. */
final class Lz4FrameWriter {
    /** Compresses one block; returns the bytes that came out. */
    interface Block {
        long compress(MemorySegment in, MemorySegment out);
    }

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final int MAGIC = 0x184D2204;
    private static final long BLOCK = 4L << 20;
    /** Version 1 with independent blocks, blocks of 4 MiB, and the checksum that these two bytes have. */
    private static final byte[] DESCRIPTOR = {0x60, 0x70, 0x73};
    private static final int STORED = 0x80000000;

    private Lz4FrameWriter() {
    }

    static long bound(long size) {
        // The last block is compressed where it will stand, and so has to have its own bound.
        return 8L + DESCRIPTOR.length + size + Math.ceilDiv(size, BLOCK) * 4 + Compressor.lz4Bound(BLOCK) - BLOCK
                + size / 255;
    }

    static long compress(MemorySegment in, MemorySegment out, Block block) {
        out.set(INT, 0, MAGIC);
        MemorySegment.copy(DESCRIPTOR, 0, out, JAVA_BYTE, 4, DESCRIPTOR.length);
        long to = 4L + DESCRIPTOR.length;
        for (long from = 0; from < in.byteSize(); from += BLOCK) {
            MemorySegment plain = in.asSlice(from, Math.min(BLOCK, in.byteSize() - from));
            long size = block.compress(plain, out.asSlice(to + 4));
            if (size < plain.byteSize()) {
                out.set(INT, to, (int) size);
            } else {
                size = plain.byteSize();
                MemorySegment.copy(plain, 0, out, to + 4, size);
                out.set(INT, to, (int) size | STORED);
            }
            to += 4 + size;
        }
        out.set(INT, to, 0);
        return to + 4;
    }
}
