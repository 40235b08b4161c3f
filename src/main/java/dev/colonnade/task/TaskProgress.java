package dev.colonnade.task;

/**
 * How far a task is, at one moment. What is not known is -1.
 *
 * @param phase what is being done, in a word or two
 * @param rowsDone of this phase
 * @param rowsTotal of this phase
 * @param bytesDone of the whole task, as {@code fraction} has it
 * @param bytesTotal of the whole task: all phases by their weights
 * @param fraction of the whole task, 0 to 1, never falling
 * @param rowsPerSecond over this phase
 * @param megabytesPerSecond over the whole task
 * @param heldBytes of the budget spoken for
 * @param spilledBytes written to spill files so far
 * @param seconds since the task began
 * @param secondsLeft an estimate; -1 until more than 5 % and two seconds are behind
 */
public record TaskProgress(String phase, long rowsDone, long rowsTotal, long bytesDone, long bytesTotal,
        double fraction, double rowsPerSecond, double megabytesPerSecond, long heldBytes, long spilledBytes,
        double seconds, double secondsLeft) {}
