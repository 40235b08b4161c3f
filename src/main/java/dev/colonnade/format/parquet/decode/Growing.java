package dev.colonnade.format.parquet.decode;

import dev.colonnade.memory.HeldBuffer;
import dev.colonnade.memory.HeldMemory;
import java.lang.foreign.MemorySegment;

/** A held buffer that grows. Bytes beyond what was written are whatever they are. */
final class Growing implements AutoCloseable {
    private final HeldMemory memory;
    private HeldBuffer buffer;
    private MemorySegment bytes;

    Growing(HeldMemory memory, long capacity) {
        this.memory = memory;
        this.buffer = memory.allocate(capacity);
        this.bytes = buffer.bytes();
    }

    /** The bytes as they stand now; another segment after {@link #ensure}. */
    MemorySegment bytes() {
        return bytes;
    }

    /** Makes room for {@code capacity} bytes in all, of which the first {@code used} are kept. */
    void ensure(long capacity, long used) {
        if (capacity <= bytes.byteSize()) {
            return;
        }
        HeldBuffer larger = memory.allocate(Math.max(capacity, bytes.byteSize() + bytes.byteSize() / 2));
        MemorySegment.copy(bytes, 0, larger.bytes(), 0, used);
        buffer.close();
        buffer = larger;
        bytes = larger.bytes();
    }

    /** Hands the buffer over. */
    HeldBuffer take() {
        return buffer;
    }

    @Override
    public void close() {
        buffer.close();
    }
}
