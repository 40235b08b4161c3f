package dev.colonnade.task;

import dev.colonnade.scan.Engine;

/**
 * How a task is to be run.
 *
 * @param threads to work with, at least 1
 * @param retries how often a read that failed below us is tried again
 * @param chunkRows rows worked on at a time; {@link #BY_BYTES}, or {@link #WHOLE_CHUNKS}
 */
public record TaskOptions(int threads, BadChunks onBadChunk, int retries, long chunkRows, Engine engine) {
    /** As many rows as make a handy number of bytes. */
    public static final long BY_BYTES = 0;
    /** The table's own chunks, whatever their size. */
    public static final long WHOLE_CHUNKS = -1;

    public static final TaskOptions DEFAULT = new TaskOptions(Runtime.getRuntime().availableProcessors(),
            BadChunks.FAIL, 0, BY_BYTES, Engine.FAST);

    public TaskOptions {
        if (threads < 1 || retries < 0 || chunkRows < WHOLE_CHUNKS) {
            throw new IllegalArgumentException(threads + " threads, " + retries + " retries, " + chunkRows + " rows");
        }
    }

    public TaskOptions withThreads(int count) {
        return new TaskOptions(count, onBadChunk, retries, chunkRows, engine);
    }

    public TaskOptions withOnBadChunk(BadChunks what) {
        return new TaskOptions(threads, what, retries, chunkRows, engine);
    }
}
