package dev.colonnade.memory;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Cleaner;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Off-heap memory of our own, in size classes that are kept for reuse.
 *
 * <p>A large block has an arena of its own, so that it can go back to the system; small ones are cut from slabs, which go
 * back when nothing of them is in use. Reuse matters twice: a fresh block is zeroed and faulted in page by page, and closing a shared arena stops every thread
 * for a moment. A stale segment reads another's bytes or throws, but never touches memory that is not ours.
 * Thread-safe.
 */
public final class HeldMemory implements Budget.Reclaimer {
    private static final long SMALLEST = 256;
    /** Blocks below this are cut from slabs: an arena and a mapping each would cost more than they hold. */
    private static final long SLAB_LIMIT = 32 << 10;
    private static final long SLAB = 512 << 10;

    /** Bytes worth keeping for whatever comes next. */
    private static final long SPARE = 8 << 20;

    private static final Cleaner CLEANER = Cleaner.create();

    private record Block(MemorySegment segment, Arena arena) {}

    /** All arenas that are open, apart from who uses them: they go back when that one is forgotten. */
    private static final class Arenas implements Runnable {
        /** Of each large block, by address. */
        final Map<Long, Arena> blocks = new HashMap<>();
        /** Of each slab, by address. */
        final TreeMap<Long, Arena> slabs = new TreeMap<>();

        @Override
        public void run() {
            blocks.values().forEach(Arena::close);
            slabs.values().forEach(Arena::close);
        }
    }

    private final Budget budget;
    private final TreeMap<Long, Deque<MemorySegment>> free = new TreeMap<>();
    private final Arenas arenas = new Arenas();
    private long inUse;
    private long pooled;
    /** As much of that as was cut from slabs. */
    private long pooledSmall;
    /** The least that was pooled since {@link #trim} was called last: so much nobody needed. */
    private long leastPooled;

    public HeldMemory(Budget budget) {
        this.budget = budget;
        budget.addReclaimer(this);
        CLEANER.register(this, arenas);
    }

    /**
     * @param size bytes; may come from a file, for the budget bounds it
     * @throws dev.colonnade.base.Fault of kind {@code OVER_BUDGET}
     */
    public HeldBuffer allocate(long size) {
        if (size < 0) {
            throw new IllegalArgumentException("a buffer of " + size + " bytes");
        }
        long capacity = sizeClass(size);
        MemorySegment block = take(capacity);
        if (block == null) {
            block = capacity < SLAB_LIMIT ? takeFromNewSlab(capacity) : fresh(capacity);
        }
        return new HeldBuffer(this, block, size);
    }

    /** A power of two, or one and a half times one: at most half again what was asked for. */
    static long sizeClass(long size) {
        if (size <= SMALLEST) {
            return SMALLEST;
        }
        if (size > 1L << 40) {
            return size;
        }
        long power = Long.highestOneBit(size - 1) << 1;
        long between = power / 4 * 3;
        return size <= between ? between : power;
    }

    private synchronized @org.jspecify.annotations.Nullable MemorySegment take(long capacity) {
        Deque<MemorySegment> blocks = free.get(capacity);
        MemorySegment block = blocks == null ? null : blocks.pollLast();
        if (block != null) {
            inUse += capacity;
            pooled -= capacity;
            pooledSmall -= capacity < SLAB_LIMIT ? capacity : 0;
            leastPooled = Math.min(leastPooled, pooled);
        }
        return block;
    }

    private MemorySegment fresh(long capacity) {
        budget.reserve(capacity, "a buffer");
        Block block = map(capacity);
        synchronized (this) {
            arenas.blocks.put(block.segment.address(), block.arena);
            inUse += capacity;
        }
        return block.segment;
    }

