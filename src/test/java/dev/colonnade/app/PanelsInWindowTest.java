package dev.colonnade.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.app.grid.Grid;
import dev.colonnade.app.inspect.InspectorModel;
import dev.colonnade.app.side.Panel;
import dev.colonnade.testing.TestData;
import dev.colonnade.view.layout.Piece;
import dev.colonnade.view.record.Part;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.TextField;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The panels beside the grid, over real files. */
class PanelsInWindowTest {
    @TempDir
    Path folder;

    private static List<String> names(WindowDriver driver) {
        return WindowDriver.onFx(() -> driver.window().sides().record().shown().stream().map(Part::name).toList());
    }

    private static void settled(WindowDriver driver) {
        WindowDriver.until("values", () -> driver.window().sides().isSettled());
    }

    @Test
    void the_record_follows_the_cursor_and_narrows_down() {
        try (WindowDriver driver = WindowDriver.show(folder)) {
            driver.open(TestData.at("real/flights-3m.parquet"));
            driver.grid();
            driver.press(KeyCode.SPACE);
            settled(driver);
            assertThat(names(driver)).containsExactly("date", "delay", "distance", "origin", "destination");
            WindowDriver.until("the value", () -> driver.isSaid("2001-01-01T00:01:00.000000"));
            assertThat(driver.words("record-where")).isEqualTo("Row 1");
            driver.click("record-next");
            settled(driver);
            assertThat(driver.words("record-where")).isEqualTo("Row 2");
            WindowDriver.until("the next value", () -> driver.isSaid("SAV"));
            driver.press(KeyCode.CONTROL, KeyCode.END);
            driver.untilWords("record-where", "Row 3,000,000");
            driver.click("record-filter");
            driver.write("dist");
            assertThat(names(driver)).containsExactly("distance");
            driver.click("side-close");
            assertThat(WindowDriver.onFx(() -> WindowDriver.find("record-panel"))).isNull();
        }
    }

    @Test
    void empty_fields_can_be_hidden_and_whole_values_copied() {
        try (WindowDriver driver = WindowDriver.show(folder)) {
            driver.open(TestData.at("parquet-testing/nulls.snappy.parquet"));
            driver.grid();
            driver.press(KeyCode.CONTROL, KeyCode.I);
            settled(driver);
            int before = names(driver).size();
            assertThat(before).isPositive();
            WindowDriver.onFx(() -> {
                var record = driver.window().sides().record();
                record.whole(record.shown().getFirst(), text -> {
                    var content = new javafx.scene.input.ClipboardContent();
                    content.putString("copied " + text);
                    Clipboard.getSystemClipboard().setContent(content);
                }, fault -> {
                    throw fault;
                });
                return true;
            });
            WindowDriver.until("the copy",
                    () -> String.valueOf(Clipboard.getSystemClipboard().getString()).startsWith("copied "));
        }
    }

