package dev.colonnade.memory;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Memory that is ours and is shared by counting: made with one holder, freed when the last one closes.
 *
 * <p>Unlike a {@link Lease}, {@link #close} counts every call: one per holder, no more.
 */
public abstract class Held implements AutoCloseable {
    private final AtomicInteger holders = new AtomicInteger(1);

    /** What it costs, in bytes. */
    public abstract long footprint();

    /** Called once, by the last holder. */
    protected abstract void free();

    /** Adds a holder; only for somebody who is one already. */
    public final void retain() {
        if (!tryRetain()) {
            throw new IllegalStateException("held memory was used after it was freed");
        }
    }

    /** Adds a holder unless the last one is gone already: for somebody who found it in an index, and is none yet. */
    public final boolean tryRetain() {
        for (int before = holders.get(); before > 0; before = holders.get()) {
            if (holders.compareAndSet(before, before + 1)) {
                return true;
            }
        }
        return false;
    }

    /** {@link #retain} as a lease. */
    public Lease lease() {
        retain();
        return Lease.once(this::close);
    }

    /** Ends this holder's share. */
    @Override
    public final void close() {
        int left = holders.decrementAndGet();
        if (left == 0) {
            free();
        } else if (left < 0) {
            throw new IllegalStateException("held memory was freed twice");
        }
    }
}
