package dev.colonnade.format.verify;

import dev.colonnade.text.Utf8;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Whether bytes are UTF-8, for values of any length, a piece at a time. Used by one thread. */
final class Utf8Scan {
    private final byte[] piece = new byte[8192];

    boolean isValid(MemorySegment value) {
        long size = value.byteSize();
        for (long at = 0; at < size;) {
            int length = (int) Math.min(piece.length, size - at);
            MemorySegment.copy(value, ValueLayout.JAVA_BYTE, at, piece, 0, length);
            int i = 0;
            while (i < length) {
                if (piece[i] >= 0) {
                    i++;
                    continue;
                }
                int sequence = Utf8.sequence(piece, i, length);
                if (sequence == 0 || sequence < 0 && at + length == size) {
                    return false;
                }
                if (sequence < 0) {
                    break; // the rest of it comes with the next piece
                }
                i += sequence;
            }
            at += i;
        }
        return true;
    }
}
