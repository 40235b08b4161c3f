package dev.colonnade.format.out;

import dev.colonnade.memory.HeldMemory;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Writes a file around the system's cache once it has become large: nobody reads it soon, and the pages it would take are
 * those of the file that is being read.
 *
 * <p>The beginning goes through the cache, and so does everything where {@link BlockWriter} cannot be had. The file is
 * complete after {@link #finish}.
 */
final class DirectTarget implements Target, AutoCloseable {
    /** Files below this are left in the cache: somebody will look at them next. */
    private static final long FROM = 64 << 20;
    private static final int BLOCK = 2 << 20;

    private final Path file;
    private final FileChannel cached;
    private final HeldMemory memory;
    private final long from;
    private final int block;

    private ChannelTarget beginning;
    private long written;
    private @Nullable BlockWriter rest;
    /** Whether it was seen to that the rest goes around the cache, with success or without. */
    private boolean decided;

    DirectTarget(Path file, FileChannel cached, HeldMemory memory) {
        this(file, cached, memory, FROM, BLOCK);
    }

    /**
     * @param from where the direct part begins
     * @param block bytes that are written at a time; both are multiples of what the file system writes at least
     */
    DirectTarget(Path file, FileChannel cached, HeldMemory memory, long from, int block) {
        this.file = file;
        this.cached = cached;
        this.memory = memory;
        this.from = from;
        this.block = block;
        this.beginning = new ChannelTarget(cached);
    }

    @Override
    public void write(MemorySegment bytes) throws IOException {
        long length = bytes.byteSize();
        long first = decided ? length : Math.min(length, from - written);
        if (rest == null) {
            beginning.write(bytes.asSlice(0, first));
        } else {
            rest.write(bytes);
        }
        written += first;
        if (first < length) {
            beginning.flush();
            decided = true;
            rest = BlockWriter.open(file, cached, memory, written, block);
            write(bytes.asSlice(first));
        }
    }

    /** The direct part is copied when it is taken: nothing needs to stay as it is. */
    @Override
    public void flush() throws IOException {
        if (rest == null) {
            beginning.flush();
        }
    }

    /** Waits until everything is written. */
    void finish() throws IOException {
        flush();
        if (rest != null) {
            rest.finish();
        }
    }

    /** Forgets what was written; the file is begun anew, with an empty one. */
    void restart() {
        close();
        beginning = new ChannelTarget(cached);
        written = 0;
        decided = false;
    }

    /** Lets go of what is not written; the channel stays open. */
    @Override
    public void close() {
        if (rest != null) {
            rest.close();
            rest = null;
        }
    }
}
