package dev.colonnade.format.arrow.write;

import dev.colonnade.memory.HeldBuffer;
import dev.colonnade.memory.HeldMemory;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** Held memory for the buffers of one message that must be rebuilt; all of it goes back at once. */
final class Scratch implements AutoCloseable {
    private final HeldMemory memory;
    private final List<HeldBuffer> buffers = new ArrayList<>();

    Scratch(HeldMemory memory) {
        this.memory = memory;
    }

    /** Bytes that hold anything at first. */
    MemorySegment allocate(long size) {
        return buffer(size).bytes();
    }

    HeldBuffer buffer(long size) {
        HeldBuffer buffer = memory.allocate(size);
        buffers.add(buffer);
        return buffer;
    }

    @Override
    public void close() {
        buffers.forEach(HeldBuffer::close);
        buffers.clear();
    }
}
