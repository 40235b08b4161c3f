package dev.colonnade.format.parquet.write;

import dev.colonnade.column.Layouts;
import dev.colonnade.memory.HeldBytes;
import dev.colonnade.memory.HeldMemory;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * Distinct values in the order of their first appearance, PLAIN as they will stand in the dictionary page, and an open
 * hash table to find them by.
 */
final class Dictionary implements AutoCloseable {
    /** Readers want dictionaries small enough to stay in a cache. */
    static final long LARGEST = 1 << 20;
    private static final int FIRST_TABLE = 1 << 10;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final int width;
    private final HeldBytes values;
    /** Where each value of varying length begins. */
    private final HeldBytes starts;
    /** The upper half of a hash and the number of its value, from 1; 0 is free. */
    private final HeldBytes table;
    private int mask;
    private int count;

    /** @param width bytes a value, or 0 for those that stand behind their lengths */
    Dictionary(int width, HeldMemory memory) {
        this.width = width;
        this.values = new HeldBytes(memory);
        this.starts = new HeldBytes(memory);
        this.table = new HeldBytes(memory);
    }

    int count() {
        return count;
    }

    /** The content of the dictionary page. */
    HeldBytes values() {
        return values;
    }

    boolean isFull() {
        return values.size() > LARGEST;
    }

    long footprint() {
        return values.footprint() + starts.footprint() + table.footprint();
    }

    /** Where a value begins in {@link #values}, without its length. */
    long start(int id) {
        return width > 0 ? (long) id * width : starts.bytes().get(Layouts.INT, id * 4L);
    }

    int length(int id) {
        return width > 0 ? width : values.bytes().get(Layouts.INT, start(id) - 4);
    }

    /** Puts the number of each staged value behind {@code ids}, 32 bits each. */
    void ids(Scratch staged, int count, HeldBytes ids) {
        MemorySegment from = staged.values();
        MemorySegment to = ids.room(count * 4L);
        long at = ids.size();
        switch (width) {
            case 4 -> {
                for (int i = 0; i < count; i++) {
                    to.set(Layouts.INT, at + i * 4L, id4(from.get(Layouts.INT, i * 4L)));
                }
            }
            case 8 -> {
                for (int i = 0; i < count; i++) {
                    to.set(Layouts.INT, at + i * 4L, id8(from.get(Layouts.LONG, i * 8L)));
                }
            }
            case 0 -> {
                for (int i = 0; i < count; i++) {
                    to.set(Layouts.INT, at + i * 4L, id(from, staged.starts[i], staged.lengths[i]));
                }
            }
            default -> {
                for (int i = 0; i < count; i++) {
                    to.set(Layouts.INT, at + i * 4L, id(from, (long) i * width, width));
                }
            }
        }
        ids.advance(count * 4L);
    }

    /** The number of the first of values of one width. */
    int fixed(MemorySegment staged) {
        return switch (width) {
            case 4 -> id4(staged.get(Layouts.INT, 0));
            case 8 -> id8(staged.get(Layouts.LONG, 0));
            default -> id(staged, 0, width);
        };
    }

    private int id4(int value) {
        makeRoom();
        long hash = (value + 1L) * SPREAD;
        int slot = (int) (hash >>> 32) & mask;
        MemorySegment slots = table.bytes();
        while (true) {
            int id = (int) slots.get(Layouts.LONG, slot * 8L);
            if (id == 0) {
                values.putInt(value);
                return add(hash, slot);
            }
            if (values.bytes().get(Layouts.INT, (id - 1) * 4L) == value) {
                return id - 1;
            }
            slot = slot + 1 & mask;
        }
    }

    private int id8(long value) {
        makeRoom();
        long hash = (value ^ value >>> 32) * SPREAD;
        hash ^= hash >>> 29;
        int slot = (int) (hash >>> 32) & mask;
        MemorySegment slots = table.bytes();
        while (true) {
            int id = (int) slots.get(Layouts.LONG, slot * 8L);
            if (id == 0) {
                values.putLong(value);
                return add(hash, slot);
            }
            if (values.bytes().get(Layouts.LONG, (id - 1) * 8L) == value) {
                return id - 1;
            }
            slot = slot + 1 & mask;
        }
    }

    /** The number of the value with these bytes, which stand without a length. */
    int id(MemorySegment from, long at, int length) {
        makeRoom();
        long hash = hash(from, at, length);
        int slot = (int) (hash >>> 32) & mask;
        MemorySegment slots = table.bytes();
        while (true) {
            long entry = slots.get(Layouts.LONG, slot * 8L);
            int id = (int) entry;
            if (id == 0) {
                if (width == 0) {
                    starts.putInt((int) values.size() + 4);
                    values.putInt(length);
                }
                values.put(from, at, length);
                return add(hash, slot);
            }
            if (entry >>> 32 == hash >>> 32 && equal(id - 1, from, at, length)) {
                return id - 1;
            }
            slot = slot + 1 & mask;
        }
    }

    private boolean equal(int id, MemorySegment from, long at, int length) {
        if (length(id) != length) {
            return false;
        }
        long start = start(id);
        MemorySegment mine = values.bytes();
        int i = 0;
        for (; i + 8 <= length; i += 8) {
            if (mine.get(LONG, start + i) != from.get(LONG, at + i)) {
                return false;
            }
        }
        for (; i < length; i++) {
            if (mine.get(Layouts.BYTE, start + i) != from.get(Layouts.BYTE, at + i)) {
                return false;
            }
        }
        return true;
    }

    private static long hash(MemorySegment from, long at, int length) {
        long hash = length * SPREAD;
        int i = 0;
        for (; i + 8 <= length; i += 8) {
            hash = (hash ^ from.get(LONG, at + i)) * SPREAD;
            hash ^= hash >>> 32;
        }
        long rest = 0;
        for (; i < length; i++) {
            rest = rest << 8 | from.get(Layouts.BYTE, at + i) & 0xFF;
        }
        hash = (hash ^ rest) * SPREAD;
        return (hash ^ hash >>> 29) * SPREAD;
    }

    private int add(long hash, int slot) {
        count++;
        table.bytes().set(Layouts.LONG, slot * 8L, hash & 0xFFFFFFFF00000000L | count);
        return count - 1;
    }

    private void makeRoom() {
        if (mask == 0) {
            empty(FIRST_TABLE);
        } else if (count >= mask / 2) {
            grow();
        }
    }

    private void empty(int slots) {
        table.clear();
        table.fill(0, slots * 8L);
        mask = slots - 1;
    }

    private void grow() {
        int before = mask + 1;
        // What was there moves up, so that the new table can begin where the old one did.
        MemorySegment bytes = table.room(before * 8L * 2);
        long old = before * 8L * 2;
        MemorySegment.copy(bytes, 0, bytes, old, before * 8L);
        bytes.asSlice(0, old).fill((byte) 0);
        table.advance(before * 8L * 2);
        mask = before * 2 - 1;
        for (int i = 0; i < before; i++) {
            long entry = bytes.get(Layouts.LONG, old + i * 8L);
            if ((int) entry != 0) {
                int slot = (int) (entry >>> 32) & mask;
                while (bytes.get(Layouts.LONG, slot * 8L) != 0) {
                    slot = slot + 1 & mask;
                }
                bytes.set(Layouts.LONG, slot * 8L, entry);
            }
        }
        table.clear();
        table.advance(before * 2 * 8L);
    }

    @Override
    public void close() {
        values.close();
        starts.close();
        table.close();
        mask = 0;
        count = 0;
    }
}
