package dev.colonnade.app.work;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Progress;
import dev.colonnade.format.Keys;
import dev.colonnade.format.OpenOptions;
import dev.colonnade.format.Table;
import dev.colonnade.format.open.Openers;
import dev.colonnade.memory.Resources;
import dev.colonnade.memory.spill.SpillDirectory;
import dev.colonnade.task.TaskRunner;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** What the window stands on: memory, the opener of tables, and threads for everything that may take time. */
public final class Engine implements AutoCloseable {
    private static final int LOADERS = 4;
    /** A sort of everything must not keep somebody from looking for a word. */
    private static final int TASKS = 2;
    /** What lay free so long is not wanted: a table was closed, a task is over. */
    private static final long TRIM_MILLIS = 5_000;

    /** Opens what a path stands for, as {@link Openers} does. */
    public interface Opener {
        /** @throws dev.colonnade.base.Fault naming the file */
        Table open(Path path, Progress progress, Cancellation cancellation);

        /** The same with keys to what is encrypted; where nothing can be, as without. */
        default Table open(Path path, Keys keys, Progress progress, Cancellation cancellation) {
            return open(path, progress, cancellation);
        }
    }

    /** The formats of the product. */
    private record Formats(Resources resources) implements Opener {
        @Override
        public Table open(Path path, Progress progress, Cancellation cancellation) {
            return open(path, Keys.NONE, progress, cancellation);
        }

        @Override
        public Table open(Path path, Keys keys, Progress progress, Cancellation cancellation) {
            return Openers.open(path, resources, new OpenOptions(keys, false), progress, cancellation);
        }
    }

    private final Resources resources;
    private final Opener opener;
    private final Executor ui;
    private final ThreadFactory background;
    private final ThreadPoolExecutor loaders;
    private final ScheduledExecutorService ticker;
    private final SpillDirectory spill = SpillDirectory.standard();
    private final TaskRunner runner;
    private final TaskRunner quiet;
    private final Jobs jobs;

    /** @param ui runs what is given to it on the thread that paints, later */
    public Engine(Resources resources, Opener opener, Executor ui) {
        this.resources = resources;
        this.opener = opener;
        this.ui = ui;
        this.background = threads("colonnade-work-");
        this.loaders = new ThreadPoolExecutor(LOADERS, LOADERS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
                threads("colonnade-loader-"));
        loaders.allowCoreThreadTimeOut(true);
        ScheduledThreadPoolExecutor ticks = new ScheduledThreadPoolExecutor(2, threads("colonnade-ticker-"));
        ticks.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        this.ticker = ticks;
        this.runner = new TaskRunner(resources, spill, TASKS);
        this.quiet = new TaskRunner(resources, spill, 1);
        this.jobs = new Jobs(runner, quiet, ui);
        every(Jobs.TICK_MILLIS, jobs::tick);
        every(TRIM_MILLIS, resources.held()::trim);
    }

    /** The engine of the product. */
    public static Engine of(Resources resources, Executor ui) {
        return new Engine(resources, new Formats(resources), ui);
    }

    private static ThreadFactory threads(String name) {
        return Thread.ofPlatform().daemon().name(name, 0).factory();
    }

    public Resources resources() {
        return resources;
    }

    Opener opener() {
        return opener;
    }

    public Executor ui() {
        return ui;
    }

    /** Long work, as people see it. */
    public Jobs jobs() {
        return jobs;
    }

    /**
     * For work that reads or writes files. Takes it after {@link #close} too: what is begun by what a closing window still
     * has to say, as letting go of a file, must run.
     */
    public Executor background() {
        return task -> background.newThread(task).start();
    }

    Executor loaders() {
        return loaders;
    }

    /** Does something again and again, not on the thread that paints, until the engine is closed. */
    public void every(long millis, Runnable task) {
        ticker.scheduleWithFixedDelay(task, 0, millis, TimeUnit.MILLISECONDS);
    }

    /** Does something once, a while later, not on the thread that paints; not if the engine was closed meanwhile. */
    public void after(long millis, Runnable task) {
        if (!ticker.isShutdown()) {
            ticker.schedule(task, millis, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() {
        ticker.shutdown();
        runner.close();
        quiet.close();
        spill.close();
        loaders.shutdown();
    }
}
