package dev.colonnade.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The optional test data: {@code -Dcolonnade.data=DIR}, else {@code ../shared/data} beside the project. A test that needs
 * it is skipped, visibly, where it is absent.
 */
public final class TestData {
    private TestData() {
    }

    private static Path root() {
        return Path.of(System.getProperty("colonnade.data", "../shared/data")).toAbsolutePath().normalize();
    }

    /** A file or folder of the test data; skips the test if the data is not there. */
    public static Path at(String path) {
        assumeTrue(Files.isDirectory(root()), () -> "no test data at " + root());
        return root().resolve(path);
    }

    /** All files under a folder of the test data, sorted; skips the test if the data is not there. */
    public static List<Path> files(String folder) {
        try (Stream<Path> files = Files.walk(at(folder))) {
            List<Path> found = files.filter(Files::isRegularFile).sorted().toList();
            assumeTrue(!found.isEmpty(), () -> "no files in " + at(folder));
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows that this file of the test data is expected to print, or null where nobody could say. */
    public static @Nullable Path expected(Path file) {
        Path expected = root().resolve("expected").resolve(root().relativize(file) + ".jsonl.gz");
        return Files.isRegularFile(expected) ? expected : null;
    }

    /** A file's path within the test data, for the names of tests. */
    public static String label(Path file) {
        return root().relativize(file).toString();
    }
}
