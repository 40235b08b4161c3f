package dev.colonnade.format.parquet.write;

import dev.colonnade.column.Layouts;
import dev.colonnade.format.parquet.XxHash;
import dev.colonnade.format.parquet.thrift.CompactWriter;
import dev.colonnade.memory.HeldBytes;
import dev.colonnade.memory.HeldMemory;
import java.lang.foreign.MemorySegment;

/**
 * A split-block bloom filter ("BloomFilter.md"), sized by how many values it was given: hashes wait until the chunk ends.
 */
final class BloomBuilder implements AutoCloseable {
    private static final int BLOCK = 32;
    private static final int[] SALT = {0x47b6137b, 0x44974d91, 0x8824ad5b, 0xa2b7289d, 0x705495c7, 0x2df1424b,
            0x9efc4947, 0x5c6bfb31};
    /** Bits a value, for about one wrong "perhaps" in a hundred. */
    private static final int BITS = 11;
    private static final long LARGEST = 8 << 20;

    private final HeldBytes hashes;
    private final HeldBytes filter;

    BloomBuilder(HeldMemory memory) {
        this.hashes = new HeldBytes(memory);
        this.filter = new HeldBytes(memory);
    }

    void add(Leaf leaf, Scratch staged, int count) {
        for (int i = 0; i < count; i++) {
            int width = leaf.width();
            add(staged.values(), width > 0 ? (long) i * width : staged.starts[i],
                    width > 0 ? width : staged.lengths[i]);
        }
    }

    void add(Leaf leaf, Dictionary dictionary) {
        for (int id = 0; id < dictionary.count(); id++) {
            add(dictionary.values().bytes(), dictionary.start(id), dictionary.length(id));
        }
    }

    private void add(MemorySegment bytes, long at, int length) {
        byte[] value = new byte[length];
        MemorySegment.copy(bytes, Layouts.BYTE, at, value, 0, length);
        hashes.putLong(XxHash.of(value));
    }

    /** Header and bits, or nothing where there was no value. */
    HeldBytes build() {
        filter.clear();
        long count = hashes.size() / 8;
        if (count == 0) {
            return filter;
        }
        long wanted = Math.clamp(count * BITS / 8, BLOCK, LARGEST);
        long size = Long.highestOneBit(wanted * 2 - 1);
        CompactWriter out = new CompactWriter(filter);
        out.begin();
        out.putInt(1, (int) size);
        for (int union = 2; union <= 4; union++) {
            out.begin(union);
            out.putEmpty(1);
            out.end();
        }
        out.end();
        long start = filter.size();
        filter.fill(0, size);
        MemorySegment bits = filter.bytes();
        for (long i = 0; i < count; i++) {
            long hash = hashes.bytes().get(Layouts.LONG, i * 8);
            long block = start + ((hash >>> 32) * (size / BLOCK) >>> 32) * BLOCK;
            for (int word = 0; word < SALT.length; word++) {
                long at = block + word * 4L;
                bits.set(Layouts.INT, at, bits.get(Layouts.INT, at) | 1 << ((int) hash * SALT[word] >>> 27));
            }
        }
        return filter;
    }

    @Override
    public void close() {
        hashes.close();
        filter.close();
    }
}
