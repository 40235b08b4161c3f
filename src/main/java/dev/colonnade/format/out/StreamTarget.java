package dev.colonnade.format.out;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Writes segments to a stream, by copying. */
public final class StreamTarget implements Target {
    private final OutputStream out;
    private final byte[] piece = new byte[64 << 10];

    public StreamTarget(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(MemorySegment bytes) throws IOException {
        for (long at = 0; at < bytes.byteSize(); at += piece.length) {
            int length = (int) Math.min(piece.length, bytes.byteSize() - at);
            MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, at, piece, 0, length);
            out.write(piece, 0, length);
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }
}
