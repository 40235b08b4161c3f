package dev.colonnade.app.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Logs that processes left which are gone: those in which nothing went wrong, and old ones. */
final class LogLeftovers {
    private static final Duration KEPT = Duration.ofDays(7);

    private static final Pattern TROUBLE = Pattern.compile(" (?:WARNING|SEVERE) ");

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
        } catch (IOException | DirectoryIteratorException e) {
            // Files too many do no harm.
        }
    }

    private static boolean isAlive(@Nullable String process) {
        return process != null && ProcessHandle.of(Long.parseLong(process)).isPresent();
    }

    private static boolean isOver(Path file) throws IOException {
        return Files.getLastModifiedTime(file).toInstant().isBefore(Instant.now().minus(KEPT))
                || !TROUBLE.matcher(Files.readString(file, StandardCharsets.UTF_8)).find();
    }
}
