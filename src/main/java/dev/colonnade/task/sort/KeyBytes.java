package dev.colonnade.task.sort;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/**
 * The bytes of one key, as they are put together: compared byte by byte without signs, they have the order of the values.
 * Keys of one sort are never a beginning of one another, unless they are equal.
 */
final class KeyBytes {
    private static final int BLOCK = 1 << 10;

    byte[] bytes = new byte[256];
    int size;
    /** No more bytes than this are wanted; what goes beyond it may be left out. */
    private int limit = Integer.MAX_VALUE;
    private final byte[] block = new byte[BLOCK];

    void start(int wanted) {
        size = 0;
        limit = wanted;
    }

    /** Whether all bytes that are wanted are there. */
    boolean isFull() {
        return size >= limit;
    }

    private void reserve(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
        }
    }

    void putByte(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
    }

    /** The lowest {@code count} bytes of a number, the highest of them first. */
    void putNumber(long value, int count) {
        reserve(count);
        for (int i = count - 1; i >= 0; i--) {
            bytes[size++] = (byte) (value >>> i * 8);
        }
    }

    /** Bytes of a width that all values have. */
    void putFixed(MemorySegment value) {
        int count = (int) value.byteSize();
        reserve(count);
        MemorySegment.copy(value, ValueLayout.JAVA_BYTE, 0, bytes, size, count);
        size += count;
    }

    /** A little-endian number in two's complement, of any width. */
    void putLittleEndian(MemorySegment value) {
        int start = size;
        putFixed(value);
        for (int i = start, j = size - 1; i < j; i++, j--) {
            byte swapped = bytes[i];
            bytes[i] = bytes[j];
            bytes[j] = swapped;
        }
        if (size > start) {
            bytes[start] ^= (byte) 0x80;
        }
    }

    /**
     * Bytes of any number, and an end that is less than any byte: 0 and 1 become 1 followed by 1 or 2, which leaves 0
     * for the end.
     */
    void putVariable(MemorySegment value) {
        long length = value.byteSize();
        for (long at = 0; at < length && !isFull(); at += BLOCK) {
            int count = (int) Math.min(BLOCK, length - at);
            MemorySegment.copy(value, ValueLayout.JAVA_BYTE, at, block, 0, count);
            reserve(count * 2);
            for (int i = 0; i < count; i++) {
                byte b = block[i];
                if ((b & 0xFE) == 0) {
                    bytes[size++] = 1;
                    b++;
                }
                bytes[size++] = b;
            }
        }
        putByte(0);
    }

    /** Turns the order of the bytes from {@code from} on round. */
    void invert(int from) {
        for (int i = from; i < size; i++) {
            bytes[i] = (byte) ~bytes[i];
        }
    }

    /** Eight bytes as a number; zeros follow the last. */
    long word(int at) {
        long word = 0;
        for (int i = at; i < at + 8; i++) {
            word = word << 8 | (i < size ? bytes[i] & 0xFF : 0);
        }
        return word;
    }
}
