package dev.colonnade.format.out;

/** Whose turn it is of those that do something one after the other. Thread-safe. */
public final class Turn {
    private long next;
    private boolean broken;

    /** Waits until all before {@code number} have passed; false if one of them never will. */
    public synchronized boolean await(long number) {
        boolean interrupted = false;
        while (next < number && !broken) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return !broken;
    }

    /** Whose turn it was has done its part. */
    public synchronized void pass() {
        next++;
        notifyAll();
    }

    /** Nobody's turn comes any more. */
    public synchronized void end() {
        broken = true;
        notifyAll();
    }

    /** How many have passed, if all that began did; else -1. */
    public synchronized long passed() {
        return broken ? -1 : next;
    }
}
