package dev.colonnade.format.parquet.decode;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Layouts;
import java.lang.foreign.MemorySegment;

/** DELTA_BINARY_PACKED: blocks of differences, less the smallest of each block, in miniblocks of few bits. */
final class DeltaReader implements ValueReader {
    /** Far above what anybody writes; bounds what a header makes us allocate. */
    private static final long LARGEST_MINIBLOCK = 1 << 16;

    private final MemorySegment bytes;
    private long at;
    private final int miniblock;
    private final int miniblocks;
    private final long total;
    private long taken;
    private long last;
    private final long[] deltas;
    private final int[] widths;
    private long smallest;
    /** The next miniblock of the block at hand. */
    private int next;
    private int used;
    private int filled;

    DeltaReader(MemorySegment bytes) {
        this.bytes = bytes;
        long block = varint();
        long count = varint();
        this.total = varint();
        this.last = zigzag(varint());
        if (count <= 0 || block <= 0 || block % count != 0 || block / count % 8 != 0
                || block / count > LARGEST_MINIBLOCK || count > LARGEST_MINIBLOCK || total < 0) {
            throw Fault.damaged(null,
                    "a delta encoding has blocks of " + block + " values in " + count + " miniblocks");
        }
        this.miniblock = (int) (block / count);
        this.miniblocks = (int) count;
        this.deltas = new long[miniblock];
        this.widths = new int[miniblocks];
        this.next = miniblocks;
    }

    /** How many values there are in all, as the header says. */
    long total() {
        return total;
    }

    /** The first byte behind the values, once all are taken. */
    long end() {
        return at;
    }

    @Override
    public void read(int count, Sink sink) {
        FixedSink fixed = (FixedSink) sink;
        if (count > total - taken) {
            throw PlainReaders.tooShort(count);
        }
        MemorySegment to = fixed.room(count);
        long place = fixed.end();
        boolean ints = fixed.width() == 4;
        int done = 0;
        if (count > 0 && taken == 0) {
            put(to, place, ints);
            done = 1;
            taken = 1;
        }
        while (done < count) {
            if (used == filled) {
                fill();
            }
            int n = Math.min(filled - used, count - done);
            if (ints) {
                int value = (int) last;
                int base = (int) smallest;
                for (int i = 0; i < n; i++) {
                    value += base + (int) deltas[used + i];
                    to.set(Layouts.INT, place + (done + (long) i) * 4, value);
                }
                last = value;
            } else {
                long value = last;
                for (int i = 0; i < n; i++) {
                    value += smallest + deltas[used + i];
                    to.set(Layouts.LONG, place + (done + (long) i) * 8, value);
                }
                last = value;
            }
            used += n;
            done += n;
            taken += n;
        }
        fixed.advance(count);
    }

    private void put(MemorySegment to, long place, boolean ints) {
        if (ints) {
            to.set(Layouts.INT, place, (int) last);
        } else {
            to.set(Layouts.LONG, place, last);
        }
    }

    private void fill() {
        if (next == miniblocks) {
            smallest = zigzag(varint());
            for (int i = 0; i < miniblocks; i++) {
                widths[i] = Byte.toUnsignedInt(bytes.get(Layouts.BYTE, at++));
            }
            next = 0;
        }
        int width = widths[next++];
        // DuckDB writes differences of 32-bit integers with up to 33 bits; they wrap like any other.
        if (width > 64) {
            throw Fault.damaged(null, "a delta encoding has differences of " + width + " bits");
        }
        int wanted = (int) Math.min(miniblock, total - taken);
        long size = (long) miniblock / 8 * width;
        long needed = ((long) wanted * width + 7) / 8;
        if (needed > bytes.byteSize() - at) {
            throw PlainReaders.tooShort(wanted);
        }
        Unpack.longs(bytes, at * 8, width, deltas, 0, wanted);
        // The last miniblock may be cut off behind its last value.
        at = Math.min(at + size, bytes.byteSize());
        used = 0;
        filled = wanted;
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            if (at >= bytes.byteSize()) {
                throw Fault.damaged(null, "a delta encoding is cut short");
            }
            byte b = bytes.get(Layouts.BYTE, at++);
            value |= (b & 0x7FL) << shift;
            if (b >= 0) {
                return value;
            }
        }
        throw Fault.damaged(null, "a delta encoding has a number without end");
    }

    private static long zigzag(long value) {
        return value >>> 1 ^ -(value & 1);
    }
}
