package dev.colonnade.codec;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The two copies that decoders of the LZ77 family live on, in steps of eight bytes. They may write up to seven bytes past
 * the end of what they copy, where the output has room: those bytes are overwritten by what comes next.
 */
final class WideCopy {
    static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;
    /** From here on a library copy is worth its call. */
    private static final long LONG_RUN = 64;

    private WideCopy() {
    }

    /** Copies {@code size} bytes from input to output; the caller has checked that both have them. */
    static void literal(MemorySegment in, long from, MemorySegment out, long to, long size) {
        if (size <= LONG_RUN && from + size + 8 <= in.byteSize() && to + size + 8 <= out.byteSize()) {
            for (long i = 0; i < size; i += 8) {
                out.set(LONG, to + i, in.get(LONG, from + i));
            }
        } else {
            MemorySegment.copy(in, from, out, to, size);
        }
    }

    /**
     * Copies {@code size} bytes within the output from {@code distance} before {@code to}; where they overlap, what was
     * just written is read again, so that a short pattern repeats. The caller has checked that {@code [to - distance, to
     * + size)} lies within the output.
     */
    static void match(MemorySegment out, long to, long distance, long size) {
        if (distance >= size && size > LONG_RUN) {
            MemorySegment.copy(out, to - distance, out, to, size);
            return;
        }
        long end = to + size;
        if (end + 8 > out.byteSize()) {
            bytes(out, to, distance, end);
            return;
        }
        long step = distance;
        if (distance < 8) {
            // A pattern of 3 bytes is also one of 9: write enough of it to be that far ahead.
            step = (8 + distance - 1) / distance * distance;
            long ahead = Math.min(end, to - distance + step);
            bytes(out, to, distance, ahead);
            to = ahead;
        }
        for (; to < end; to += 8) {
            out.set(LONG, to, out.get(LONG, to - step));
        }
    }

    private static void bytes(MemorySegment out, long to, long distance, long end) {
        for (; to < end; to++) {
            out.set(ValueLayout.JAVA_BYTE, to, out.get(ValueLayout.JAVA_BYTE, to - distance));
        }
    }
}
