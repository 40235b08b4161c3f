package dev.colonnade.memory;

import dev.colonnade.base.Fault;
import java.lang.foreign.MemorySegment;

/**
 * A file that is mapped and read as it lies: somebody's, which may change at any time, or one that we spilled.
 *
 * <p>Made with one holder; {@link #retain} and {@link #lease} add others, and the last that closes unmaps it.
 */
public interface Mapped extends AutoCloseable {
    /** The whole, read-only; not for native code. */
    MemorySegment bytes();

    /** Bytes of the whole. */
    long size();

    /** Adds a holder; only for somebody who is one already. */
    void retain();

    /** {@link #retain} as a lease. */
    Lease lease();

    /** How the file stands against the moment it was mapped. */
    FileStamp.Change change();

    /** @throws Fault of kind {@link Fault.Kind#CHANGED} unless the file is what it was when it was mapped */
    void check();

    /** The fault behind an error that an access to the map threw; an error that it did not cause is thrown on. */
    Fault explain(InternalError error);

    @Override
    void close();
}
