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
    void a_table_that_cannot_be_opened_is_an_error_and_a_picture_of_its_card() throws Exception {
        Path text = Files.writeString(folder.resolve("notes.txt"), "dear diary");
        Path png = folder.resolve("card.png");
        assertThatThrownBy(() -> Snapshot.take(text, png, 640, 480, false, null)).isInstanceOf(Fault.class)
                .hasMessageContaining("notes.txt").hasMessageContaining("neither an Arrow nor a Parquet file");
        Image card = new Image(png.toUri().toString());
        assertThat(card.getWidth()).isEqualTo(640);
        assertThat(darkPixels(card, 100, 100, 540, 400)).as("ink where the card is").isGreaterThan(200);
        assertThat(Files.list(folder)).containsExactlyInAnyOrder(text, png);
    }

    private void refused(Path table, Path png, int width, int height, String why) {
        assertThatThrownBy(() -> Snapshot.take(table, png, width, height, false, null)).isInstanceOf(Fault.class)
                .hasMessageContaining(why).extracting(e -> ((Fault) e).kind()).isEqualTo(Fault.Kind.USAGE);
    }

    @Test
    void what_must_not_be_written_over_is_refused_before_anything_is_drawn() throws Exception {
        byte[] bytes = {1, 2, 3};
        Path table = Files.write(folder.resolve("table.png"), bytes);
        Path link = Files.createSymbolicLink(folder.resolve("link.png"), table);
        Path inside = Files.createDirectory(folder.resolve("inside.png"));
        refused(table, table, 640, 480, "is the file that is being read");
        refused(table, link, 640, 480, "is the file that is being read");
        refused(table, inside, 640, 480, "is a folder; name a file");
        refused(table, folder.resolve("shot.jpg"), 640, 480, "end the name in .png");
        refused(table, folder.resolve("shot.png"), 300, 200, "from 480x320");
        assertThatThrownBy(() -> Snapshot.take(table, folder.resolve("nodir/s.png"), 640, 480, false, null))
                .hasMessage(folder.resolve("nodir/s.png") + ": its folder does not exist; make it first");
        assertThatThrownBy(() -> Snapshot.take(table, folder.resolve("s.png"), 640, 480, false, "garden"))
                .hasMessageContaining("garden");
        assertThat(Files.readAllBytes(table)).isEqualTo(bytes);
        assertThat(Files.list(inside)).isEmpty();
        assertThat(Files.list(folder)).containsExactlyInAnyOrder(table, link, inside);
    }

    @Test
    void rows_reach_the_status_line_where_fitted_columns_need_no_bar() {
        Path png = folder.resolve("shot.png");
        Snapshot.take(TestData.at("real/flights-3m.parquet"), png, 800, 480, false, null);
        PixelReader pixels = new Image(png.toUri().toString()).getPixelReader();
        double darkest = 1;
        for (int x = 20; x < 80; x++) {
            // The line beside the row numbers goes down to the last row.
            darkest = Math.min(darkest, pixels.getColor(x, 446).getBrightness());
        }
        assertThat(darkest).isLessThan(0.97);
    }
}
