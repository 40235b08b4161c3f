package dev.colonnade.codec;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.brotli.dec.BrotliInputStream;

/** Brotli (RFC 7932), through its authors' Java decoder: rare enough that a native one is not worth shipping. */
final class Brotli {
    private static final int STEP = 64 << 10;

    private Brotli() {
    }

    static void decompress(MemorySegment in, MemorySegment out) {
        SegmentStream source = new SegmentStream(in);
        byte[] step = new byte[STEP];
        long to = 0;
        try (BrotliInputStream brotli = new BrotliInputStream(source)) {
            for (int made = brotli.read(step); made > 0; made = brotli.read(step)) {
                if (made > out.byteSize() - to) {
                    throw Codec.broken("Brotli", "more bytes come out than are announced");
                }
                MemorySegment.copy(step, 0, out, ValueLayout.JAVA_BYTE, to, made);
                to += made;
            }
        } catch (IOException e) {
            throw Codec.broken("Brotli", "it is not what the format allows").because(e);
        }
        if (to != out.byteSize()) {
            throw Codec.broken("Brotli", to + " bytes come out where " + out.byteSize() + " are announced");
        }
    }

    private static final class SegmentStream extends InputStream {
        private final MemorySegment bytes;
        private long at;

        SegmentStream(MemorySegment bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return at == bytes.byteSize() ? -1 : bytes.get(ValueLayout.JAVA_BYTE, at++) & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (length == 0) {
                return 0;
            }
            int size = (int) Math.min(length, bytes.byteSize() - at);
            if (size == 0) {
                return -1;
            }
            MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, at, into, offset, size);
            at += size;
            return size;
        }
    }
}
