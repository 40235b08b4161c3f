package dev.colonnade.base;

/**
 * A flag that long work looks at once a morsel: whether to stop, and whether to hold on until told to go on. Threads are
 * never interrupted: an interrupt near a channel closes it for everybody.
 */
public final class Cancellation {
    /** Work that nobody can cancel. */
    public static final Cancellation NEVER = new Cancellation();

    private final Courtesy courtesy;
    private volatile boolean cancelled;
    private volatile boolean paused;

    public Cancellation() {
        this(new Courtesy());
    }

    /** @param courtesy what work gives way to at each {@link #checkpoint} */
    public Cancellation(Courtesy courtesy) {
        this.courtesy = courtesy;
    }

    /** For good; also ends a pause. */
    public void cancel() {
        refuseNever();
        synchronized (this) {
            cancelled = true;
            notifyAll();
        }
    }

    public boolean isCancelled() {
        return cancelled;
    }

    /** Holds the work on at its next {@link #checkpoint}. */
    public void pause() {
        refuseNever();
        paused = true;
    }

    public void resume() {
        synchronized (this) {
            paused = false;
            notifyAll();
        }
    }

    public boolean isPaused() {
        return paused;
    }

    /** @throws Fault of kind {@link Fault.Kind#CANCELLED} once {@link #cancel} was called */
    public void check() {
        if (cancelled) {
            throw Fault.of(Fault.Kind.CANCELLED, "cancelled");
        }
    }

    /**
     * {@link #check}, and where long work may be held up: waits as long as it is paused, and a moment for what is
     * visible. Only between morsels, where nothing is held that somebody else waits for, as a page that is being decoded.
     */
    public void checkpoint() {
        check();
        courtesy.giveWay();
        if (paused) {
            waitForResume();
        }
    }

    private void waitForResume() {
        synchronized (this) {
            while (paused && !cancelled) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw Fault.of(Fault.Kind.CANCELLED, "cancelled").because(e);
                }
            }
        }
        check();
    }

    private void refuseNever() {
        if (this == NEVER) {
            throw new IllegalStateException("this work cannot be cancelled");
        }
    }
}
