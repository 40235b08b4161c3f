package dev.colonnade.app.work;

import dev.colonnade.task.dedup.DedupResult;
import dev.colonnade.task.dedup.GroupedRows;
import dev.colonnade.view.Selection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Duplicates that were found, ready to be shown in any of the ways there are. To be closed; for the thread that paints,
 * once it is there.
 */
public final class Found implements AutoCloseable {
    private final DedupResult result;
    private final Selection duplicates;
    private final List<String> largest;
    private final List<String> examples;
    private @Nullable GroupedRows groups;
    private boolean closed;

    /**
     * @param duplicates the rows that are not kept
     * @param largest the keys of {@link DedupResult#largest}, as JSON
     * @param examples those of {@link DedupResult#examples}
     */
    Found(DedupResult result, Selection duplicates, List<String> largest, List<String> examples) {
        this.result = result;
        this.duplicates = duplicates;
        this.largest = List.copyOf(largest);
        this.examples = List.copyOf(examples);
    }

    public DedupResult result() {
        return result;
    }

    public Selection duplicates() {
        return duplicates;
    }

    public List<String> largest() {
        return largest;
    }

    public List<String> examples() {
        return examples;
    }

    /** Rows of groups side by side, once somebody asked for them. */
    public @Nullable GroupedRows groups() {
        return groups;
    }

    /** @param found becomes this one's to close */
    void setGroups(GroupedRows found) {
        groups = found;
    }

    /** Whether rows can still be asked about. */
    public boolean isOpen() {
        return !closed;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        result.close();
        duplicates.close();
        GroupedRows there = groups;
        if (there != null) {
            there.close();
        }
    }
}
