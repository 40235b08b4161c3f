package dev.colonnade.app;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Finds the optional test data; tests that need it are skipped, visibly, where it is not. */
final class DataFiles {
    private DataFiles() {
    }

    static Path find(String name) {
        String folder = System.getProperty("colonnade.data", "../shared/data");
        Path file = Path.of(folder).resolve(name).toAbsolutePath().normalize();
        Assumptions.assumeTrue(Files.exists(file), "the test data " + name + " is not there");
        return file;
    }
}
