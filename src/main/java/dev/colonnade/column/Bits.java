package dev.colonnade.column;

import dev.colonnade.base.Fault;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * A run of bits, least significant first, as Arrow keeps validity and booleans.
 *
 * @param segment the bytes, or null where every bit is one and nothing is stored
 * @param offset the bit at which the run begins, counted from the first byte of {@code segment}
 */
public record Bits(@Nullable MemorySegment segment, long offset) {
    /** All ones, of any length, in no memory. */
    public static final Bits ALL = new Bits(null, 0);

    /**
     * @param length how many bits will be asked for; a segment too short for them is refused here, so that {@link #get}
     *     need not look
     */
    public static Bits of(MemorySegment segment, long offset, long length) {
        if (offset < 0 || length < 0 || (offset + length + 7) / 8 > segment.byteSize()) {
            throw Fault.damaged(null, "a bitmap of " + segment.byteSize() + " bytes is too short for "
                    + (offset + length) + " values");
        }
        return new Bits(segment, offset);
    }

    public boolean isAll() {
        return segment == null;
    }

    public boolean get(long index) {
        MemorySegment bytes = segment;
        if (bytes == null) {
            return true;
        }
        long bit = offset + index;
        return (bytes.get(Layouts.BYTE, bit >>> 3) >>> (bit & 7) & 1) != 0;
    }

    public Bits from(long index) {
        return segment == null ? this : new Bits(segment, offset + index);
    }

    /** How many of the first {@code length} bits are one. */
    public int count(int length) {
        MemorySegment bytes = segment;
        if (bytes == null) {
            return length;
        }
        int ones = 0;
        int i = 0;
        for (; i < length && (offset + i & 7) != 0; i++) {
            ones += get(i) ? 1 : 0;
        }
        long at = offset + i >>> 3;
        for (; i + 64 <= length; i += 64, at += 8) {
            ones += Long.bitCount(bytes.get(Layouts.LONG, at));
        }
        for (; i < length; i++) {
            ones += get(i) ? 1 : 0;
        }
        return ones;
    }
}
