package dev.colonnade.task;

/** Where a task stands. */
public enum TaskState {
    /** Waits for those before it. */
    QUEUED, RUNNING,
    /** Holds on until it is resumed. */
    PAUSED, DONE, FAILED, CANCELLED;

    /** Whether nothing more will come of it. */
    public boolean isOver() {
        return switch (this) {
            case QUEUED, RUNNING, PAUSED -> false;
            case DONE, FAILED, CANCELLED -> true;
        };
    }
}
