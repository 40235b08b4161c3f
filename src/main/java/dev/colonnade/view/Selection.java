package dev.colonnade.view;

import dev.colonnade.base.RowRange;
import dev.colonnade.column.Layouts;
import dev.colonnade.memory.Held;
import dev.colonnade.memory.HeldBuffer;
import dev.colonnade.memory.HeldMemory;
import dev.colonnade.memory.Lease;
import dev.colonnade.memory.Made;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Some rows of a table, in its order: a bitmap of 64-bit row numbers, compressed block by block, off the heap.
 *
 * <p>A block stands for 65 536 rows and is nothing (none or all of them), a sorted list of 16-bit numbers (few), or a
 * bitmap. The directory holds, for each block, how many selected rows come before it: {@link #sourceRow} and
 * {@link #rank} are a binary search there and a look into one block. Costs at most one bit a row and a little. Immutable
 * and safe to share until it is closed.
 */
public final class Selection implements RowOrder, AutoCloseable {
    private static final int BLOCK = 1 << 16;
    private static final int BLOCK_WORDS = BLOCK / Long.SIZE;
    /** Up to this many a list is smaller than a bitmap. */
    private static final int LONGEST_LIST = BLOCK_WORDS * 4;

    private final long size;
    private final long sourceRows;
    private final HeldBuffer ranks;
    /** For each block, where its data begins, plus one if it is a bitmap; -1 if it has none. */
    private final HeldBuffer places;
    private final List<HeldBuffer> data;
    private final Held owner = new Buffers();

    private Selection(long size, long sourceRows, HeldBuffer ranks, HeldBuffer places, List<HeldBuffer> data) {
        this.size = size;
        this.sourceRows = sourceRows;
        this.ranks = ranks;
        this.places = places;
        this.data = List.copyOf(data);
    }

    /** How many rows of the table are selected. */
    @Override
    public long size() {
        return size;
    }

    /** The selected row with this number. */
    @Override
    public long sourceRow(long row) {
        Objects.checkIndex(row, size);
        int low = 0;
        int high = blocks() - 1;
        while (low < high) {
            int middle = low + high + 1 >>> 1;
            if (before(middle) <= row) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return (long) low * BLOCK + select(low, (int) (row - before(low)));
    }

    @Override
    public void sourceRows(long from, int count, long[] into) {
        Objects.checkFromIndexSize(from, count, size);
        int done = 0;
        int block = count == 0 ? 0 : (int) (sourceRow(from) / BLOCK);
        for (; done < count; block++) {
            int skip = (int) Math.max(0, from - before(block));
            int some = (int) Math.min(count - done, before(block + 1) - before(block) - skip);
            if (some > 0) {
                block(block, skip, some, into, done);
                done += some;
            }
        }
    }

    /** The selected rows of a block from number {@code skip} on. */
    private void block(int block, int skip, int count, long[] into, int at) {
        long base = (long) block * BLOCK;
        long place = places.bytes().get(Layouts.LONG, block * 8L);
        if (place < 0 || (place & 1) == 0) {
            for (int i = 0; i < count; i++) {
                into[at + i] = base + select(block, skip + i);
            }
            return;
        }
        MemorySegment bytes = data.get((int) (place >>> 32)).bytes();
        long start = place & 0xFFFF_FFFEL;
        int first = select(block, skip);
        int w = first / Long.SIZE;
        long word = bytes.get(Layouts.LONG, start + w * 8L) & -1L << first;
        for (int i = 0; i < count; i++) {
            while (word == 0) {
                word = bytes.get(Layouts.LONG, start + ++w * 8L);
            }
            into[at + i] = base + w * (long) Long.SIZE + Long.numberOfTrailingZeros(word);
            word &= word - 1;
        }
    }

    /** How many selected rows come before this row of the table; of a selected row, its place in this order. */
    public long rank(long sourceRow) {
        Objects.checkIndex(sourceRow, sourceRows + 1);
        if (sourceRow == sourceRows) {
            return size;
        }
        int block = (int) (sourceRow / BLOCK);
        return before(block) + rank(block, (int) (sourceRow % BLOCK));
    }

    public boolean contains(long sourceRow) {
        return sourceRow < sourceRows && rank(sourceRow + 1) > rank(sourceRow);
    }

    /** Bytes of memory. */
    public long footprint() {
        long bytes = ranks.footprint() + places.footprint();
        for (HeldBuffer buffer : data) {
            bytes += buffer.footprint();
        }
        return bytes;
    }

    private int blocks() {
        return (int) (ranks.size() / 8) - 1;
    }

    private long before(int block) {
        return ranks.bytes().get(Layouts.LONG, block * 8L);
    }

    private int select(int block, int number) {
        long place = places.bytes().get(Layouts.LONG, block * 8L);
        if (place < 0) {
            return number;
        }
        MemorySegment bytes = data.get((int) (place >>> 32)).bytes();
        long at = place & 0xFFFF_FFFEL;
        if ((place & 1) == 0) {
            return Short.toUnsignedInt(bytes.get(Layouts.SHORT, at + number * 2L));
        }
        int left = number;
        int w = 0;
        long word = bytes.get(Layouts.LONG, at);
        for (int ones = Long.bitCount(word); ones <= left; ones = Long.bitCount(word)) {
            left -= ones;
            word = bytes.get(Layouts.LONG, at + ++w * 8L);
        }
        for (; left > 0; left--) {
            word &= word - 1;
        }
        return w * Long.SIZE + Long.numberOfTrailingZeros(word);
    }

    private int rank(int block, int row) {
        int count = (int) (before(block + 1) - before(block));
        long place = places.bytes().get(Layouts.LONG, block * 8L);
        if (place < 0) {
            return Math.min(row, count);
        }
        MemorySegment bytes = data.get((int) (place >>> 32)).bytes();
        long at = place & 0xFFFF_FFFEL;
        if ((place & 1) == 0) {
            int low = 0;
            int high = count;
            while (low < high) {
                int middle = low + high >>> 1;
                if (Short.toUnsignedInt(bytes.get(Layouts.SHORT, at + middle * 2L)) < row) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
        int ones = 0;
        for (int w = 0; w < row / Long.SIZE; w++) {
            ones += Long.bitCount(bytes.get(Layouts.LONG, at + w * 8L));
        }
        long part = row % Long.SIZE == 0 ? 0 : bytes.get(Layouts.LONG, at + row / Long.SIZE * 8L) << -row;
        return ones + Long.bitCount(part);
    }

    @Override
    public Lease lease() {
        return Orders.lease(owner);
    }

    @Override
    public void close() {
        owner.close();
    }

    /** All of them together, so that one count tells who still reads. */
    private final class Buffers extends Held {
        @Override
        public long footprint() {
            return Selection.this.footprint();
        }

        @Override
        protected void free() {
            ranks.close();
            places.close();
            data.forEach(HeldBuffer::close);
        }
    }

    /** Takes rows in rising order. Closing it gives back what no selection was made of. */
    public static final class Builder implements AutoCloseable {
        private static final int SLAB = 1 << 20;

        private final HeldMemory memory;
        private final long sourceRows;
        private final HeldBuffer ranks;
        private final HeldBuffer places;
        private final List<HeldBuffer> data = new ArrayList<>();
        private final long[] words = new long[BLOCK_WORDS];
        private int block;
        private long size;
        private long slabUsed = SLAB;
        private boolean built;

        /** @param sourceRows rows of the table */
        public Builder(long sourceRows, HeldMemory memory) {
            this.memory = memory;
            this.sourceRows = sourceRows;
            int blocks = Math.toIntExact(Math.ceilDiv(sourceRows, (long) BLOCK));
            try (Made made = new Made()) {
                this.ranks = made.add(memory.allocate((blocks + 1) * 8L));
                this.places = made.add(memory.allocate(Math.max(1, blocks) * 8L));
                made.keep();
            }
            ranks.bytes().set(Layouts.LONG, 0, 0);
        }

        /**
         * @param rows which rows the bits stand for; begin where the last ones ended or later
         * @param bits one a row, from the lowest of the first word
         */
        public void add(RowRange rows, long[] bits) {
            for (int w = 0; w < bits.length; w++) {
                for (long left = bits[w]; left != 0; left &= left - 1) {
                    add(rows.from() + w * (long) Long.SIZE + Long.numberOfTrailingZeros(left));
                }
            }
        }

        private void add(long row) {
            while (row / BLOCK > block) {
                flush();
            }
            int within = (int) (row % BLOCK);
            words[within >> 6] |= 1L << within;
        }

        private void flush() {
            int count = 0;
            for (long word : words) {
                count += Long.bitCount(word);
            }
            long rowsHere = Math.min(BLOCK, sourceRows - (long) block * BLOCK);
            long place = count == 0 || count == rowsHere ? -1 : count <= LONGEST_LIST ? list(count) : bitmap();
            places.bytes().set(Layouts.LONG, block * 8L, place);
            size += count;
            ranks.bytes().set(Layouts.LONG, ++block * 8L, size);
            java.util.Arrays.fill(words, 0);
        }

        private long room(long bytes) {
            if (slabUsed + bytes > SLAB) {
                data.add(memory.allocate(SLAB));
                slabUsed = 0;
            }
            long at = slabUsed;
            slabUsed += bytes + 7 & -8;
            return at;
        }

        private long list(int count) {
            long at = room(count * 2L);
            MemorySegment bytes = data.getLast().bytes();
            long next = at;
            for (int w = 0; w < BLOCK_WORDS; w++) {
                for (long left = words[w]; left != 0; left &= left - 1, next += 2) {
                    bytes.set(Layouts.SHORT, next, (short) (w * Long.SIZE + Long.numberOfTrailingZeros(left)));
                }
            }
            return (long) data.size() - 1 << 32 | at;
        }

        private long bitmap() {
            long at = room(BLOCK / 8);
            MemorySegment.copy(words, 0, data.getLast().bytes(), Layouts.LONG, at, BLOCK_WORDS);
            return (long) data.size() - 1 << 32 | at | 1;
        }

        /** The selection; it is the caller's to close. */
        public Selection build() {
            while ((long) block * BLOCK < sourceRows) {
                flush();
            }
            built = true;
            return new Selection(size, sourceRows, ranks, places, data);
        }

        @Override
        public void close() {
            if (!built) {
                ranks.close();
                places.close();
                data.forEach(HeldBuffer::close);
            }
        }
    }
}
