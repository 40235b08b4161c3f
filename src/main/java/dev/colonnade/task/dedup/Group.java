package dev.colonnade.task.dedup;

import java.util.Comparator;

/**
 * Rows that agree.
 *
 * @param first the first of them in the table
 * @param last the last of them in the table
 * @param kept the row kept, or -1
 * @param count how many there are
 */
public record Group(long first, long last, long kept, long count) {
    static final Comparator<Group> LARGEST = Comparator.comparingLong(Group::count).reversed()
            .thenComparingLong(Group::first);
    static final Comparator<Group> EARLIEST = Comparator.comparingLong(Group::first);

    /** A row of two or more that is not kept. */
    public long dropped() {
        return kept == last ? first : last;
    }
}
