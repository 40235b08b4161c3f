package dev.colonnade.app.grid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Progress;
import dev.colonnade.memory.Resources;
import dev.colonnade.task.generate.Generate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A few seconds of what the benchmark does for minutes. */
class GridSoakTest {
    @TempDir
    Path folder;

    @Test
    void scrolling_about_keeps_nothing() {
        GridFrames.start();
        Path file = folder.resolve("t.arrow");
        new Generate(300_000, 12, 1, false).writeTo(file, new Resources(64 << 20).held(), Progress.NONE,
                Cancellation.NEVER);
        List<GridSoak.Sample> samples = GridSoak.run(file, Duration.ofSeconds(6));
        // The cache of texts fills up to its 4 MB in the first half; after that nothing may be added.
        assertThat(least(samples.subList(15, 20), GridSoak.Sample::heap)
                - least(samples.subList(5, 10), GridSoak.Sample::heap)).as("heap: %s", samples)
                .isLessThan(5L << 20);
        assertThat(least(samples.subList(15, 20), GridSoak.Sample::held)).as("held: %s", samples)
                .isLessThanOrEqualTo(least(samples.subList(5, 10), GridSoak.Sample::held) + (1L << 20));
    }

    private static long least(List<GridSoak.Sample> samples, ToLongFunction<GridSoak.Sample> figure) {
        return samples.stream().mapToLong(figure).min().orElseThrow();
    }
}
