package dev.colonnade.memory;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What a constructor has made so far, each of which takes memory: where one more is not to be had, those before it go
 * back. To be closed in any case, which does nothing once {@link #keep} was called.
 */
public final class Made implements AutoCloseable {
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    /** Remembers one more, and hands it on. Closing it throws nothing that is checked. */
    public <P extends AutoCloseable> P add(P part) {
        parts.push(part);
        return part;
    }

    /** All of it is there: from now on it is the caller's. */
    public void keep() {
        parts.clear();
    }

    @Override
    public void close() {
        for (AutoCloseable part = parts.poll(); part != null; part = parts.poll()) {
            try {
                part.close();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
