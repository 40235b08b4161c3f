package dev.colonnade.format.parquet.write;

import dev.colonnade.format.out.Target;
import dev.colonnade.memory.HeldBuffer;
import dev.colonnade.memory.HeldMemory;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** Bytes that wait to be written, in blocks that grow with what there is: nothing is ever moved. */
final class Blocks implements AutoCloseable {
    private static final long SMALLEST = 4 << 10;
    private static final long LARGEST = 256 << 10;

    private final HeldMemory memory;
    private final List<HeldBuffer> blocks = new ArrayList<>();
    private long used;
    private long size;
    private long footprint;

    Blocks(HeldMemory memory) {
        this.memory = memory;
    }

    long size() {
        return size;
    }

    long footprint() {
        return footprint;
    }

    void add(MemorySegment bytes, long from, long length) {
        long at = from;
        long end = from + length;
        while (at < end) {
            if (blocks.isEmpty() || used == blocks.getLast().size()) {
                HeldBuffer block = memory.allocate(Math.clamp(Math.max(size, end - at), SMALLEST, LARGEST));
                blocks.add(block);
                footprint += block.size();
                used = 0;
            }
            MemorySegment last = blocks.getLast().bytes();
            long some = Math.min(end - at, last.byteSize() - used);
            MemorySegment.copy(bytes, at, last, used, some);
            used += some;
            at += some;
        }
        size += length;
    }

    void writeTo(Target target) throws IOException {
        for (int i = 0; i < blocks.size(); i++) {
            MemorySegment block = blocks.get(i).bytes();
            target.write(i == blocks.size() - 1 ? block.asSlice(0, used) : block);
        }
    }

    @Override
    public void close() {
        blocks.forEach(HeldBuffer::close);
        blocks.clear();
        used = 0;
        size = 0;
        footprint = 0;
    }
}
