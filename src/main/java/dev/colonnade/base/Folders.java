package dev.colonnade.base;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where this platform keeps what a program notes for itself. */
public final class Folders {
    private Folders() {
    }

    /** The folder for logs and notes of what is going on, which may not exist yet. */
    public static Path state() {
        Path home = Path.of(System.getProperty("user.home", "."));
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.contains("win")) {
            return under(System.getenv("LOCALAPPDATA"), home.resolve("AppData").resolve("Local")).resolve("Colonnade")
                    .resolve("Logs");
        }
        if (system.contains("mac")) {
            return home.resolve("Library").resolve("Logs").resolve("Colonnade");
        }
        return under(System.getenv("XDG_STATE_HOME"), home.resolve(".local").resolve("state")).resolve("colonnade");
    }

    /** What a variable of the environment says, if it is set. */
    public static Path under(@Nullable String set, Path usual) {
        return set == null || set.isBlank() ? usual : Path.of(set);
    }
}
