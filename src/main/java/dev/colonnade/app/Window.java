package dev.colonnade.app;

import dev.colonnade.app.settings.Settings;
import dev.colonnade.memory.Resources;
import java.util.Locale;
import javafx.application.Application;

/** The window as a program: opens the files it is given, or the welcome screen. */
public final class Window {
    /** Opens a window of its own beside one that runs. */
    public static final String NEW_WINDOW = "--new-window";
    private static final long LEAST = 256_000_000L;

    private Window() {
    }

    /** @param paths files to open, each in a tab */
    public static void main(String[] paths) {
        if (!hasDisplay()) {
            System.err.println("there is no display to open a window on; use a command such as \"head FILE\""
                    + " or \"snapshot FILE -o PICTURE.png\", or run it in a desktop session");
            System.exit(1);
        }
        Warming.begin();
        try {
            Application.launch(WindowApplication.class, paths);
        } catch (UnsupportedOperationException e) {
            System.err.println("the window cannot be opened: " + e.getMessage() + "; check DISPLAY, or use a command:"
                    + " colonnade --help lists them");
            Runtime.getRuntime().halt(1);
        }
    }

    private static boolean hasDisplay() {
        return !System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")
                || !System.getenv().getOrDefault("DISPLAY", "").isEmpty()
                || System.getProperty("glass.platform") != null;
    }

    /** The off-heap part of the memory we may hold by default. */
    static Resources resources() {
        return resources(Settings.MEMORY);
    }

    /** @param memory to hold, heap included */
    static Resources resources(long memory) {
        return new Resources(Math.max(LEAST, memory - Runtime.getRuntime().maxMemory()));
    }
}
