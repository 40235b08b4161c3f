package dev.colonnade.format.arrow.write;

import dev.colonnade.column.Column;
import dev.colonnade.column.Concat;
import dev.colonnade.column.HeldColumn;
import dev.colonnade.memory.HeldBuffer;
import dev.colonnade.memory.HeldMemory;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** Held memory for the buffers of one message that must be rebuilt; all of it goes back at once. */
final class Scratch implements AutoCloseable {
    private final HeldMemory memory;
    private final List<HeldBuffer> buffers = new ArrayList<>();
    private final List<HeldColumn> columns = new ArrayList<>();

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

    /** @param column given back with the rest */
    void keep(HeldColumn column) {
        columns.add(column);
    }

    /** The columns one after the other. */
    Column joined(List<Column> parts) {
        HeldColumn all = Concat.of(parts, memory);
        columns.add(all);
        return all.column();
    }

    @Override
    public void close() {
        columns.forEach(HeldColumn::close);
        columns.clear();
        buffers.forEach(HeldBuffer::close);
        buffers.clear();
    }
}
