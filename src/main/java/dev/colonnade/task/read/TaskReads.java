package dev.colonnade.task.read;

import dev.colonnade.format.Table;
import dev.colonnade.task.Work;

/** Where a task takes its table from. */
public final class TaskReads {
    private TaskReads() {
    }

    /**
     * The table as this task is to read it. The task goes on with this one alone, also for numbers of rows and chunks:
     * where bad chunks are to be skipped, it is the table without them. They are found now, by reading these columns of
     * every chunk once: what a task has handed on cannot be taken back.
     *
     * @param table stays the caller's to close
     * @param columns all that the task will read
     */
    public static Table of(Table table, int[] columns, Work work) {
        Table counted = new CountedTable(table, work.metrics(), work.options().retries());
        return switch (work.options().onBadChunk()) {
            case FAIL -> counted;
            case SKIP -> SoundChunks.of(counted, columns, work);
        };
    }

    /** The table with what is bad in it, for a task that looks for just that. */
    public static Table all(Table table, Work work) {
        return new CountedTable(table, work.metrics(), work.options().retries());
    }
}
