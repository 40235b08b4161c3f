package dev.colonnade.memory;

import java.lang.foreign.MemorySegment;

/**
 * A buffer of our own off-heap memory, from {@link HeldMemory}.
 *
 * <p>It can never stand for a mapped file, which is why native code is given only these: a file that shrinks under a
 * native reader ends the process, memory of our own cannot.
 */
public final class HeldBuffer extends Held {
    private final HeldMemory owner;
    final MemorySegment block;
    private final MemorySegment bytes;

    HeldBuffer(HeldMemory owner, MemorySegment block, long size) {
        this.owner = owner;
        this.block = block;
        this.bytes = block.asSlice(0, size);
    }

    /** The bytes asked for; what they hold at first is anybody's guess. */
    public MemorySegment bytes() {
        return bytes;
    }

    public long size() {
        return bytes.byteSize();
    }

    /** What it costs: its size rounded up to a size class. */
    @Override
    public long footprint() {
        return block.byteSize();
    }

    @Override
    protected void free() {
        owner.recycle(block);
    }
}
