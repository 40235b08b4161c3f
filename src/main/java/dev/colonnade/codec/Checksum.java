package dev.colonnade.codec;

import dev.colonnade.memory.HeldBuffer;
import dev.colonnade.memory.HeldMemory;
import java.lang.foreign.MemorySegment;
import java.util.zip.CRC32;

/** The CRC-32 of bytes that may lie in a map. */
public final class Checksum {
    private static final long STEP = 1 << 20;

    private Checksum() {
    }

    /** Over a copy, piece by piece: native code never sees the map. */
    public static int of(MemorySegment bytes, HeldMemory memory) {
        CRC32 crc = new CRC32();
        try (HeldBuffer copy = memory.allocate(Math.min(STEP, bytes.byteSize()))) {
            for (long at = 0; at < bytes.byteSize(); at += STEP) {
                long size = Math.min(STEP, bytes.byteSize() - at);
                MemorySegment.copy(bytes, at, copy.bytes(), 0, size);
                crc.update(copy.bytes().asSlice(0, size).asByteBuffer());
            }
        }
        return (int) crc.getValue();
    }

    /** Of bytes of ours. */
    public static int of(HeldBuffer buffer, long from, long size) {
        CRC32 crc = new CRC32();
        crc.update(buffer.bytes().asSlice(from, size).asByteBuffer());
        return (int) crc.getValue();
    }
}
