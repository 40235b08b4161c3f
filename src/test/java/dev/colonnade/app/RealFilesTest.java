package dev.colonnade.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.app.grid.Grid;
import dev.colonnade.testing.TestData;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as they come: good ones, bad ones, and one that goes away while it is open. */
class RealFilesTest {
    @TempDir
    Path folder;

    private Path copyOfFlights(String name) throws IOException {
        return Files.copy(TestData.at("real/flights-200k.arrow"), folder.resolve(name));
    }

    @Test
    void flights_open_to_the_last_row_and_back_and_anywhere() {
        Path flights = TestData.at("real/flights-200k.arrow");
        try (WindowDriver driver = WindowDriver.show(folder)) {
            driver.open(flights);
            assertThat(driver.cell(0, 0)).isEqualTo("row 1, delay, 0");
            assertThat(driver.cell(1, 1)).isEqualTo("row 2, distance, 2227");
            assertThat(driver.words("status-about")).startsWith("200,000 rows \u00D7 3 columns");
            driver.press(KeyCode.CONTROL, KeyCode.DOWN);
            assertThat(driver.cell(199_999, 0)).startsWith("row 200000, delay, ");
            driver.press(KeyCode.CONTROL, KeyCode.G);
            WindowDriver.until("the prompt", () -> WindowDriver.find("go-to") != null);
            driver.write("50%");
            driver.press(KeyCode.ENTER);
            assertThat(driver.cell(100_000, 2)).startsWith("row 100001, time, ");
            driver.press(KeyCode.CONTROL, KeyCode.UP);
            assertThat(driver.cell(0, 2)).isEqualTo("row 1, time, 0.0");
        }
    }

