package dev.colonnade.app;

import dev.colonnade.app.grid.Grid;
import dev.colonnade.app.report.LogFile;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/** Notes in the log how long people waited from the start of the virtual machine until the first rows stood there. */
final class FirstRows implements Runnable {
    private final Scene scene;
    private final Supplier<@Nullable Grid> grid;
    private final Executor background;

    private FirstRows(Scene scene, Supplier<@Nullable Grid> grid, Executor background) {
        this.scene = scene;
        this.grid = grid;
        this.background = background;
    }

    /**
     * Waits for rows.
     *
     * @param grid the one in view, if there is one
     * @param background asks for the start and writes the log, which are files
     */
    static void watch(Scene scene, Supplier<@Nullable Grid> grid, Executor background) {
        scene.addPostLayoutPulseListener(new FirstRows(scene, grid, background));
    }

    @Override
    public void run() {
        Grid shown = grid.get();
        if (shown == null || !shown.isComplete()) {
            return;
        }
        scene.removePostLayoutPulseListener(this);
        long now = System.nanoTime();
        // Measured, not taken from the clock: of that the system knows a process's start to a second only, and the virtual
        // machine, when it starts from an AOT cache, believes in one that is nearly half a second early.
        background.execute(() -> {
            long up = ManagementFactory.getRuntimeMXBean().getUptime();
            LogFile.note("first rows after " + (up - (System.nanoTime() - now) / 1_000_000) + " ms");
        });
    }
}
