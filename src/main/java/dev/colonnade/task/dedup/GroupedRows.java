package dev.colonnade.task.dedup;

import dev.colonnade.view.Permutation;
import dev.colonnade.view.Selection;

/**
 * Rows of groups of several, side by side. To be closed.
 *
 * @param rows of the table, group after group
 * @param starts the places, from 0 on, at which a group begins
 */
public record GroupedRows(Permutation rows, Selection starts) implements AutoCloseable {
    /** The number, from 0 on, of the group that the row at this place belongs to. */
    public long group(long place) {
        return starts.rank(place + 1) - 1;
    }

    @Override
    public void close() {
        rows.close();
        starts.close();
    }
}
