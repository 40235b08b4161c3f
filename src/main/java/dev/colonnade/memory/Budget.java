package dev.colonnade.memory;

import dev.colonnade.base.Fault;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much off-heap memory the process may hold, and how much of it is spoken for.
 *
 * <p>Everything whose size depends on data reserves here before it allocates. A reservation that does not fit first asks
 * the reclaimers (caches, free lists) to give something back, and is then refused with a fault that names both numbers:
 * memory held never exceeds {@link #limit()}. Thread-safe.
 */
public final class Budget {
    /** Something that holds memory it can do without. */
    public interface Reclaimer {
        /**
         * Gives back up to {@code bytes}, more if that is simpler, and less or nothing if that is all there is. Called
         * on the thread that wants the memory, which may hold locks of its own: implementations take only their own.
         */
        void reclaim(long bytes);
    }

    private final long limit;
    private final AtomicLong reserved = new AtomicLong();
    private final AtomicLong peak = new AtomicLong();
    private final List<Reclaimer> reclaimers = new CopyOnWriteArrayList<>();

    /** @param limit bytes */
    public Budget(long limit) {
        if (limit <= 0) {
            throw new IllegalArgumentException("a budget of " + limit + " bytes");
        }
        this.limit = limit;
    }

    public long limit() {
        return limit;
    }

    /** Bytes that are reserved at this moment. */
    public long reserved() {
        return reserved.get();
    }

    /** The most bytes that were ever spoken for at once. */
    public long peak() {
        return peak.get();
    }

    public void addReclaimer(Reclaimer reclaimer) {
        reclaimers.add(reclaimer);
    }

    /** Asks it no more. Who began to ask before this may still come. */
    public void removeReclaimer(Reclaimer reclaimer) {
        reclaimers.remove(reclaimer);
    }

    /** Takes {@code bytes} if they are free right now; asks nobody to give anything back. */
    public boolean tryReserve(long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("a reservation of " + bytes + " bytes");
        }
        while (true) {
            long before = reserved.get();
            if (bytes > limit - before) {
                return false;
            }
            if (reserved.compareAndSet(before, before + bytes)) {
                peak.accumulateAndGet(before + bytes, Math::max);
                return true;
            }
        }
    }

    /**
     * Takes {@code bytes}, after asking reclaimers if need be; give them back with {@link #release}.
     *
     * @throws Fault of kind {@link Fault.Kind#OVER_BUDGET}
     */
    public void reserve(long bytes, String purpose) {
        if (tryReserve(bytes)) {
            return;
        }
        if (bytes <= limit) {
            for (Reclaimer reclaimer : reclaimers) {
                reclaimer.reclaim(bytes - (limit - reserved.get()));
                if (tryReserve(bytes)) {
                    return;
                }
            }
        }
        throw Fault.of(Fault.Kind.OVER_BUDGET, purpose + " needs " + bytes + " bytes where " + (limit - reserved.get())
                + " of the memory budget of " + limit + " are free").advise("give more with --memory");
    }

    public void release(long bytes) {
        if (reserved.addAndGet(-bytes) < 0) {
            throw new IllegalStateException("more memory was given back than taken");
        }
    }
}
