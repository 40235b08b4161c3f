package dev.colonnade.app.work;

import dev.colonnade.base.Fault;
import dev.colonnade.task.MetricsReport;
import dev.colonnade.task.TaskHandle;
import dev.colonnade.task.TaskProgress;
import dev.colonnade.task.TaskState;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A task as people see it: what it is about, how far it is, what it cost, and how to come back to what came of it. Once it
 * is over nothing of its result or its table is held here. For the thread that paints.
 */
public final class Job {
    private final long id;
    private final String name;
    private final String about;
    private final @Nullable Runnable open;
    private final @Nullable Runnable reveal;
    private final BooleanSupplier alive;
    private @Nullable TaskHandle<?> handle;
    private TaskState state;
    private TaskProgress progress;
    private MetricsReport metrics;
    private @Nullable Fault fault;

    Job(TaskHandle<?> handle, String about, @Nullable Runnable open, @Nullable Runnable reveal,
            BooleanSupplier alive) {
        this.reveal = reveal;
        this.alive = alive;
        this.id = handle.id();
        this.name = handle.name();
        this.about = about;
        this.open = open;
        this.handle = handle;
        this.state = handle.state();
        this.progress = handle.progress();
        this.metrics = handle.metrics();
    }

    /** Looks at the task anew. */
    void sample() {
        TaskHandle<?> watched = handle;
        if (watched == null) {
            return;
        }
        state = watched.state();
        progress = watched.progress();
        if (state.isOver()) {
            metrics = watched.metrics();
            fault = watched.fault();
            handle = null;
        }
    }

    public long id() {
        return id;
    }

    /** What sort of work it is, in a word or two. */
    public String name() {
        return name;
    }

    /** What it is done with or for, in the words of whoever asked for it. */
    public String about() {
        return about;
    }

    public TaskState state() {
        return state;
    }

    public TaskProgress progress() {
        return progress;
    }

    /** Of a task that is over. */
    public MetricsReport metrics() {
        return metrics;
    }

    public @Nullable Fault fault() {
        return fault;
    }

    public void cancel() {
        TaskHandle<?> running = handle;
        if (running != null) {
            running.cancel();
        }
    }

    /** Holds it on, or lets it go on. */
    public void togglePause() {
        TaskHandle<?> running = handle;
        if (running != null && running.state() == TaskState.PAUSED) {
            running.resume();
        } else if (running != null) {
            running.pause();
        }
        sample();
    }

    /** Brings back what came of it. */
    public void open() {
        Runnable opening = open;
        if (opening != null && canOpen()) {
            opening.run();
        }
    }

    /** Whether there is anything to come back to: not where its table is closed. */
    public boolean canOpen() {
        return open != null && state == TaskState.DONE && alive.getAsBoolean();
    }

    /** Shows where what came of it lies. */
    public void reveal() {
        Runnable showing = reveal;
        if (showing != null && canReveal()) {
            showing.run();
        }
    }

    /** Whether what came of it lies somewhere. */
    public boolean canReveal() {
        return reveal != null && state == TaskState.DONE;
    }
}
