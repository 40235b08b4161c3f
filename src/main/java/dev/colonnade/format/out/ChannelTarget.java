package dev.colonnade.format.out;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;

/**
 * Writes segments to a file or a pipe by gathering: mapped and other off-heap memory goes to the system call as it is,
 * without a copy of ours.
 *
 * <p>A mapped file that was cut short makes the call fail with an {@link IOException}; the kernel reads the memory, so
 * the process is safe.
 */
public final class ChannelTarget implements Target {
    /** Linux takes up to 1024 pieces a call. */
    private static final int MOST_PIECES = 512;
    /** One piece is one {@code ByteBuffer}, and the kernel takes no more than 2 GiB a call. */
    private static final long LARGEST_PIECE = 256 << 20;
    private static final long MOST_BYTES = 4 << 20;

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final GatheringByteChannel channel;
    private final ByteBuffer[] pieces = new ByteBuffer[MOST_PIECES];
    private int count;
    private long bytes;

    public ChannelTarget(GatheringByteChannel channel) {
        this.channel = channel;
    }

    @Override
    public void write(MemorySegment segment) throws IOException {
        for (long at = 0; at < segment.byteSize(); at += LARGEST_PIECE) {
            MemorySegment piece = segment.asSlice(at, Math.min(LARGEST_PIECE, segment.byteSize() - at));
            // Arrays must be copied on their way out in any case, and only those of bytes can be buffers.
            pieces[count++] = piece.isNative()
                    ? piece.asByteBuffer()
                    : ByteBuffer.wrap(piece.toArray(ValueLayout.JAVA_BYTE));
            bytes += piece.byteSize();
            if (count == MOST_PIECES || bytes >= MOST_BYTES) {
                flush();
            }
        }
    }

    @Override
    public void flush() throws IOException {
        int first = 0;
        while (first < count) {
            channel.write(pieces, first, count - first);
            while (first < count && !pieces[first].hasRemaining()) {
                first++;
            }
        }
        java.util.Arrays.fill(pieces, 0, count, NOTHING);
        count = 0;
        bytes = 0;
    }
}
