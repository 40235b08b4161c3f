package dev.colonnade.app.work;

import dev.colonnade.format.Table;
import dev.colonnade.task.TaskHandle;
import org.jspecify.annotations.Nullable;

/** A query under way. */
final class Run {
    final Query query;
    final boolean recorded;
    final Pieces pieces = new Pieces();
    /** The table that is read: with the columns that the query asks for. */
    final Table over;
    @Nullable
    TaskHandle<?> task;
    /** Rows of the order that is being found. */
    long sorting;

    /** @param recorded whether it can be taken back once it is done */
    Run(Query query, Table over, boolean recorded) {
        this.over = over;
        this.query = query;
        this.recorded = recorded;
    }
}
