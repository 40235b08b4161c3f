package dev.colonnade.app.desk;

import com.sun.glass.ui.Application;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Files that the desktop asks a running program to open, as macOS does with a double-click instead of starting a second
 * process. The toolkit has no public way to hear of it; its own events are passed on to whoever listened before.
 */
public final class DesktopOpens extends Application.EventHandler {
    private final Application.EventHandler before;
    private final Consumer<List<Path>> open;

    private DesktopOpens(Application.EventHandler before, Consumer<List<Path>> open) {
        this.before = before;
        this.open = open;
    }

    /**
     * From now on, and for files that were asked for before there was a window too. On the thread that paints.
     *
     * @param open called on the same thread
     */
    public static void listen(Consumer<List<Path>> open) {
        Application application = Objects.requireNonNull(Application.GetApplication(), "no toolkit runs");
        // The toolkit tells a new handler again of the files that the program was started with.
        application.setEventHandler(new DesktopOpens(application.getEventHandler(), open));
    }

    @Override
    public void handleOpenFilesAction(Application application, long time, String[] files) {
        open.accept(Stream.of(files).map(Path::of).toList());
    }

    @Override
    public void handleWillFinishLaunchingAction(Application application, long time) {
        before.handleWillFinishLaunchingAction(application, time);
    }

    @Override
    public void handleDidFinishLaunchingAction(Application application, long time) {
        before.handleDidFinishLaunchingAction(application, time);
    }

    @Override
    public void handleWillBecomeActiveAction(Application application, long time) {
        before.handleWillBecomeActiveAction(application, time);
    }

    @Override
    public void handleDidBecomeActiveAction(Application application, long time) {
        before.handleDidBecomeActiveAction(application, time);
    }

    @Override
    public void handleWillResignActiveAction(Application application, long time) {
        before.handleWillResignActiveAction(application, time);
    }

    @Override
    public void handleDidResignActiveAction(Application application, long time) {
        before.handleDidResignActiveAction(application, time);
    }

    @Override
    public void handleDidReceiveMemoryWarning(Application application, long time) {
        before.handleDidReceiveMemoryWarning(application, time);
    }

    @Override
    public void handleWillHideAction(Application application, long time) {
        before.handleWillHideAction(application, time);
    }

    @Override
    public void handleDidHideAction(Application application, long time) {
        before.handleDidHideAction(application, time);
    }

    @Override
    public void handleWillUnhideAction(Application application, long time) {
        before.handleWillUnhideAction(application, time);
    }

    @Override
    public void handleDidUnhideAction(Application application, long time) {
        before.handleDidUnhideAction(application, time);
    }

    @Override
    public void handleQuitAction(Application application, long time) {
        before.handleQuitAction(application, time);
    }

    @Override
    public void handlePreferencesChanged(Map<String, Object> preferences) {
        before.handlePreferencesChanged(preferences);
    }
}
