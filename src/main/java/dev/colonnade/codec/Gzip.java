package dev.colonnade.codec;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.colonnade.base.Fault;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Gzip members (RFC 1952) one after another, or a zlib stream (RFC 1950), through the JDK's native Inflater. */
final class Gzip {
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED
            .withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final int HEADER = 10;
    private static final int TRAILER = 8;

    private Gzip() {
    }

    static void decompress(MemorySegment in, MemorySegment out) {
        if (Math.max(in.byteSize(), out.byteSize()) > Integer.MAX_VALUE) {
            throw Fault.unsupported(null, "gzip data of more than 2 GiB in one piece");
        }
        boolean zlib = in.byteSize() >= 2 && in.get(JAVA_BYTE, 0) != 0x1F;
        Inflater inflater = new Inflater(!zlib);
        try {
            long to = 0;
            long from = 0;
            do {
                long start = zlib ? from : skipHeader(in, from);
                inflater.reset();
                inflater.setInput(buffer(in, start, in.byteSize() - start));
                long made = inflate(inflater, buffer(out, to, out.byteSize() - to));
                from = start + inflater.getBytesRead();
                if (!zlib) {
                    checkTrailer(in, from, buffer(out, to, made));
                    from += TRAILER;
                }
                to += made;
            } while (!zlib && from < in.byteSize());
            if (to != out.byteSize() || from != in.byteSize()) {
                throw Codec.broken("gzip", to + " bytes come out where " + out.byteSize() + " are announced");
            }
        } catch (DataFormatException e) {
            String message = e.getMessage();
            throw Codec.broken("gzip", message == null ? "not a deflate stream" : message).because(e);
        } finally {
            inflater.end();
        }
    }

    /** One member, without a name or a time. */
    static long compress(MemorySegment in, MemorySegment out, int level) {
        Deflater deflater = new Deflater(level, true);
        try {
            out.asSlice(0, HEADER).fill((byte) 0);
            out.set(SHORT, 0, (short) 0x8B1F);
            out.set(JAVA_BYTE, 2, (byte) 8);
            out.set(JAVA_BYTE, 9, (byte) 0xFF);
            deflater.setInput(in.asByteBuffer());
            deflater.finish();
            long at = HEADER;
            while (!deflater.finished()) {
                at += deflater.deflate(buffer(out, at, out.byteSize() - TRAILER - at));
            }
            CRC32 crc = new CRC32();
            crc.update(in.asByteBuffer());
            out.set(INT, at, (int) crc.getValue());
            out.set(INT, at + 4, (int) in.byteSize());
            return at + TRAILER;
        } finally {
            deflater.end();
        }
    }

    private static ByteBuffer buffer(MemorySegment segment, long from, long size) {
        return segment.asSlice(from, size).asByteBuffer();
    }

    private static long inflate(Inflater inflater, ByteBuffer into) throws DataFormatException {
        // The end of a stream may come only after the output is full: a spare byte shows whether there is more.
        ByteBuffer spare = ByteBuffer.allocate(1);
        long made = 0;
        while (!inflater.finished()) {
            int step = into.hasRemaining() ? inflater.inflate(into) : inflater.inflate(spare);
            if (!spare.hasRemaining()) {
                throw Codec.broken("gzip", "more bytes come out than are announced");
            }
            if (step == 0 && !inflater.finished() && (inflater.needsInput() || inflater.needsDictionary())) {
                throw Codec.broken("gzip", "it is cut short");
            }
            made += step;
        }
        return made;
    }

    /** Steps over a member's header; returns where its deflate stream begins. */
    private static long skipHeader(MemorySegment in, long from) {
        if (in.byteSize() - from < 10 || (in.get(SHORT, from) & 0xFFFF) != 0x8B1F || in.get(JAVA_BYTE, from + 2) != 8) {
            throw Codec.broken("gzip", "byte " + from + " does not begin a member");
        }
        int flags = in.get(JAVA_BYTE, from + 3);
        long at = from + 10;
        if ((flags & 4) != 0) {
            need(in, at, 2);
            at += 2 + (in.get(SHORT, at) & 0xFFFF);
        }
        for (int flag = 8; flag <= 16; flag <<= 1) {
            if ((flags & flag) != 0) {
                do {
                    need(in, at, 1);
                } while (in.get(JAVA_BYTE, at++) != 0);
            }
        }
        at += (flags & 2) != 0 ? 2 : 0;
        need(in, at, 0);
        return at;
    }

    private static void checkTrailer(MemorySegment in, long at, ByteBuffer plain) {
        need(in, at, TRAILER);
        int size = plain.remaining();
        CRC32 crc = new CRC32();
        crc.update(plain);
        if (in.get(INT, at) != (int) crc.getValue() || in.get(INT, at + 4) != size) {
            throw Codec.broken("gzip", "its checksum or size is wrong");
        }
    }

    private static void need(MemorySegment in, long at, long bytes) {
        if (bytes > in.byteSize() - at) {
            throw Codec.broken("gzip", "it is cut short");
        }
    }
}
