package dev.colonnade.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.testing.TestData;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parquet in the window: from opening to painted rows, and to the last of them. */
class ParquetInWindowTest {
    /** Generous, for machines that do other things too; the figure itself is printed. */
    private static final long PATIENCE_MILLIS = 5_000;

    @TempDir
    Path folder;

    @Test
    void three_million_flights_are_painted_soon_and_reached_to_the_last() {
        Path flights = TestData.at("real/flights-3m.parquet");
        try (WindowDriver driver = WindowDriver.show(folder)) {
            long start = System.nanoTime();
            driver.open(flights);
            driver.grid();
            long millis = (System.nanoTime() - start) / 1_000_000;
            System.out.println("flights-3m.parquet: " + millis + " ms from open to painted rows");
            assertThat(millis).isLessThan(PATIENCE_MILLIS);
            assertThat(driver.words("status-about")).startsWith("3,000,000 rows");
            assertThat(driver.cell(0, 0)).startsWith("row 1, ");
            assertThat(driver.picture().getWidth()).isPositive();
            driver.press(KeyCode.CONTROL, KeyCode.DOWN);
            assertThat(driver.cell(2_999_999, 0)).startsWith("row 3000000, ").doesNotContain("unreadable");
        }
    }
}
