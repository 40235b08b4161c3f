package dev.colonnade.app;

import dev.colonnade.app.desk.DesktopOpens;
import dev.colonnade.app.desk.Places;
import dev.colonnade.app.report.LogFile;
import dev.colonnade.app.session.Placement;
import dev.colonnade.app.settings.Settings;
import dev.colonnade.app.single.Instance;
import dev.colonnade.app.single.Role;
import dev.colonnade.app.theme.Themes;
import dev.colonnade.app.work.Engine;
import dev.colonnade.app.work.Workspace;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** What the toolkit starts; it must be public and apart from the class that the program is started by. */
public class WindowApplication extends Application {
    /** Of the scene, where the screen has room for it and a frame around it. */
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;

    private Start start = Start.FRESH;
    private @Nullable Engine engine;
    private @Nullable MainWindow window;
    private Role role = new Role.Alone();

    /** What {@link #start} made; null before that, and where another window took the files. */
    final @Nullable MainWindow window() {
        return window;
    }

    /** On a thread of its own, before there is a window. */
    @Override
    public void init() {
        start = Start.read(Places.settings(), Places.logs());
        LogFile.note("start on Java " + Runtime.version() + ", " + System.getProperty("os.name") + " "
                + System.getProperty("os.arch"));
        Thread.setDefaultUncaughtExceptionHandler((_, thrown) -> LogFile.trouble("not caught", thrown));
        if (!getParameters().getRaw().contains(Window.NEW_WINDOW)) {
            role = Instance.become(paths().stream().map(path -> path.toAbsolutePath().normalize()).toList());
        }
    }

    private List<Path> paths() {
        return getParameters().getRaw().stream().filter(raw -> !raw.equals(Window.NEW_WINDOW)).map(Path::of).toList();
    }

    @Override
    public void start(Stage stage) {
        if (role instanceof Role.Second) {
            Platform.exit();
            return;
        }
        Themes.begin(Settings.theme(start.settings().content()));
        Engine started = Engine.of(Window.resources(Settings.memory(start.settings().content())), Platform::runLater);
        engine = started;
        Workspace workspace = new Workspace(started);
        // Before the window shows: the files are being opened while it is being put together.
        workspace.openAll(paths());
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        MainWindow made = new MainWindow(workspace, null,
                Math.max(MainWindow.LEAST_WIDTH, Math.min(WIDTH, screen.getWidth() - Placement.FRAME)),
                Math.max(MainWindow.LEAST_HEIGHT, Math.min(HEIGHT, screen.getHeight() - 2 * Placement.FRAME)), start);
        window = made;
        made.show(stage);
        if (role instanceof Role.First(Instance one)) {
            one.listen(files -> Platform.runLater(() -> come(workspace, files, stage)));
        }
        if (System.getProperty("os.name", "").startsWith("Mac")) {
            DesktopOpens.listen(files -> come(workspace, files, stage));
        }
    }

    /** Somebody wants these files, or just the window. */
    private static void come(Workspace workspace, List<Path> files, Stage stage) {
        workspace.openAll(files);
        stage.setIconified(false);
        stage.show();
        stage.toFront();
        stage.requestFocus();
    }

    @Override
    public void stop() {
        if (role instanceof Role.First(Instance one)) {
            one.close();
        }
        MainWindow shown = window;
        if (shown != null) {
            shown.end();
        }
        Engine started = engine;
        if (started != null) {
            started.close();
        }
        LogFile log = start.log();
        if (log != null) {
            log.close();
        }
    }
}
