package dev.colonnade.memory;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * Bytes of our own that grow, in one piece, doubling. What is put is little-endian. Not thread-safe; holds nothing until
 * something is put.
 */
public final class HeldBytes implements AutoCloseable {
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final long LEAST = 256;

    private final HeldMemory memory;
    private @org.jspecify.annotations.Nullable HeldBuffer buffer;
    private MemorySegment bytes = MemorySegment.NULL;
    private long capacity;
    private long size;

    public HeldBytes(HeldMemory memory) {
        this.memory = memory;
    }

    public long size() {
        return size;
    }

    /** What is behind all of it, for reading and writing; good until more room is asked for. */
    public MemorySegment bytes() {
        return bytes;
    }

    /** What was put, in the buffer that holds it; there must be something. */
    public HeldBuffer buffer() {
        return java.util.Objects.requireNonNull(buffer);
    }

    /** What was put. */
    public MemorySegment content() {
        return bytes.asSlice(0, size);
    }

    /** Bytes it costs. */
    public long footprint() {
        return capacity;
    }

    /** Makes room for more behind what there is and returns everything, that room included. */
    public MemorySegment room(long more) {
        if (more > capacity - size) {
            grow(size + more);
        }
        return bytes;
    }

    private void grow(long needed) {
        HeldBuffer larger = memory.allocate(Math.max(LEAST, Math.max(needed, capacity + capacity / 2)));
        MemorySegment.copy(bytes, 0, larger.bytes(), 0, size);
        HeldBuffer old = buffer;
        if (old != null) {
            old.close();
        }
        buffer = larger;
        bytes = larger.bytes();
        capacity = bytes.byteSize();
    }

    /** Counts bytes in that were written behind the end. */
    public void advance(long more) {
        size += more;
    }

    public void put(int value) {
        room(1).set(ValueLayout.JAVA_BYTE, size, (byte) value);
        size++;
    }

    public void putInt(int value) {
        room(4).set(INT, size, value);
        size += 4;
    }

    public void putLong(long value) {
        room(8).set(LONG, size, value);
        size += 8;
    }

    public void put(MemorySegment from, long at, long length) {
        MemorySegment.copy(from, at, room(length), size, length);
        size += length;
    }

    public void put(byte[] from) {
        put(MemorySegment.ofArray(from), 0, from.length);
    }

    /** So many bytes of one value. */
    public void fill(int value, long count) {
        room(count).asSlice(size, count).fill((byte) value);
        size += count;
    }

    /** Forgets what was put and keeps the room. */
    public void clear() {
        size = 0;
    }

    /** Gives the room back too; may be used again. */
    @Override
    public void close() {
        HeldBuffer old = buffer;
        if (old != null) {
            old.close();
        }
        buffer = null;
        bytes = MemorySegment.NULL;
        capacity = 0;
        size = 0;
    }
}
