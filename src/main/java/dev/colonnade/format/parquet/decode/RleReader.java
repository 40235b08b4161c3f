package dev.colonnade.format.parquet.decode;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Layouts;
import java.lang.foreign.MemorySegment;

/** Parquet's hybrid of runs and bit-packed groups ("RLE/Bit-Packing Hybrid"), read in runs. */
final class RleReader {
    private final MemorySegment bytes;
    private final int width;
    private long at;
    private long left;
    private boolean packed;
    private int value;
    /** Of the next value of a packed run, counted in bits from the first byte. */
    private long bit;

    /** @param width bits a value, 0 to 32 */
    RleReader(MemorySegment bytes, int width) {
        this.bytes = bytes;
        this.width = width;
    }

    /** Steps to the next run, if this one is used up. */
    private void run() {
        while (left == 0) {
            long header = varint();
            packed = (header & 1) != 0;
            if (packed) {
                long size = (header >>> 1) * width;
                left = (header >>> 1) * 8;
                bit = at * 8;
                // The last group may be cut off behind its last value.
                long there = bytes.byteSize() - at;
                if (size > there) {
                    left = there * 8 / width;
                    size = there;
                }
                at += size;
            } else {
                left = header >>> 1;
                value = 0;
                for (int shift = 0; shift < width; shift += 8) {
                    value |= (next() & 0xFF) << shift;
                }
            }
        }
    }

    private byte next() {
        if (at >= bytes.byteSize()) {
            throw Fault.damaged(null, "levels or indices end before the page's last value");
        }
        return bytes.get(Layouts.BYTE, at++);
    }

    private long varint() {
        long result = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            byte b = next();
            result |= (b & 0x7FL) << shift;
            if (b >= 0) {
                return result & 0xFFFFFFFFL;
            }
        }
        throw Fault.damaged(null, "a run of levels or indices has no end to its length");
    }

    void read(int[] into, int from, int count) {
        int done = 0;
        while (done < count) {
            run();
            int n = (int) Math.min(left, count - done);
            if (packed) {
                Unpack.ints(bytes, bit, width, into, from + done, n);
                bit += (long) n * width;
            } else {
                java.util.Arrays.fill(into, from + done, from + done + n, value);
            }
            left -= n;
            done += n;
        }
    }

    /** How many of the next values, at most {@code limit}, are surely the same: see {@link #repeated}. */
    int repeats(int limit) {
        run();
        return packed ? 0 : (int) Math.min(left, limit);
    }

    /** The value of a run that {@link #repeats} found, of which {@code count} are taken. */
    int repeated(int count) {
        left -= count;
        return value;
    }

    /** Reads bits ({@code width} 1) into a bitmap from bit {@code to} on; gives the number of ones. */
    long readBits(MemorySegment into, long to, int count) {
        long ones = 0;
        int done = 0;
        while (done < count) {
            run();
            int n = (int) Math.min(left, count - done);
            if (packed) {
                ones += BitCopy.copy(bytes, bit, into, to + done, n);
                bit += n;
            } else {
                if (value > 1) {
                    throw Fault.damaged(null, "a level or boolean is " + value);
                }
                BitCopy.fill(into, to + done, n, value != 0);
                ones += value != 0 ? n : 0;
            }
            left -= n;
            done += n;
        }
        return ones;
    }
}
