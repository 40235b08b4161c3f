package dev.colonnade.format.parquet;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Layouts;
import dev.colonnade.format.BloomProbe;
import dev.colonnade.format.parquet.meta.ColumnMeta;
import dev.colonnade.format.parquet.page.PageSource;
import dev.colonnade.format.parquet.page.PageSource.Part;
import dev.colonnade.format.parquet.schema.Shape.LeafShape;
import dev.colonnade.format.parquet.thrift.CompactReader;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A split-block bloom filter (Parquet's {@code BloomFilter.md}): blocks of eight 32-bit words, one of which a value picks
 * by the upper half of its hash; the lower half, times a salt for each word, picks one bit of every word. The filter is
 * not copied: a question reads one block where it lies.
 */
final class BloomFilter implements BloomProbe {
    private static final int BLOCK = 32;
    /** No writer makes larger ones; more would be a number gone wrong. */
    private static final int LARGEST = 128 << 20;
    private static final int[] SALT = {0x47b6137b, 0x44974d91, 0x8824ad5b, 0xa2b7289d, 0x705495c7, 0x2df1424b,
            0x9efc4947, 0x5c6bfb31};

    private final MemorySegment bits;
    private final BloomValues values;

    private BloomFilter(MemorySegment bits, BloomValues values) {
        this.bits = bits;
        this.values = values;
    }

    /** @return null where the chunk has none, or one of a sort nobody has defined yet */
    static @Nullable BloomFilter open(StoredChunk chunk, LeafShape shape, long fileSize) {
        ColumnMeta meta = chunk.meta();
        BloomValues values = BloomValues.of(shape);
        long at = meta.bloomFilterOffset();
        if (at <= 0 || values == null) {
            return null;
        }
        PageSource source = chunk.source();
        // How long it is need not be said; it lies somewhere before the end of the file.
        long rest = meta.bloomFilterLength() > 0 ? meta.bloomFilterLength() : fileSize - at;
        Header header = CompactReader.parse(source.module(at, rest, Part.BLOOM_HEADER), "bloom filter", Header::read);
        if (!header.known) {
            return null;
        }
        if (header.bytes < BLOCK || header.bytes > LARGEST || header.bytes % BLOCK != 0) {
            throw Fault.damaged("bloom filter", header.bytes + " bytes are no number of blocks");
        }
        long sealed = source.sealedSize(at);
        long behind = at + (sealed < 0 ? header.length : sealed);
        long stored = sealed < 0 ? header.bytes : source.sealedSize(behind);
        MemorySegment bits = source.module(behind, stored, Part.BLOOM_BITS);
        if (bits.byteSize() != header.bytes) {
            throw Fault.damaged("bloom filter", "has " + bits.byteSize() + " bytes, not the " + header.bytes
                    + " that it says");
        }
        return new BloomFilter(bits, values);
    }

    @Override
    public boolean mightContain(Object value) {
        List<byte[]> stored = values.stored(value);
        if (stored == null) {
            return true;
        }
        for (byte[] bytes : stored) {
            if (contains(XxHash.of(bytes))) {
                return true;
            }
        }
        return false;
    }

    private boolean contains(long hash) {
        long blocks = bits.byteSize() / BLOCK;
        long block = (hash >>> 32) * blocks >>> 32;
        int key = (int) hash;
        for (int word = 0; word < SALT.length; word++) {
            int bit = key * SALT[word] >>> 27;
            if ((bits.get(Layouts.INT, block * BLOCK + word * 4L) >>> bit & 1) == 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public long bytes() {
        return bits.byteSize();
    }

    /**
     * Parquet's {@code BloomFilterHeader}.
     *
     * @param length bytes of the header itself
     * @param known whether algorithm, hash and compression are the ones there are
     */
    private record Header(int bytes, long length, boolean known) {
        static Header read(CompactReader in) {
            int bytes = -1;
            int known = 0;
            int outer = in.enter();
            while (in.field()) {
                switch (in.id()) {
                    case 1 -> bytes = in.readInt();
                    case 2, 3, 4 -> known += isFirst(in) ? 1 : 0;
                    default -> in.skip();
                }
            }
            in.leave(outer);
            return new Header(bytes, in.position(), known == 3);
        }

        /** Unions of which only the first member exists: block, xxHash, uncompressed. */
        private static boolean isFirst(CompactReader in) {
            boolean first = false;
            int outer = in.enter();
            while (in.field()) {
                first |= in.id() == 1;
                in.skip();
            }
            in.leave(outer);
            return first;
        }
    }
}
