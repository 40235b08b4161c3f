package dev.colonnade.format.out;

import java.io.IOException;
import java.lang.foreign.MemorySegment;

/** Takes bytes in order. Not thread-safe. */
public interface Target {
    /** Takes these bytes now or at the next {@link #flush}: until then they must stay as they are. */
    void write(MemorySegment bytes) throws IOException;

    /** Writes what was taken and not written yet. */
    void flush() throws IOException;
}
