package dev.colonnade.app.desk;

import dev.colonnade.base.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Where this platform keeps a program's settings. */
public final class Places {
    private Places() {
    }

    /** The folder for settings, which may not exist yet. */
    public static Path settings() {
        Path home = Path.of(System.getProperty("user.home", "."));
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.contains("win")) {
            return Folders.under(System.getenv("APPDATA"), home.resolve("AppData").resolve("Roaming"))
                    .resolve("Colonnade");
        }
        if (system.contains("mac")) {
            return home.resolve("Library").resolve("Application Support").resolve("Colonnade");
        }
        return Folders.under(System.getenv("XDG_CONFIG_HOME"), home.resolve(".config")).resolve("colonnade");
    }

    /** The folder for logs, which may not exist yet. */
    public static Path logs() {
        return Folders.state();
    }

    /**
     * Deletes settings, session, recent files and logs.
     *
     * @return the folders that were there
     */
    public static List<Path> forget() throws IOException {
        List<Path> gone = new ArrayList<>();
        for (Path folder : List.of(settings(), logs())) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.walk(folder)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
                gone.add(folder);
            }
        }
        return gone;
    }
}