    @Test
    void every_file_that_is_no_table_gets_a_card_that_says_so() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.arrow"));
        Path text = Files.writeString(folder.resolve("notes.txt"), "dear diary");
        Path truncated = copyOfFlights("cut.arrow");
        try (FileChannel channel = FileChannel.open(truncated, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() / 2);
        }
        Path directory = Files.createDirectory(folder.resolve("nothing"));
        Path missing = folder.resolve("missing.arrow");
        try (WindowDriver driver = WindowDriver.show(folder)) {
            driver.open(empty, text, truncated, directory, missing);
            String[] titles = {"This is not a table", "This is not a table", "The file is damaged",
                    "This is not a table", "The file is not there"};
            for (String title : titles) {
                WindowDriver.until("a card", () -> WindowDriver.find("fault-title") != null);
                assertThat(driver.words("fault-title")).isEqualTo(title);
                assertThat(driver.words("fault-problem")).isNotBlank();
                driver.press(KeyCode.CONTROL, KeyCode.TAB);
            }
        }
    }

    @Test
    void a_card_reads_the_file_again() throws IOException {
        Path late = folder.resolve("late.arrow");
        Path flights = TestData.at("real/flights-200k.arrow");
        try (WindowDriver driver = WindowDriver.show(folder)) {
            driver.open(late);
            WindowDriver.until("a card", () -> WindowDriver.find("fault-reload") != null);
            Files.copy(flights, late);
            driver.click("fault-reload");
            assertThat(driver.cell(0, 0)).isEqualTo("row 1, delay, 0");
        }
    }

    @Test
    void a_file_nobody_may_read_gets_a_card() throws IOException {
        Path secret = copyOfFlights("secret.arrow");
        Assumptions.assumeTrue(secret.toFile().setReadable(false) && !Files.isReadable(secret),
                "this user may read everything");
        try (WindowDriver driver = WindowDriver.show(folder)) {
            driver.open(secret);
            WindowDriver.until("a card", () -> WindowDriver.find("fault-title") != null);
            assertThat(driver.words("fault-title")).isEqualTo("The file may not be read");
        }
    }

    @Test
    void a_file_deleted_after_opening_is_noticed_and_what_is_painted_stays() throws IOException {
        Path flights = copyOfFlights("going.arrow");
        try (WindowDriver driver = WindowDriver.show(folder)) {
            driver.open(flights);
            assertThat(driver.cell(1, 1)).isEqualTo("row 2, distance, 2227");
            Files.delete(flights);
            WindowDriver.until("the notice", () -> WindowDriver.find("notice") != null);
            assertThat(driver.words("notice")).contains("deleted");
            assertThat(driver.cell(1, 1)).isEqualTo("row 2, distance, 2227");

            Files.copy(TestData.at("real/flights-200k.arrow"), flights);
            driver.click("notice-reload");
            WindowDriver.until("no notice", () -> WindowDriver.find("notice") == null);
            assertThat(driver.cell(1, 1)).isEqualTo("row 2, distance, 2227");
        }
    }

    @Test
    void a_file_cut_short_under_the_window_leaves_the_window_alive() throws IOException {
        Path flights = copyOfFlights("shrinking.arrow");
        try (WindowDriver driver = WindowDriver.show(folder)) {
            driver.open(flights);
            driver.grid();
            try (FileChannel channel = FileChannel.open(flights, StandardOpenOption.WRITE)) {
                channel.truncate(4_096);
            }
            driver.press(KeyCode.CONTROL, KeyCode.DOWN);
            assertThat(driver.cell(199_999, 0)).isEqualTo("row 200000, delay, unreadable");
            driver.press(KeyCode.CONTROL, KeyCode.UP);
            assertThat(driver.cell(1, 1)).isEqualTo("row 2, distance, 2227");
            assertThat(driver.words("notice")).contains("changed");
        }
    }

    @Test
    void several_files_dropped_become_tabs() throws IOException {
        List<Path> files = List.of(copyOfFlights("a.arrow"), copyOfFlights("b.arrow"), copyOfFlights("c.arrow"));
        try (WindowDriver driver = WindowDriver.show(folder)) {
            WindowDriver.onFx(() -> {
                driver.drops().over(files);
                return true;
            });
            assertThat(driver.words("drop-words")).isEqualTo("Open 3 files, each in a new tab");
            WindowDriver.onFx(() -> {
                driver.drops().dropped(files);
                return true;
            });
            driver.grid();
            assertThat(driver.words("drop-words")).isNull();
            assertThat(WindowDriver.onFx(() -> driver.window().workspace().tabs().size())).isEqualTo(3);
            WindowDriver.until("all three remembered", () -> Files.exists(folder.resolve("recent"))
                    && Files.readAllLines(folder.resolve("recent")).size() == 3);
            driver.open(files.get(1));
            assertThat(WindowDriver.onFx(() -> driver.window().workspace().tabs().size())).isEqualTo(3);
            driver.press(KeyCode.CONTROL, KeyCode.W);
            assertThat(WindowDriver.onFx(() -> driver.window().workspace().tabs().size())).isEqualTo(2);
        }
    }

    @Test
    void somebody_without_a_file_gets_a_sample() {
        try (WindowDriver driver = WindowDriver.show(folder)) {
            driver.click("SAMPLE");
            driver.grid();
            assertThat(driver.words("status-about")).startsWith("1,000,000 rows \u00D7 12 columns");
            driver.press(KeyCode.CONTROL, KeyCode.DOWN);
            assertThat(driver.cell(999_999, 0)).startsWith("row 1000000, ");
        }
    }

    @Test
    void light_and_dark_differ() {
        Path flights = TestData.at("real/flights-200k.arrow");
        try (WindowDriver driver = WindowDriver.show(folder)) {
            driver.open(flights);
            Grid grid = driver.grid();
            WindowDriver.onFx(() -> {
                driver.window().themes().choose(false);
                return true;
            });
            driver.grid();
            double light = brightness(driver.picture());
            driver.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.N);
            driver.grid();
            double dark = brightness(driver.picture());
            assertThat(light).isGreaterThan(0.8);
            assertThat(dark).isLessThan(0.25);
            assertThat(grid).isSameAs(driver.grid());
        }
    }

    private static double brightness(WritableImage image) {
        PixelReader pixels = image.getPixelReader();
        double sum = 0;
        int count = 0;
        for (int y = 0; y < image.getHeight(); y += 7) {
            for (int x = 0; x < image.getWidth(); x += 7) {
                sum += pixels.getColor(x, y).getBrightness();
                count++;
            }
        }
        return sum / count;
    }
}
