package dev.colonnade.view;

import dev.colonnade.base.Cancellation;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What is to be loaded now, most wanted first. A new plan replaces the old one whole: what nobody looks at any more is
 * not in it, and so is never read.
 */
final class Plan {
    /** Some columns of the view that {@code reader} reads, in rising order, over one block. */
    record Job(long block, int[] columns, TileReader reader, Cancellation cancellation) {
        Job(long block, int[] columns, TileReader reader) {
            this(block, columns, reader, new Cancellation());
        }

        boolean covers(long block, int column) {
            return this.block == block && !cancellation.isCancelled()
                    && java.util.Arrays.binarySearch(columns, column) >= 0;
        }
    }

    static final Plan NOTHING = new Plan(List.of());

    private final List<Job> jobs;
    private final AtomicInteger next = new AtomicInteger();

    Plan(List<Job> jobs) {
        this.jobs = jobs;
    }

    /** The most wanted job that nobody has taken, or null. */
    @Nullable
    Job take() {
        int index = next.getAndIncrement();
        return index < jobs.size() ? jobs.get(index) : null;
    }

    boolean hasMore() {
        return next.get() < jobs.size();
    }
}
