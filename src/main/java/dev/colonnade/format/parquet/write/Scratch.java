package dev.colonnade.format.parquet.write;

import dev.colonnade.memory.HeldBytes;
import dev.colonnade.memory.HeldMemory;
import java.lang.foreign.MemorySegment;

/**
 * Room for one thread's work on a few values: which rows they are of, and the values as Parquet stores them, side by side.
 * Those of varying length stand behind their lengths, as in a page.
 */
final class Scratch implements AutoCloseable {
    /** The most values at a time. */
    static final int STEP = 2048;
    /** Bytes of values of varying length at a time, but for one that is longer by itself. */
    static final long STEP_BYTES = 256 << 10;

    final int[] rows = new int[STEP];
    /** Where each value begins, behind its length. */
    final int[] starts = new int[STEP];
    final int[] lengths = new int[STEP];
    final HeldBytes staged;
    /** The page as it is before compression, and after it, and its header. */
    final HeldBytes page;
    final HeldBytes packed;
    final HeldBytes header;

    Scratch(HeldMemory memory) {
        this.staged = new HeldBytes(memory);
        this.page = new HeldBytes(memory);
        this.packed = new HeldBytes(memory);
        this.header = new HeldBytes(memory);
    }

    MemorySegment values() {
        return staged.bytes();
    }

    @Override
    public void close() {
        staged.close();
        page.close();
        packed.close();
        header.close();
    }
}
