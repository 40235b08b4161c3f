package dev.colonnade.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colonnade.base.Fault;
import dev.colonnade.testing.TestData;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.image.Image;
import javafx.scene.image.PixelReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTest {
    @TempDir
    Path folder;

    @Test
    void takes_a_picture_of_any_size_with_the_cells_in_it() throws Exception {
        Path flights = TestData.at("real/flights-200k.arrow");
        Path light = folder.resolve("light.png");
        Path dark = folder.resolve("dark.png");
        Snapshot.take(flights, light, 1400, 1200, false, null);
        Snapshot.take(flights, dark, 640, 400, true, null);

        Image picture = new Image(light.toUri().toString());
        assertThat(picture.isError()).isFalse();
        assertThat(picture.getWidth()).isEqualTo(1400);
        assertThat(picture.getHeight()).isEqualTo(1200);
        assertThat(darkPixels(picture, 80, 100, 160, 1_000)).as("ink where the first column is").isGreaterThan(500);
        Image night = new Image(dark.toUri().toString());
        assertThat(night.getPixelReader().getColor(600, 300).getBrightness()).isLessThan(0.3);
        assertThat(Files.list(folder)).as("nothing is left behind").hasSize(2);
    }

    private static int darkPixels(Image image, int fromX, int fromY, int toX, int toY) {
        PixelReader pixels = image.getPixelReader();
        int count = 0;
        for (int y = fromY; y < toY; y++) {
            for (int x = fromX; x < toX; x++) {
                count += pixels.getColor(x, y).getBrightness() < 0.4 ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void says_why_there_is_no_picture() throws Exception {
        Path text = Files.writeString(folder.resolve("notes.txt"), "dear diary");
        Path png = folder.resolve("none.png");
        assertThatThrownBy(() -> Snapshot.take(text, png, 640, 400, false, null)).isInstanceOf(Fault.class)
                .hasMessageContaining("notes.txt").hasMessageContaining("neither an Arrow nor a Parquet file");
        assertThat(png).doesNotExist();
        assertThatThrownBy(() -> Snapshot.take(text, png, 640, 400, false, "garden")).isInstanceOf(Fault.class)
                .hasMessageContaining("garden");
    }
}
