package dev.colonnade.format.arrow;

import dev.colonnade.base.Fault;
import dev.colonnade.codec.Codec;
import dev.colonnade.column.Layouts;
import dev.colonnade.memory.HeldBuffer;
import dev.colonnade.memory.Lease;
import dev.colonnade.memory.PageCache;
import dev.colonnade.memory.Resources;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of one record batch: its buffers, as slices of the map where that is possible, else decoded into the page
 * cache one at a time as they are asked for.
 */
final class Body {
    private static final int BUFFER = 16;
    private static final int NODE = 16;
    /** In the place of the uncompressed size: this buffer was left as it was. */
    private static final long NOT_COMPRESSED = -1;

    private final MemorySegment bytes;
    private final Flat.Vector nodes;
    private final Flat.Vector buffers;
    private final Flat.Vector variadicCounts;
    private final @Nullable Codec codec;
    private final boolean bigEndian;
    private final Object owner;
    private final long part;
    private final boolean keep;
    private final Resources resources;
    private final List<Lease> leases;

    /**
     * @param header the {@code RecordBatch} table
     * @param bytes the body, a slice of the map
     * @param owner the open table, as the page cache knows it
     * @param part the number of the block, negative for dictionaries
     * @param keep whether decoded buffers are kept for others who read here: not in a scan, which would fill the cache with
     *     what it reads once, in memory that is fresh each time
     * @param leases takes a lease on each buffer that was decoded
     */
    Body(Flat header, MemorySegment bytes, boolean bigEndian, Object owner, long part, boolean keep,
            Resources resources,
            List<Lease> leases) {
        this.bytes = bytes;
        this.nodes = header.vector(1, NODE);
        this.buffers = header.vector(2, BUFFER);
        this.variadicCounts = header.vector(4, 8);
        this.codec = codec(header.table(3));
        this.bigEndian = bigEndian;
        this.owner = owner;
        this.part = part;
        this.keep = keep;
        this.resources = resources;
        this.leases = leases;
    }

    static @Nullable Codec codec(@Nullable Flat compression) {
        if (compression == null) {
            return null;
        }
        if (compression.getByte(1, 0) != 0) {
            throw Fault.unsupported(null, "compression method " + compression.getByte(1, 0)
                    + " (only single buffers are compressed in the versions we know)");
        }
        int codec = compression.getByte(0, 0);
        return switch (codec) {
            case 0 -> Codec.LZ4_FRAME;
            case 1 -> Codec.ZSTD;
            default -> throw Fault.unsupported(null, "compression codec " + codec + " (neither LZ4 nor Zstandard)");
        };
    }

    int nodeCount() {
        return nodes.length();
    }

    long nodeLength(int node) {
        checkIndex(node, nodes.length(), "field nodes");
        long length = nodes.getLong(node, 0);
        if (length < 0) {
            throw Fault.damaged(null, "a field node of length " + length);
        }
        return length;
    }

    long nullCount(int node) {
        return nodes.getLong(node, 8);
    }

    /** How many data buffers a column of views has. */
    int variadicCount(int index) {
        checkIndex(index, variadicCounts.length(), "counts of data buffers");
        long count = variadicCounts.getLong(index, 0);
        if (count < 0 || count > buffers.length()) {
            throw Fault.damaged(null, "a column of views with " + count + " data buffers");
        }
        return (int) count;
    }

    private static void checkIndex(int index, int count, String what) {
        if (index >= count) {
            throw Fault.damaged(null, "the schema needs more " + what + " than the " + count + " there are");
        }
    }

    /**
     * The bytes of one buffer, little-endian and decompressed.
     *
     * @param swap what to do if the file is big-endian
     */
    MemorySegment buffer(int index, ByteOrderSwap swap) {
        checkIndex(index, buffers.length(), "buffers");
        long offset = buffers.getLong(index, 0);
        long length = buffers.getLong(index, 8);
        if (offset < 0 || length < 0 || length > bytes.byteSize() - offset) {
            throw Fault.damaged("buffer " + index, length + " bytes at " + offset + " do not lie within the "
                    + bytes.byteSize() + " bytes of its batch");
        }
        MemorySegment stored = bytes.asSlice(offset, length);
        boolean swapped = bigEndian && swap != ByteOrderSwap.NONE;
        if (length == 0) {
            return stored;
        }
        if (codec == null) {
            return swapped ? held(index, () -> swapped(stored, swap)) : stored;
        }
        if (length < 8) {
            throw Fault.damaged("buffer " + index, "a compressed buffer of " + length + " bytes");
        }
        long size = stored.get(Layouts.LONG, 0);
        MemorySegment content = stored.asSlice(8);
        if (size == NOT_COMPRESSED) {
            return swapped ? held(index, () -> swapped(content, swap)) : content;
        }
        if (size < 0) {
            throw Fault.damaged("buffer " + index, "its uncompressed size is " + size);
        }
        if (size == 0) {
            return content.asSlice(0, 0);
        }
        try {
            return held(index, () -> decompressed(codec, content, size, swapped ? swap : ByteOrderSwap.NONE));
        } catch (Fault e) {
            throw e.at("buffer " + index);
        }
    }

    private MemorySegment held(int index, java.util.function.Supplier<HeldBuffer> loader) {
        PageCache.Key key = new PageCache.Key(owner, part, index);
        HeldBuffer buffer = keep
                ? resources.pages().get(key, HeldBuffer.class, loader)
                : resources.pages().find(key, HeldBuffer.class);
        if (buffer == null) {
            buffer = loader.get();
        }
        HeldBuffer held = buffer;
        leases.add(Lease.once(held::close));
        return buffer.bytes().asReadOnly();
    }

    private HeldBuffer swapped(MemorySegment stored, ByteOrderSwap swap) {
        HeldBuffer out = resources.held().allocate(stored.byteSize());
        try {
            swap.apply(stored, out.bytes());
            return out;
        } catch (Throwable e) {
            out.close();
            throw e;
        }
    }

    /** Copies the compressed bytes first: a native codec must never see the map. */
    private HeldBuffer decompressed(Codec codec, MemorySegment stored, long size, ByteOrderSwap swap) {
        HeldBuffer out = resources.held().allocate(size);
        try (HeldBuffer in = resources.held().allocate(stored.byteSize())) {
            in.bytes().copyFrom(stored);
            codec.decompress(in, stored.byteSize(), out, size);
            swap.apply(out.bytes(), out.bytes());
            return out;
        } catch (Throwable e) {
            out.close();
            throw e;
        }
    }
}
