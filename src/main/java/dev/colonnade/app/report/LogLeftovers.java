package dev.colonnade.app.report;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Logs that processes left which are gone: those with nothing in them, and old ones. */
final class LogLeftovers {
    private static final Duration KEPT = Duration.ofDays(7);

    private LogLeftovers() {
    }

    /** @param name of the log that is none of them; theirs have the number of a process, or of a copy, behind it */
    static void tidy(Path folder, String name) {
        Pattern left = Pattern
                .compile(Pattern.quote(name) + "(?:-(\\d{1,18})\\.\\d\\.log|\\.\\d\\.log\\.\\d+)(?:\\.lck)?");
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, name + "*.log*")) {
            for (Path file : files) {
                Matcher match = left.matcher(file.getFileName().toString());
                if (match.matches() && !isAlive(match.group(1)) && isOver(file)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException | java.nio.file.DirectoryIteratorException e) {
            // Files too many do no harm.
        }
    }

    private static boolean isAlive(@org.jspecify.annotations.Nullable String process) {
        return process != null && ProcessHandle.of(Long.parseLong(process)).isPresent();
    }

    private static boolean isOver(Path file) throws IOException {
        return Files.size(file) == 0
                || Files.getLastModifiedTime(file).toInstant().isBefore(Instant.now().minus(KEPT));
    }
}
