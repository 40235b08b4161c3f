package dev.colonnade.base;

/**
 * A flag that long work looks at once a morsel. Threads are never interrupted: an interrupt near a channel closes it for
 * everybody.
 */
public final class Cancellation {
    /** Work that nobody can cancel. */
    public static final Cancellation NEVER = new Cancellation();

    private volatile boolean cancelled;

    public void cancel() {
        if (this == NEVER) {
            throw new IllegalStateException("this work cannot be cancelled");
        }
        cancelled = true;
    }

    public boolean isCancelled() {
        return cancelled;
    }

    /** @throws Fault of kind {@link Fault.Kind#CANCELLED} once {@link #cancel} was called */
    public void check() {
        if (cancelled) {
            throw Fault.of(Fault.Kind.CANCELLED, "cancelled");
        }
    }
}
