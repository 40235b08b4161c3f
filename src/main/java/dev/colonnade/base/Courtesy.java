package dev.colonnade.base;

import java.util.concurrent.TimeUnit;

/**
 * Lets what somebody is waiting to see go first. Whoever loads it says so for as long as it takes; long work looks here
 * once a morsel and waits a moment, but never for good: it gets on, if slowly, however busy the eye is. Thread-safe.
 */
public final class Courtesy {
    /** The longest that one morsel waits. */
    static final long MOST_MILLIS = 20;

    /** Something visible is being loaded until this is closed. */
    public interface Visible extends AutoCloseable {
        @Override
        void close();
    }

    private volatile int busy;

    /** Says that something visible is being loaded; {@link Visible#close} is to be called once. */
    public Visible visible() {
        synchronized (this) {
            busy++;
        }
        return this::done;
    }

    private synchronized void done() {
        busy--;
        if (busy == 0) {
            notifyAll();
        }
    }

    /** Waits while something visible is being loaded, for {@value #MOST_MILLIS} ms at most. Costs nothing otherwise. */
    public void giveWay() {
        if (busy == 0) {
            return;
        }
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MOST_MILLIS);
        synchronized (this) {
            for (long left = MOST_MILLIS; busy > 0 && left > 0; left = TimeUnit.NANOSECONDS
                    .toMillis(end - System.nanoTime())) {
                try {
                    wait(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }
}
