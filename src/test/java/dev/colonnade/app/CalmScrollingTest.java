package dev.colonnade.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.app.grid.Grid;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCode;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** While one scrolls a file, the thread that paints waits for nothing of ours, reads nothing, and keeps nothing. */
class CalmScrollingTest {
    private static final String PAINTS = "JavaFX Application Thread";
    private static final String[] WAITS = {"jdk.FileRead", "jdk.FileWrite", "jdk.FileForce", "jdk.SocketRead",
            "jdk.JavaMonitorEnter", "jdk.JavaMonitorWait", "jdk.ThreadPark", "jdk.ThreadSleep"};

    @TempDir
    Path folder;

    @Test
    void the_thread_that_paints_neither_reads_nor_waits_nor_gathers_memory() throws Exception {
        Path file = folder.resolve("t.parquet");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement duck = connection.createStatement()) {
            duck.execute("COPY (SELECT i AS id, 'name ' || i AS name, i / 7.0 AS share, i % 97 AS few, "
                    + "[i, i + 1] AS pair FROM range(400000) t(i)) TO '" + file
                    + "' (FORMAT parquet, ROW_GROUP_SIZE 20000)");
        }
        try (WindowDriver driver = WindowDriver.show(folder); Recording recording = new Recording()) {
            driver.open(file);
            driver.grid();
            scroll(driver, 60);
            long before = heap();
            for (String event : WAITS) {
                recording.enable(event).withThreshold(java.time.Duration.ZERO).withStackTrace();
            }
            recording.start();
            scroll(driver, 240);
            recording.stop();
            long grown = heap() - before;

            Path record = folder.resolve("scroll.jfr");
            recording.dump(record);
            List<String> ours = new ArrayList<>();
            int painted = 0;
            for (RecordedEvent event : RecordingFile.readAllEvents(record)) {
                RecordedThread thread = event.getThread();
                if (thread != null && PAINTS.equals(thread.getJavaName())) {
                    painted++;
                    if (isOurs(event)) {
                        ours.add(event.toString());
                    }
                }
            }
            assertThat(ours).isEmpty();
            assertThat(painted).as("the toolkit's own waits are recorded, so ours would be").isPositive();
            assertThat(grown).as("bytes kept after 240 pages").isLessThan(16L << 20);
        }
    }

    /** Whether painting, or what it asks the cache for, was at work; the robot's own waiting is not. */
    private static boolean isOurs(RecordedEvent event) {
        return event.getStackTrace() != null && event.getStackTrace().getFrames().stream()
                .map(frame -> frame.getMethod().getType().getName()).anyMatch(
                        name -> name.startsWith("dev.colonnade.app.grid.") || name.startsWith("dev.colonnade.view."));
    }

    private static void scroll(WindowDriver driver, int pages) {
        Grid grid = driver.grid();
        for (int i = 0; i < pages; i++) {
            long row = i * 7_919L % 399_000;
            WindowDriver.onFx(() -> {
                grid.jumpTo(row, 0);
                return true;
            });
            if (i % 20 == 0) {
                driver.press(KeyCode.PAGE_DOWN);
                driver.grid();
            }
        }
        driver.grid();
    }

    /** Bytes in use once everything that nobody holds is gone. */
    private static long heap() throws InterruptedException {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(50);
            least = Math.min(least, Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        }
        return least;
    }
}
