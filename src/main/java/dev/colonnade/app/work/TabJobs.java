package dev.colonnade.app.work;

import dev.colonnade.base.Fault;
import dev.colonnade.memory.Lease;
import dev.colonnade.task.Task;
import dev.colonnade.task.TaskHandle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tasks over one table: when that is let go of they end first. For the thread that paints. */
public final class TabJobs {
    private final Jobs jobs;
    private final List<TaskHandle<?>> running = new ArrayList<>();
    private boolean closed;

    TabJobs(Jobs jobs) {
        this.jobs = jobs;
    }

    /** As {@link Jobs#submit}. */
    public <R> TaskHandle<R> submit(Task<R> task, String about, @Nullable Runnable open, Jobs.Ending<R> ending) {
        running.removeIf(handle -> handle.state().isOver());
        TaskHandle<R> handle = jobs.submit(task, about, open, () -> !closed, ending);
        running.add(handle);
        return handle;
    }

    /** The same for a task that reads by an order of rows, which the lease keeps until it is over. */
    public <R> TaskHandle<R> submit(Task<R> task, String about, @Nullable Runnable open, Lease reading,
            Jobs.Ending<R> ending) {
        return submit(task, about, open, new Jobs.Ending<>() {
            @Override
            public void done(R result) {
                reading.close();
                ending.done(result);
            }

            @Override
            public void failed(Fault fault) {
                reading.close();
                ending.failed(fault);
            }
        });
    }

    /**
     * A task that writes a file, which is there whether the table is or not.
     *
     * @param open opens the file, or null
     * @param reveal shows where it lies
     */
    public <R> TaskHandle<R> write(Task<R> task, String about, @Nullable Runnable open, Runnable reveal,
            Jobs.Ending<R> ending) {
        running.removeIf(handle -> handle.state().isOver());
        TaskHandle<R> handle = jobs.submit(task, about, open, reveal, () -> true, ending);
        running.add(handle);
        return handle;
    }

    /**
     * A small task that is not listed.
     *
     * @return null, and the ending is never told, where the table or the window is gone
     */
    public <R> @Nullable TaskHandle<R> quietly(Task<R> task, Jobs.Ending<R> ending) {
        running.removeIf(handle -> handle.state().isOver());
        TaskHandle<R> handle = closed ? null : jobs.quietly(task, ending);
        if (handle != null) {
            running.add(handle);
        }
        return handle;
    }

    /** The table goes for good. */
    void close() {
        closed = true;
    }

    /** Stops all of them; what it returns waits until the last has ended, on another thread. */
    Runnable stop() {
        List<TaskHandle<?>> stopped = List.copyOf(running);
        running.clear();
        stopped.forEach(TaskHandle::cancel);
        return () -> {
            for (TaskHandle<?> handle : stopped) {
                try {
                    handle.await(Long.MAX_VALUE);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        };
    }
}
