package dev.colonnade.task.dedup;

import dev.colonnade.memory.HeldMemory;
import dev.colonnade.view.RowOrder;
import dev.colonnade.view.Selection;
import java.util.List;

/**
 * Which rows stay, and what was found on the way. To be closed.
 *
 * @param kept rows of the table
 * @param rows how many were looked at
 * @param unique how many are kept
 * @param groups distinct keys
 * @param largest groups of several rows, the largest first
 * @param examples the groups of several rows that begin first
 * @param collisionBound how likely it is, at most, that rows which differ were taken for equal; 0 if that was excluded
 */
public record DedupResult(Selection kept, long rows, long unique, long groups, List<Group> largest,
        List<Group> examples, double collisionBound) implements AutoCloseable {
    public DedupResult {
        largest = List.copyOf(largest);
        examples = List.copyOf(examples);
    }

    public long duplicates() {
        return rows - unique;
    }

    /** Whether this row, one of those looked at, is marked as a duplicate: not kept. */
    public boolean isDuplicate(long row) {
        return !kept.contains(row);
    }

    /**
     * The rows that are not kept; to be closed by the caller.
     *
     * @param looked the rows that were looked at
     * @param tableRows how many the table has
     */
    public Selection duplicates(RowOrder looked, long tableRows, HeldMemory memory) {
        return RowBits.without(looked, kept, tableRows, memory);
    }

    @Override
    public void close() {
        kept.close();
    }
}
