package dev.colonnade.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many starts at once leave one log. */
class LogFileTest {
    /** No process has this number: it is past the largest there is. */
    private static final String GONE = "colonnade-99999999999.0.log";

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void sayAgain() {
        Logger.getLogger("dev.colonnade").setUseParentHandlers(true);
    }

    private List<String> logs() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> !name.endsWith(".lock")).sorted()
                    .toList();
        }
    }

    @Test
    void aSecondOneGoesWithItsProcessUnlessSomethingWentWrong() throws IOException {
        String own = "colonnade-" + ProcessHandle.current().pid() + ".0.log";
        try (LogFile first = LogFile.open(folder)) {
            LogFile second = LogFile.open(folder);
            LogFile.note("both");
            assertThat(second.tail(1)).hasSize(1).allMatch(line -> line.endsWith("both"));
            assertThat(logs()).contains("colonnade.0.log", own);
            second.close();
            assertThat(logs()).doesNotContain(own);
            LogFile third = LogFile.open(folder);
            LogFile.trouble("third", new IllegalStateException());
            third.close();
            assertThat(logs()).contains(own);
            assertThat(first.tail(100)).hasSizeGreaterThan(2);
        }
        assertThat(logs()).containsExactly(own, "colonnade.0.log");
    }

    @Test
    void whatGoneProcessesLeftIsTidiedUnlessItTellsOfTroubleLately() throws IOException {
        Files.createFile(folder.resolve(GONE));
        Files.createFile(folder.resolve(GONE + ".lck"));
        Files.createFile(folder.resolve("colonnade.0.log.3"));
        Files.createFile(folder.resolve("colonnade-notes.log"));
        Files.writeString(folder.resolve("colonnade-99999999997.0.log"), "2026-01-01T00:00:00Z INFO start on Java\n");
        Files.createFile(folder.resolve("colonnade-" + ProcessHandle.current().pid() + ".0.log"));
        Path old = Files.writeString(folder.resolve("colonnade.0.log.4"), "old");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(30))));
        Files.writeString(folder.resolve("colonnade-99999999998.0.log"), "2026-01-01T00:00:00Z SEVERE not caught\n");
        try (LogFile log = LogFile.open(folder)) {
            assertThat(log.tail(1)).isEmpty();
        }
        assertThat(logs()).containsExactlyInAnyOrder("colonnade.0.log", "colonnade-notes.log",
                "colonnade-" + ProcessHandle.current().pid() + ".0.log", "colonnade-99999999998.0.log");
    }
}
