package dev.colonnade.app.single;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where the programs of one user find each other: a folder that nobody else may look into. */
final class Meeting {
    /** The longest path of a socket that every system takes. */
    private static final int LONGEST = 100;

    private Meeting() {
    }

    /** The socket's path, in a folder that exists and is ours; null where there is no such place. */
    static @Nullable Path socket() {
        String set = System.getProperty("colonnade.runtime");
        String runtime = set != null ? set : System.getenv("XDG_RUNTIME_DIR");
        try {
            Path folder = runtime != null && !runtime.isBlank() && Files.isDirectory(Path.of(runtime))
                    ? Path.of(runtime)
                    : Path.of(System.getProperty("java.io.tmpdir", ".")).resolve("colonnade-"
                            + System.getProperty("user.name", "user").replaceAll("[^A-Za-z0-9._-]", "_"));
            Path own = folder.resolve("colonnade");
            return prepare(folder) && prepare(own) && own.toString().length() < LONGEST ? own.resolve("window") : null;
        } catch (IOException | java.nio.file.InvalidPathException e) {
            return null;
        }
    }

    /** Makes the folder if need be. A folder that others may write to could lead us to anybody's socket. */
    private static boolean prepare(Path folder) throws IOException {
        boolean posix = !System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("win");
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            if (posix) {
                Files.createDirectory(folder,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectories(folder);
            }
        }
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        if (!posix) {
            return true;
        }
        String owner = Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).getName();
        String rights = PosixFilePermissions.toString(Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS));
        return owner.equals(System.getProperty("user.name")) && rights.charAt(5) == '-' && rights.charAt(8) == '-';
    }
}
