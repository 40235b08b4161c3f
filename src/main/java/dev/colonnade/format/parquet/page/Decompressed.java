package dev.colonnade.format.parquet.page;

import dev.colonnade.base.Fault;
import dev.colonnade.codec.Codec;
import dev.colonnade.format.parquet.meta.PageHeader;
import dev.colonnade.format.parquet.meta.PageHeader.Kind;
import dev.colonnade.memory.HeldBuffer;
import dev.colonnade.memory.HeldMemory;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * A page out of its compression.
 *
 * @param levels of version 2, which are not compressed; else null
 * @param held what the values lie in, if not in the map
 */
record Decompressed(@Nullable MemorySegment levels, MemorySegment values, @Nullable HeldBuffer held)
        implements
            AutoCloseable {
    /** @param body of the page, as it is stored */
    static Decompressed of(PageHeader header, MemorySegment body, Codec codec, HeldMemory memory) {
        boolean second = header.kind() == Kind.DATA_V2;
        long levelBytes = second ? (long) header.definitionBytes() + header.repetitionBytes() : 0;
        if (levelBytes > body.byteSize() || levelBytes > header.uncompressedSize()) {
            throw Fault.damaged(null, "its levels are longer than the page");
        }
        MemorySegment levels = second ? body.asSlice(0, levelBytes) : null;
        MemorySegment packed = body.asSlice(levelBytes);
        // Early versions of parquet-cpp said "not compressed" of pages that were: their sizes differ.
        boolean plain = second && !header.compressed() && header.compressedSize() == header.uncompressedSize();
        if (codec == Codec.UNCOMPRESSED || plain) {
            return new Decompressed(levels, packed, null);
        }
        long size = header.uncompressedSize() - levelBytes;
        if (packed.byteSize() == 0) {
            // A page without values need not have gone through the codec.
            if (size > 0) {
                throw Fault.damaged(null, "has no bytes where " + size + " are announced");
            }
            return new Decompressed(levels, packed, null);
        }
        HeldBuffer into = memory.allocate(size);
        try {
            if (codec != Codec.SNAPPY || !SnappyLiterals.decompress(packed, into.bytes())) {
                throughCopy(codec, packed, into, size, memory);
            }
            return new Decompressed(levels, into.bytes(), into);
        } catch (Throwable e) {
            into.close();
            throw e;
        }
    }

    private static void throughCopy(Codec codec, MemorySegment packed, HeldBuffer into, long size, HeldMemory memory) {
        try (HeldBuffer copy = memory.allocate(packed.byteSize())) {
            copy.bytes().copyFrom(packed);
            codec.decompress(copy, packed.byteSize(), into, size);
        }
    }

    @Override
    public void close() {
        if (held != null) {
            held.close();
        }
    }
}
