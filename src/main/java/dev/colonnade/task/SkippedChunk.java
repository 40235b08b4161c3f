package dev.colonnade.task;

/**
 * A chunk that was left out.
 *
 * @param chunk what and which: {@code row group 3}
 * @param rows how many rows went with it
 * @param reason what is wrong with it, in one line
 */
public record SkippedChunk(String file, String chunk, long rows, String reason) {}
