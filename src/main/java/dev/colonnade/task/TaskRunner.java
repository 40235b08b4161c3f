package dev.colonnade.task;

import dev.colonnade.base.Fault;
import dev.colonnade.format.out.OutputFile;
import dev.colonnade.memory.Gauges;
import dev.colonnade.memory.Resources;
import dev.colonnade.memory.spill.SpillDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks in the order they come, on threads of its own; as many at a time as it was told, the others wait.
 *
 * <p>Whatever a task throws ends that task with a {@link Fault}, also when memory or the stack ran out or a mapped file
 * was cut short: never the program. Its threads yield to others by priority, and at each morsel to what is visible.
 * Keeps a bounded history. Thread-safe.
 */
public final class TaskRunner implements AutoCloseable {
    private static final int HISTORY = 100;
    private static final long SAMPLE_MILLIS = 50;
    private static final int PRIORITY = Thread.NORM_PRIORITY - 2;

    private final Resources resources;
    private final Gauges gauges;
    private final SpillDirectory spill;
    private final int most;
    private final Deque<TaskHandle<?>> queue = new ArrayDeque<>();
    private final List<TaskHandle<?>> running = new ArrayList<>();
    private final Deque<TaskRecord> history = new ArrayDeque<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private int threads;
    private boolean sampling;
    private long lastId;
    private boolean closed;

    /** One task at a time. */
    public TaskRunner(Resources resources, SpillDirectory spill) {
        this(resources, spill, 1);
    }

    /**
     * @param spill closed by the caller
     * @param most tasks at a time
     */
    public TaskRunner(Resources resources, SpillDirectory spill, int most) {
        this.resources = resources;
        this.gauges = new Gauges(resources);
        this.spill = spill;
        this.most = most;
    }

    /** Puts a task at the end of the queue. */
    public <R> TaskHandle<R> submit(Task<R> task, TaskOptions options) {
        TaskHandle<R> handle = offer(task, options);
        if (handle == null) {
            throw new IllegalStateException("the task runner is closed");
        }
        return handle;
    }

    /** The same of a task that nobody misses: where this is closed already, nothing begins, and there is no handle. */
    public <R> @Nullable TaskHandle<R> offer(Task<R> task, TaskOptions options) {
        TaskHandle<R> handle;
        synchronized (this) {
            if (closed) {
                return null;
            }
            handle = new TaskHandle<>(++lastId, task, options, resources);
            queue.add(handle);
            if (threads < most) {
                threads++;
                start(this::serve, "task-" + threads, PRIORITY);
            }
            if (!sampling) {
                sampling = true;
                start(this::sample, "task-gauges", Thread.NORM_PRIORITY);
            }
        }
        handle.whenOver(this::over);
        changed();
        return handle;
    }

    /** Tasks that are not over: those running, then those waiting. */
    public synchronized List<TaskHandle<?>> active() {
        List<TaskHandle<?>> all = new ArrayList<>(running);
        all.addAll(queue);
        return all;
    }

    /** Tasks that are over, the last one first. */
    public synchronized List<TaskRecord> history() {
        return List.copyOf(history);
    }

    /** Called when a task comes, begins or ends, on whatever thread that is. */
    public void addListener(Runnable listener) {
        listeners.add(listener);
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }

    private synchronized void over(TaskHandle<?> handle) {
        queue.remove(handle);
        history.addFirst(handle.record());
        if (history.size() > HISTORY) {
            history.removeLast();
        }
    }

    private static void start(Runnable body, String name, int priority) {
        Thread thread = new Thread(body, name);
        thread.setDaemon(true);
        thread.setPriority(priority);
        thread.start();
    }

    private void serve() {
        while (true) {
            TaskHandle<?> handle;
            synchronized (this) {
                handle = queue.poll();
                if (handle == null) {
                    threads--;
                    return;
                }
                running.add(handle);
            }
            changed();
            try {
                run(handle);
            } finally {
                synchronized (this) {
                    running.remove(handle);
                }
                changed();
            }
        }
    }

    private <R> void run(TaskHandle<R> handle) {
        if (!handle.start()) {
            return;
        }
        R result = null;
        Fault fault = null;
        try {
            result = handle.task().run(handle.work(spill));
        } catch (Throwable e) {
            fault = named(handle.task(), e);
        }
        look(handle);
        if (fault == null) {
            handle.finish(TaskState.RUNNING, TaskState.DONE, result, null);
        } else {
            boolean cancelled = fault.kind() == Fault.Kind.CANCELLED;
            handle.finish(TaskState.RUNNING, cancelled ? TaskState.CANCELLED : TaskState.FAILED, null, fault);
        }
    }

    private static Fault named(Task<?> task, Throwable thrown) {
        return switch (thrown) {
            case Fault fault -> fault;
            case InternalError error -> explained(task, error);
            case OutOfMemoryError error -> Fault.of(Fault.Kind.OVER_BUDGET, "out of memory")
                    .advise("choose fewer columns, or give more with --memory").because(error);
            case StackOverflowError error -> Fault.of(Fault.Kind.UNSUPPORTED, "nested too deep").because(error);
            case UncheckedIOException error -> OutputFile.failed(null, Objects.requireNonNull(error.getCause()));
            case IOException error -> OutputFile.failed(null, error);
            default -> Fault.of(Fault.Kind.IO, "the program made a mistake")
                    .advise("report it with what --debug prints").because(thrown);
        };
    }

    private static Fault explained(Task<?> task, InternalError error) {
        try {
            return task.explain(error);
        } catch (InternalError other) {
            return Fault.of(Fault.Kind.IO, "the program made a mistake").advise("report it with what --debug prints")
                    .because(other);
        }
    }

    private void look(@Nullable TaskHandle<?> ending) {
        Gauges.Sample sample = gauges.sample();
        List<TaskHandle<?>> all;
        synchronized (this) {
            all = new ArrayList<>(running);
        }
        if (ending != null && !all.contains(ending)) {
            all.add(ending);
        }
        for (TaskHandle<?> handle : all) {
            handle.sample(Pressure.inUse(resources), sample.anonymous(), sample.resident());
        }
    }

    /** Looks at the process's memory as long as anything runs. */
    private void sample() {
        while (true) {
            look(null);
            synchronized (this) {
                if (running.isEmpty() && queue.isEmpty()) {
                    sampling = false;
                    return;
                }
                try {
                    wait(SAMPLE_MILLIS);
                } catch (InterruptedException e) {
                    sampling = false;
                    return;
                }
            }
        }
    }

    /** Cancels everything, and returns when nothing runs any more. */
    @Override
    public void close() {
        List<TaskHandle<?>> all;
        synchronized (this) {
            closed = true;
        }
        all = active();
        all.forEach(TaskHandle::cancel);
        for (TaskHandle<?> handle : all) {
            try {
                handle.await(Long.MAX_VALUE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
