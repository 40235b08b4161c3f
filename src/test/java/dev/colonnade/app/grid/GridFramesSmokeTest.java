package dev.colonnade.app.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keeps the benchmark alive; what it measures here means nothing. */
class GridFramesSmokeTest {
    @Test
    void measures_a_few_frames() {
        GridFrames.start();
        assertThat(GridFrames.report(5, 3, 8)).startsWith("5 x 3: canvas median ").doesNotContain("NaN");
    }

    @Test
    void scrolls_a_few_frames_sideways(@TempDir Path folder) {
        GridFrames.start();
        assertThat(WideGrid.report(folder.resolve("wide.arrow"), 40, 100, 8)).startsWith("40 columns: shown after ");
    }
}
