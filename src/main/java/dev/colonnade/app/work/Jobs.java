package dev.colonnade.app.work;

import dev.colonnade.base.Fault;
import dev.colonnade.task.Task;
import dev.colonnade.task.TaskHandle;
import dev.colonnade.task.TaskOptions;
import dev.colonnade.task.TaskRunner;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of the window, the last one first: those that run, looked at ten times a second, and a history of those that
 * are over. But for {@link #tick}, for the thread that paints.
 */
public final class Jobs {
    static final long TICK_MILLIS = 100;
    private static final int KEPT = 100;

    private final TaskRunner runner;
    private final TaskRunner quiet;
    private final Executor ui;
    private final ObservableList<Job> all = FXCollections.observableArrayList();
    private final ObservableList<Job> readOnly = FXCollections.unmodifiableObservableList(all);
    private final ReadOnlyLongWrapper ticks = new ReadOnlyLongWrapper();
    private final AtomicInteger active = new AtomicInteger();
    private final AtomicInteger unlisted = new AtomicInteger();
    private final AtomicBoolean underWay = new AtomicBoolean();

    /** What becomes of a task, told on the thread that paints. */
    public interface Ending<R> {
        /** What came of it is whoever asked for it's, to close as well. */
        void done(R result);

        /** Also of kind {@code CANCELLED}. */
        void failed(Fault fault);
    }

    /** @param quiet runs what people are not told of, so that what they ask for never waits behind it */
    Jobs(TaskRunner runner, TaskRunner quiet, Executor ui) {
        this.runner = runner;
        this.quiet = quiet;
        this.ui = ui;
    }

    /** Every task, the last one first. */
    public ObservableList<Job> all() {
        return readOnly;
    }

    /** Goes up whenever the tasks were looked at anew. */
    public ReadOnlyLongProperty ticksProperty() {
        return ticks.getReadOnlyProperty();
    }

    /**
     * Begins a task, or puts it into the queue.
     *
     * @param about what it is done with or for, for people to read
     * @param open brings back what came of it; null where that is not to be had again
     * @param alive whether there still is anything to come back to
     */
    public <R> TaskHandle<R> submit(Task<R> task, String about, @Nullable Runnable open,
            BooleanSupplier alive, Ending<R> ending) {
        return submit(task, about, open, null, alive, ending);
    }

    /** @param reveal shows where what came of it lies; null where it lies nowhere */
    <R> TaskHandle<R> submit(Task<R> task, String about, @Nullable Runnable open, @Nullable Runnable reveal,
            BooleanSupplier alive, Ending<R> ending) {
        TaskHandle<R> handle = runner.submit(task, TaskOptions.DEFAULT);
        Job job = new Job(handle, about, open, reveal, alive);
        active.incrementAndGet();
        all.addFirst(job);
        handle.whenOver(over -> ui.execute(() -> {
            active.decrementAndGet();
            job.sample();
            ticks.set(ticks.get() + 1);
            end(over, ending);
            forget();
        }));
        return handle;
    }

    private static <R> void end(TaskHandle<R> over, Ending<R> ending) {
        Fault fault = over.fault();
        if (fault == null) {
            ending.done(over.result());
        } else {
            ending.failed(fault);
        }
    }

    /**
     * Begins a small task that nobody is told of but whoever asks, on one thread.
     *
     * @return null, and the ending is never told, where the window is gone
     */
    <R> @Nullable TaskHandle<R> quietly(Task<R> task, Ending<R> ending) {
        TaskHandle<R> handle = quiet.offer(task, TaskOptions.DEFAULT.withThreads(1));
        if (handle != null) {
            unlisted.incrementAndGet();
            handle.whenOver(over -> ui.execute(() -> {
                unlisted.decrementAndGet();
                end(over, ending);
            }));
        }
        return handle;
    }

    private void forget() {
        for (int i = all.size() - 1; i >= KEPT; i--) {
            if (all.get(i).state().isOver()) {
                all.remove(i);
            }
        }
    }

    /** Whether any task that is listed is under way. On any thread. */
    public boolean isBusy() {
        return active.get() > 0;
    }

    /** Whether nothing is under way, listed or not. On any thread. */
    public boolean isIdle() {
        return !isBusy() && unlisted.get() == 0;
    }

    /** Looks at those under way. On any thread but the one that paints. */
    void tick() {
        if (isBusy() && underWay.compareAndSet(false, true)) {
            ui.execute(() -> {
                underWay.set(false);
                all.forEach(Job::sample);
                ticks.set(ticks.get() + 1);
            });
        }
    }
}
