package dev.colonnade.task;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Progress;
import dev.colonnade.memory.HeldMemory;
import dev.colonnade.memory.Resources;
import dev.colonnade.memory.spill.SpillDirectory;
import dev.colonnade.memory.spill.SpillFile;
import java.util.Map;

/** What a task is given to work with. Thread-safe, but for the order of phases, which are one thread's to begin. */
public final class Work {
    /** A piece of work. */
    public interface Morsel {
        void run(long number);
    }

    private final Resources resources;
    private final SpillDirectory spill;
    private final TaskOptions options;
    private final Cancellation cancellation;
    private final Metrics metrics;
    private final ProgressTracker progress;
    private Pressure pressure = Pressure.NORMAL;

    Work(Resources resources, SpillDirectory spill, TaskOptions options, Cancellation cancellation, Metrics metrics,
            ProgressTracker progress) {
        this.resources = resources;
        this.spill = spill;
        this.options = options;
        this.cancellation = cancellation;
        this.metrics = metrics;
        this.progress = progress;
    }

    public Resources resources() {
        return resources;
    }

    public HeldMemory memory() {
        return resources.held();
    }

    public TaskOptions options() {
        return options;
    }

    public int threads() {
        return options.threads();
    }

    public Cancellation cancellation() {
        return cancellation;
    }

    public Metrics metrics() {
        return metrics;
    }

    /** For what reports by itself; its phases are those of this task. */
    public Progress progress() {
        return progress;
    }

    /**
     * Says what phases there will be and how much each weighs, in bytes to go through, so that the whole can be told
     * from its parts. Optional; once, at the begin.
     */
    public void plan(Map<String, Long> phases) {
        progress.plan(phases);
    }

    /**
     * Begins a phase. The time until the next one is this one's.
     *
     * @param totalRows or whatever the phase counts; -1 where that is not known
     */
    public void phase(String name, long totalRows) {
        progress.phase(name, totalRows);
    }

    /** So many rows of this phase are done. Cheap, from any thread. */
    public void advance(long rows) {
        progress.advance(rows);
    }

    /**
     * Runs morsels {@code 0} to {@code count - 1} on the threads of this task, in no order; the caller's thread is one.
     * Before each, the task may be stopped, paused or made to wait for what is visible. The first failure ends all, and
     * is thrown when no thread works any more.
     */
    public void parallel(long count, Morsel morsel) {
        parallel(count, options.threads(), morsel);
    }

    /** The same on fewer of them, where each takes much memory. Morsels are begun in their order. */
    public void parallel(long count, int atOnce, Morsel morsel) {
        parallel(count, atOnce, morsel, () -> {
        });
    }

    /**
     * The same for morsels that wait for each other. One may be taken and then never run, where the task is stopped in
     * between, so that only this tells those that wait for it.
     *
     * @param atFailure done once, at the first failure, while other morsels are still at work
     */
    public void parallel(long count, int atOnce, Morsel morsel, Runnable atFailure) {
        new ParallelRun(count, morsel, cancellation, atFailure).run(Math.min(atOnce, options.threads()));
    }

    /** A new spill file; the caller closes it. */
    public SpillFile spill() {
        return spill.create(metrics::spilled);
    }

    /** How much of the budget is in use now. A change since the last call is noted in the metrics. */
    public Pressure pressure() {
        Pressure now = Pressure.of(resources);
        synchronized (this) {
            if (now != pressure) {
                metrics.event("memory pressure " + pressure + " -> " + now + " at "
                        + Pressure.inUse(resources) / 1_000_000 + " MB of "
                        + resources.budget().limit() / 1_000_000 + " MB");
                pressure = now;
            }
        }
        return now;
    }

    /** Bytes that may be planned with now. */
    public long freeBytes() {
        return Pressure.free(resources);
    }
}
