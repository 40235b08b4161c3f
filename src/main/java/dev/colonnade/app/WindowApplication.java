package dev.colonnade.app;

import dev.colonnade.app.work.Engine;
import dev.colonnade.app.work.Workspace;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** What the toolkit starts; it must be public and apart from the class that the program is started by. */
public final class WindowApplication extends Application {
    private @Nullable Engine engine;

    @Override
    public void start(Stage stage) {
        Engine started = Engine.of(Window.resources(), Platform::runLater);
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
