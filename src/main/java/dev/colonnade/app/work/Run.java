package dev.colonnade.app.work;

import dev.colonnade.task.TaskHandle;
import org.jspecify.annotations.Nullable;

/** A query under way. */
final class Run {
    final Query query;
    final boolean recorded;
    final Pieces pieces = new Pieces();
    @Nullable
    TaskHandle<?> task;

    /** @param recorded whether it can be taken back once it is done */
    Run(Query query, boolean recorded) {
        this.query = query;
        this.recorded = recorded;
    }
}
