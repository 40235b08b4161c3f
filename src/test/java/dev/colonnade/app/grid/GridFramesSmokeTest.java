package dev.colonnade.app.grid;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Keeps the benchmark alive; what it measures here means nothing. */
class GridFramesSmokeTest {
    @Test
    void measures_a_few_frames() {
        GridFrames.start();
        assertThat(GridFrames.report(5, 3, 8)).startsWith("5 x 3: canvas median ").doesNotContain("NaN");
    }
}
