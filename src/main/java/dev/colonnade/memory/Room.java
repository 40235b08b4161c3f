package dev.colonnade.memory;

import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Who reads beside others, and who for a moment needs all the room there is. Where memory is short, threads that read at
 * the same time keep each other from having enough; then one after the other does.
 *
 * <p>For work that is over when it says so and in between waits for nobody. Thread-safe.
 */
public final class Room {
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);

    /** A place in it. For one thread, which has no other. */
    public final class Place implements AutoCloseable {
        private boolean alone;

        private Place() {
            lock.readLock().lock();
        }

        /** Waits until nobody else has a place; the others wait then until this one is given back. Once. */
        public void alone() {
            lock.readLock().unlock();
            lock.writeLock().lock();
            alone = true;
        }

        @Override
        public void close() {
            if (alone) {
                lock.writeLock().unlock();
            } else {
                lock.readLock().unlock();
            }
        }
    }

    /** A place beside others; waits while somebody is alone. */
    public Place enter() {
        return new Place();
    }
}
