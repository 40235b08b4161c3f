package dev.colonnade.app;

import dev.colonnade.app.work.Engine;
import dev.colonnade.app.work.Workspace;
import dev.colonnade.memory.Resources;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The window as a program: opens the files it is given, or the welcome screen. */
public final class Window extends Application {
    /** Memory to hold, heap included, unless something else is said. */
    private static final long MEMORY = 2_000_000_000L;
    private static final long LEAST = 256_000_000L;

    private @Nullable Engine engine;

    /** @param paths files to open, each in a tab */
    public static void main(String[] paths) {
        Application.launch(Window.class, paths);
    }

    /** The off-heap part of the memory we may hold. */
    static Resources resources() {
        return new Resources(Math.max(LEAST, MEMORY - Runtime.getRuntime().maxMemory()));
    }

    @Override
    public void start(Stage stage) {
        Engine started = Engine.of(resources(), Platform::runLater);
        engine = started;
        Workspace workspace = new Workspace(started);
        List<Path> paths = getParameters().getRaw().stream().map(Path::of).toList();
        // Before the window shows: the files are being opened while it is being put together.
        workspace.openAll(paths);
        new MainWindow(workspace, null, 1280, 800).show(stage);
    }

    @Override
    public void stop() {
        Engine started = engine;
        if (started != null) {
            started.close();
        }
    }
}
