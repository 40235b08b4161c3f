package dev.colonnade.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What {@code --version} says: this program, the JVM it runs on, and the libraries that read and show data. */
final class Version {
    private static final List<String> MAIN = List.of("arrow-format", "javafx-controls", "parquet-hadoop", "snappy-java",
            "controlsfx");

    private Version() {
    }

    static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        Runtime.Version java = Runtime.version();
        return "colonnade " + (version == null ? "(not packaged)" : version) + "\njava " + java + "\n" + libraries();
    }

    /** From the list that the packager leaves beside the program; nothing where it is not packaged. */
    private static String libraries() {
        String home = System.getProperty("colonnade.home");
        if (home == null) {
            return "";
        }
        StringBuilder lines = new StringBuilder();
        try {
            for (String line : Files.readAllLines(Path.of(home, "licences.txt"))) {
                String library = line.substring(0, Math.max(0, line.indexOf('\t')));
                int dash = library.lastIndexOf('-');
                if (dash > 0 && MAIN.contains(library.substring(0, dash))) {
                    lines.append(library, 0, dash).append(' ').append(library.substring(dash + 1)).append('\n');
                } else if (library.startsWith("zstd-jni-")) {
                    lines.append("zstd-jni ").append(library.substring("zstd-jni-".length())).append('\n');
                }
            }
        } catch (IOException e) {
            return "";
        }
        return lines.toString();
    }

    /** What files say to be made by, where a format asks. */
    static String creator() {
        String version = Version.class.getPackage().getImplementationVersion();
        return "colonnade version " + (version == null ? "0" : version);
    }
}
