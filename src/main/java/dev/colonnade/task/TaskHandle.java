package dev.colonnade.task;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.memory.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A task that was handed in: to be watched, held on, stopped and waited for. Whoever shows it samples
 * {@link #progress()}. Thread-safe.
 */
public final class TaskHandle<R> {
    /** Told once, on the task's thread. */
    public interface Listener<R> {
        void over(TaskHandle<R> task);
    }

    private final long id;
    private final Task<R> task;
    private final TaskOptions options;
    private final Resources resources;
    private final Cancellation cancellation;
    private final Metrics metrics = new Metrics();
    private final ProgressTracker progress = new ProgressTracker(metrics, System::nanoTime);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final List<Listener<R>> listeners = new ArrayList<>();
    private TaskState state = TaskState.QUEUED;
    private @Nullable R result;
    private @Nullable Fault fault;

    TaskHandle(long id, Task<R> task, TaskOptions options, Resources resources) {
        this.id = id;
        this.task = task;
        this.options = options;
        this.resources = resources;
        this.cancellation = new Cancellation(resources.courtesy());
    }

    public long id() {
        return id;
    }

    public String name() {
        return task.name();
    }

    Task<R> task() {
        return task;
    }

    Cancellation cancellation() {
        return cancellation;
    }

    public synchronized TaskState state() {
        return state == TaskState.RUNNING && cancellation.isPaused() ? TaskState.PAUSED : state;
    }

    public TaskProgress progress() {
        return progress.snapshot(Pressure.inUse(resources));
    }

    /** As it stands, and as it stood at the end once it is over. */
    public MetricsReport metrics() {
        return metrics.report(progress().seconds());
    }

    /** Why it failed, or null. */
    public synchronized @Nullable Fault fault() {
        return fault;
    }

    /** Stops it soon; at once if it has not begun. */
    public void cancel() {
        cancellation.cancel();
        finish(TaskState.QUEUED, TaskState.CANCELLED, null, Fault.of(Fault.Kind.CANCELLED, "cancelled"));
    }

    public void pause() {
        cancellation.pause();
    }

    public void resume() {
        cancellation.resume();
    }

    /** Calls back once it is over; at once, on this thread, if it is. */
    public void whenOver(Listener<R> listener) {
        synchronized (this) {
            if (!state.isOver()) {
                listeners.add(listener);
                return;
            }
        }
        listener.over(this);
    }

    /** @return whether it was over by then */
    public boolean await(long millis) throws InterruptedException {
        return ended.await(millis, TimeUnit.MILLISECONDS);
    }

    /**
     * Waits for the result. It may be something to close, and then the caller does.
     *
     * @throws Fault if the task failed or was cancelled
     */
    public R join() {
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Fault.of(Fault.Kind.CANCELLED, "cancelled").because(e);
        }
        return result();
    }

    /** What came of it, once it is over. */
    public synchronized R result() {
        Fault failed = fault;
        if (failed != null) {
            throw failed;
        }
        R there = result;
        if (state != TaskState.DONE || there == null) {
            throw new IllegalStateException("the task is not over");
        }
        return there;
    }

    TaskRecord record() {
        return new TaskRecord(id, name(), state(), fault(), metrics());
    }

    /** Marks it as running; false if it was cancelled before. */
    boolean start() {
        synchronized (this) {
            if (state != TaskState.QUEUED) {
                return false;
            }
            state = TaskState.RUNNING;
        }
        progress.start();
        return true;
    }

    Work work(dev.colonnade.memory.spill.SpillDirectory spill) {
        return new Work(resources, spill, options, cancellation, metrics, progress);
    }

    void sample(long held, long anonymous, long resident) {
        metrics.memory(held, anonymous, resident);
    }

    /** Ends it, if it stands where it is thought to. */
    void finish(TaskState from, TaskState how, @Nullable R value, @Nullable Fault why) {
        List<Listener<R>> told;
        synchronized (this) {
            if (state != from) {
                return;
            }
            progress.end();
            state = how;
            result = value;
            fault = why;
            told = List.copyOf(listeners);
        }
        try {
            told.forEach(listener -> listener.over(this));
        } finally {
            // Who waits for the end finds it in the history.
            ended.countDown();
        }
    }
}
