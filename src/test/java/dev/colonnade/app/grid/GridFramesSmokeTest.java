package dev.colonnade.app.grid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.view.SyntheticTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keeps the benchmark alive; what it measures here means nothing. */
class GridFramesSmokeTest {
    @Test
    void measures_a_few_frames() throws Exception {
        GridFrames.start();
        assertThat(GridFrames.report(new SyntheticTable(1_000_000, 8), 5, 3, 16)).startsWith("5 x 3")
                .contains("empty canvas: median ", "painting thread: ").doesNotContain("NaN");
    }

    @Test
    void a_file_read_while_painting_would_be_seen(@TempDir Path folder) throws Exception {
        GridFrames.start();
        Path file = Files.writeString(folder.resolve("file"), "text");
        try (FrameWatch watch = new FrameWatch()) {
            Frames frames = Frames.measure(4, 2, stage -> {
                stage.setScene(new Scene(new Pane(), 100, 100));
                return _ -> {
                    try {
                        Files.readString(file);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                };
            });
            assertThat(watch.stop(List.of(frames)).waits()).containsKey("jdk.FileRead");
        }
    }

    @Test
    void scrolls_a_few_frames_sideways(@TempDir Path folder) {
        GridFrames.start();
        assertThat(WideGrid.report(folder.resolve("wide.arrow"), 40, 100, 8)).startsWith("40 columns: shown after ");
    }
}