    private MemorySegment takeFromNewSlab(long capacity) {
        budget.reserve(SLAB, "a slab of small buffers");
        Block made = map(SLAB);
        MemorySegment slab = made.segment;
        synchronized (this) {
            arenas.slabs.put(slab.address(), made.arena);
            Deque<MemorySegment> blocks = free.computeIfAbsent(capacity, key -> new ArrayDeque<>());
            long at = capacity;
            for (; at + capacity <= SLAB; at += capacity) {
                blocks.add(slab.asSlice(at, capacity));
                pooled += capacity;
                pooledSmall += capacity;
            }
            inUse += capacity;
        }
        return slab.asSlice(0, capacity);
    }

    private Block map(long capacity) {
        Arena arena = Arena.ofShared();
        try {
            return new Block(arena.allocate(capacity, 64), arena);
        } catch (OutOfMemoryError e) {
            arena.close();
            budget.release(capacity);
            throw dev.colonnade.base.Fault.of(dev.colonnade.base.Fault.Kind.OVER_BUDGET,
                    "the system has no " + capacity + " bytes of memory to give").because(e);
        }
    }

    synchronized void recycle(MemorySegment block) {
        long capacity = block.byteSize();
        free.computeIfAbsent(capacity, key -> new ArrayDeque<>()).add(block);
        inUse -= capacity;
        pooled += capacity;
        pooledSmall += capacity < SLAB_LIMIT ? capacity : 0;
    }

    /** Bytes of buffers somebody has. */
    public synchronized long inUse() {
        return inUse;
    }

    /** Bytes of buffers kept for reuse. */
    public synchronized long pooled() {
        return pooled;
    }

    /**
     * Gives back what has lain free ever since this was called before, but for a little. Called now and then it lets go of
     * what was needed once and is not any more, and leaves alone what is in use again and again.
     */
    public void trim() {
        long idle;
        synchronized (this) {
            idle = leastPooled - SPARE;
            leastPooled = pooled;
        }
        if (idle > 0) {
            reclaim(idle);
        }
    }

    /** Gives large blocks that nobody has back to the system, largest first, and then slabs that nobody has any of. */
    @Override
    public void reclaim(long bytes) {
        List<Arena> closing = new ArrayList<>();
        long given = 0;
        synchronized (this) {
            for (Map.Entry<Long, Deque<MemorySegment>> entry : free.descendingMap().entrySet()) {
                if (entry.getKey() < SLAB_LIMIT) {
                    break;
                }
                Deque<MemorySegment> blocks = entry.getValue();
                while (given < bytes && !blocks.isEmpty()) {
                    MemorySegment block = blocks.removeFirst();
                    closing.add(java.util.Objects.requireNonNull(arenas.blocks.remove(block.address())));
                    given += entry.getKey();
                    pooled -= entry.getKey();
                }
            }
            if (given < bytes && pooledSmall >= SLAB / 2) {
                given += freeSlabs(closing);
            }
            leastPooled = Math.min(leastPooled, pooled);
        }
        closing.forEach(Arena::close);
        budget.release(given);
    }

    /**
     * Takes all slabs apart that are free from end to end. Sizes change with what is done: without this each size would
     * keep for good what was once used of it.
     *
     * @return how many bytes that were
     */
    private long freeSlabs(List<Arena> closing) {
        long given = 0;
        for (Map.Entry<Long, Deque<MemorySegment>> entry : free.headMap(SLAB_LIMIT).entrySet()) {
            long capacity = entry.getKey();
            Map<Long, Long> blocks = new HashMap<>();
            for (MemorySegment block : entry.getValue()) {
                blocks.merge(arenas.slabs.floorKey(block.address()), 1L, Long::sum);
            }
            blocks.values().removeIf(count -> count < SLAB / capacity);
            if (blocks.isEmpty()) {
                continue;
            }
            entry.getValue().removeIf(block -> blocks.containsKey(arenas.slabs.floorKey(block.address())));
            for (long slab : blocks.keySet()) {
                closing.add(java.util.Objects.requireNonNull(arenas.slabs.remove(slab)));
                given += SLAB;
                pooled -= SLAB / capacity * capacity;
                pooledSmall -= SLAB / capacity * capacity;
            }
        }
        return given;
    }
}
