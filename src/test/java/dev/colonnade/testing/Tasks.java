package dev.colonnade.testing;

import dev.colonnade.memory.Resources;
import dev.colonnade.memory.spill.SpillDirectory;
import dev.colonnade.task.Task;
import dev.colonnade.task.TaskHandle;
import dev.colonnade.task.TaskOptions;
import dev.colonnade.task.TaskRunner;
import java.nio.file.Path;

/** Runs tasks in a test, and tells whether everything came back. */
public final class Tasks implements AutoCloseable {
    private final Resources resources;
    private final SpillDirectory spill;
    private final TaskRunner runner;

    /** @param spill a folder for spill files */
    public Tasks(Resources resources, Path spill) {
        this.resources = resources;
        this.spill = new SpillDirectory(spill);
        this.runner = new TaskRunner(resources, this.spill);
    }

    public <R> R run(Task<R> task, int threads) {
        return submit(task, threads).join();
    }

    public <R> TaskHandle<R> submit(Task<R> task, int threads) {
        return runner.submit(task, TaskOptions.DEFAULT.withThreads(threads));
    }

    public Resources resources() {
        return resources;
    }

    /** Neither buffers nor spill files are in use. */
    public boolean isAllReturned() {
        return resources.held().inUse() == resources.pages().size() && spill.size() == 0 && spill.namedFiles() == 0;
    }

    @Override
    public void close() {
        runner.close();
        spill.close();
    }
}