    @Test
    void a_picture_in_a_cell_is_shown_as_one() throws Exception {
        Path png = folder.resolve("dot.png");
        try (var out = Files.newOutputStream(png)) {
            PngFile.write(new WritableImage(40, 30), out);
        }
        Path file = folder.resolve("pictures.parquet");
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:"); var sql = duck.createStatement()) {
            sql.execute("COPY (SELECT content, '\\x01\\x02'::BLOB AS other FROM read_blob('" + png + "')) TO '" + file
                    + "' (FORMAT parquet)");
        }
        try (WindowDriver driver = WindowDriver.show(folder)) {
            driver.open(file);
            driver.grid();
            // A list that only its listener knows of was collected once, and the panel heard nothing more.
            System.gc();
            driver.press(KeyCode.SPACE);
            WindowDriver.until("the picture", () -> driver.isSaid("PNG picture"));
            WindowDriver.until("the other bytes in hex", () -> driver.isSaid("000000  01 02"));
        }
    }

    @Test
    void what_is_damaged_is_said_in_a_sentence() throws Exception {
        Path file = folder.resolve("damaged.parquet");
        long offset;
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:"); var sql = duck.createStatement()) {
            sql.execute("COPY (SELECT i AS id, 'text ' || i AS words FROM range(5000) t(i)) TO '" + file
                    + "' (FORMAT parquet, COMPRESSION zstd)");
            try (var found = sql.executeQuery("SELECT least(data_page_offset, coalesce(dictionary_page_offset,"
                    + " data_page_offset)) FROM parquet_metadata('" + file + "') WHERE column_id = 1")) {
                found.next();
                offset = found.getLong(1);
            }
        }
        try (var channel = java.nio.channels.FileChannel.open(file, java.nio.file.StandardOpenOption.WRITE)) {
            channel.write(java.nio.ByteBuffer.wrap(new byte[600]), offset);
        }
        try (WindowDriver driver = WindowDriver.show(folder.resolve("settings"))) {
            driver.open(file);
            driver.grid();
            driver.press(KeyCode.SPACE);
            WindowDriver.until("the sentence",
                    () -> driver.isSaid("This value cannot be shown: the file is damaged here."));
        }
    }

    @Test
    void from_a_cell_to_its_page_and_from_a_row_group_to_its_rows_and_back_with_the_next_start() {
        try (WindowDriver driver = WindowDriver.restart(folder)) {
            driver.open(TestData.at("real/flights-3m.parquet"));
            Grid grid = driver.grid();
            driver.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.I);
            settled(driver);
            driver.untilWords("piece-title", "flights-3m.parquet");
            WindowDriver.onFx(() -> {
                grid.jumpTo(2_000_000, 3);
                return true;
            });
            driver.click("inspect-cell");
            InspectorModel model = driver.window().sides().inspector();
            WindowDriver.until("the page", () -> selected(model) != null
                    && Objects.requireNonNull(selected(model)).node().kind().equals("data page"));
            Piece page = Objects.requireNonNull(WindowDriver.onFx(() -> selected(model)));
            assertThat(page.column()).isEqualTo("origin");
            assertThat(Objects.requireNonNull(page.rows()).from()).isLessThanOrEqualTo(2_000_000);
            assertThat(Objects.requireNonNull(page.rows()).to()).isGreaterThan(2_000_000);
            driver.click("inspect-rows");
            WindowDriver.until("the rows", () -> grid.current().row() == Objects.requireNonNull(page.rows()).from());
            driver.click("inspect-by-columns");
            WindowDriver.until("columns", () -> {
                Piece root = model.rootProperty().get();
                return root != null && root.node().kind().equals("columns");
            });
            driver.click("inspect-by-rows");
            WindowDriver.until("the page again", () -> selected(model) != null
                    && Objects.requireNonNull(selected(model)).node().kind().equals("data page"));
            driver.open(TestData.at("real/flights-200k.arrow"));
            driver.untilWords("inspect-by-rows", "Record batches");
            driver.press(KeyCode.CONTROL, KeyCode.TAB);
            WindowDriver.until("the page once more", () -> selected(model) != null
                    && Objects.requireNonNull(selected(model)).node().kind().equals("data page"));
            WindowDriver.onFx(() -> {
                driver.window().sides().setWidth(500);
                driver.window().sides().panel().shownProperty().set(null);
                driver.window().sides().panel().shownProperty().set(Panel.INSPECTOR);
                return true;
            });
            driver.grid();
            double width = WindowDriver.onFx(() -> driver.window().sides().panel().getWidth());
            assertThat(width).isCloseTo(500, Offset.offset(2.0));
        }
        try (WindowDriver driver = WindowDriver.restart(folder)) {
            driver.grid();
            InspectorModel model = driver.window().sides().inspector();
            WindowDriver.until("the page after a restart", () -> selected(model) != null
                    && Objects.requireNonNull(selected(model)).node().kind().equals("data page"));
            WindowDriver.until("the width", () -> Math.abs(driver.window().sides().panel().getWidth() - 500) < 2);
        }
    }

    private static @org.jspecify.annotations.Nullable Piece selected(InspectorModel model) {
        return model.selectedProperty().get();
    }

    @Test
    void a_bloom_filter_is_asked() {
        try (WindowDriver driver = WindowDriver.show(folder)) {
            driver.open(TestData.at("parquet-testing/data_index_bloom_encoding_stats.parquet"));
            driver.grid();
            driver.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.I);
            InspectorModel model = driver.window().sides().inspector();
            WindowDriver.until("the file", () -> model.rootProperty().get() != null);
            WindowDriver.onFx(() -> {
                Piece chunk = Objects.requireNonNull(model.rootProperty().get()).children(0, 1).pieces().getFirst()
                        .children(0, 1).pieces().getFirst();
                model.selectedProperty().set(chunk);
                return true;
            });
            for (String[] asked : new String[][]{{"Hello", "It may be here"}, {"tomorrow", "No."}}) {
                WindowDriver.onFx(() -> {
                    TextField field = (TextField) Objects.requireNonNull(WindowDriver.find("bloom-value"));
                    field.setText(asked[0]);
                    field.fireEvent(new javafx.event.ActionEvent());
                    return true;
                });
                WindowDriver.until(asked[1], () -> driver.isSaid(asked[1]));
            }
        }
    }

    @Test
    void keys_are_asked_for_and_open_the_file() throws Exception {
        Path secret = TestData.at("parquet-testing/encrypt_columns_and_footer.parquet.encrypted");
        Path keys = Files.writeString(folder.resolve("keys.json"), """
                {"footer": "0123456789012345", "columns": {"double_field": "1234567890123450",
                 "float_field": "1234567890123451"}}""");
        try (WindowDriver driver = WindowDriver.restart(folder.resolve("settings"), keys)) {
            driver.open(secret);
            WindowDriver.until("the card", () -> WindowDriver.find("key-footer") != null);
            driver.click("key-footer");
            driver.write("short");
            driver.press(KeyCode.ENTER);
            driver.untilWords("key-wrong", "5 bytes");
            driver.click("key-load");
            driver.grid();
            assertThat(driver.cell(0, 0)).isNotBlank();
            assertThat(Files.exists(folder.resolve("settings/session.json"))
                    && Files.readString(folder.resolve("settings/session.json")).contains("0123456789012345"))
                    .isFalse();
        }
    }

    @Test
    void a_file_is_released_and_opened_again_in_the_same_place() throws Exception {
        Path flights = Files.copy(TestData.at("real/flights-200k.arrow"), folder.resolve("mine.arrow"));
        try (WindowDriver driver = WindowDriver.show(folder)) {
            driver.open(flights);
            Grid grid = driver.grid();
            WindowDriver.onFx(() -> {
                grid.jumpTo(1_000, 1);
                return true;
            });
            driver.grid();
            driver.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.R);
            WindowDriver.until("the card", () -> WindowDriver.find("released") != null);
            WindowDriver.until("nothing mapped",
                    () -> driver.window().workspace().engine().resources().files().mapped() == 0);
            driver.click("released-again");
            Grid back = driver.grid();
            assertThat(WindowDriver.onFx(back::current).row()).isEqualTo(1_000);
        }
    }

    private static double brightness(WindowDriver driver) {
        return WindowDriver.onFx(() -> driver.window().scene().getFill() instanceof Color color
                ? color.getBrightness()
                : Double.NaN);
    }

    @Test
    void settings_hold_at_once_and_are_kept_and_a_report_has_no_names() throws Exception {
        Path flights = Files.copy(TestData.at("real/flights-200k.arrow"), folder.resolve("secret name.arrow"));
        Path settings = folder.resolve("settings");
        try (WindowDriver driver = WindowDriver.restart(settings)) {
            driver.open(flights);
            driver.grid();
            driver.press(KeyCode.CONTROL, KeyCode.COMMA);
            assertThat(brightness(driver)).isGreaterThan(0.9);
            driver.click("theme-dark");
            assertThat(brightness(driver)).as("of what is there before the first frame").isLessThan(0.2);
            assertThat(WindowDriver.onFx(() -> driver.window().themes().darkProperty().get())).isTrue();
            WindowDriver.until("the file",
                    () -> Files.exists(settings.resolve("settings.json"))
                            && Files.readString(settings.resolve("settings.json")).contains("\"dark\""));
            driver.press(KeyCode.ESCAPE);
            driver.grid();
            driver.press(KeyCode.CONTROL, KeyCode.F1);
            WindowDriver.until("the report", () -> WindowDriver.find("about-report") != null);
            String report = WindowDriver.onFx(() -> ((javafx.scene.control.TextArea) Objects
                    .requireNonNull(WindowDriver.find("about-report"))).getText());
            assertThat(report).contains("Arrow IPC file, 200,000 rows, 3 columns").doesNotContain("secret")
                    .doesNotContain("delay").doesNotContain(folder.toString());
        }
        try (WindowDriver driver = WindowDriver.restart(settings)) {
            assertThat(WindowDriver.onFx(() -> driver.window().themes().darkProperty().get())).isTrue();
        }
    }
}
