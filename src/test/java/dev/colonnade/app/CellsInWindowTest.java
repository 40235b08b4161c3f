package dev.colonnade.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.app.grid.CellNode;
import dev.colonnade.app.grid.Grid;
import dev.colonnade.app.inspect.InspectorModel;
import dev.colonnade.app.work.Engine;
import dev.colonnade.memory.Resources;
import dev.colonnade.testing.TestData;
import dev.colonnade.view.CellFormat;
import dev.colonnade.view.layout.Piece;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.application.Platform;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cells and heads show of real files: links, images, zones, nulls known from statistics, values gone to. */
class CellsInWindowTest {
    private static final String LONG_LINK = "https://example.org/" + "a".repeat(400);

    @TempDir
    Path folder;

    private Path table() throws Exception {
        Path file = folder.resolve("cells.parquet");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement duck = connection.createStatement()) {
            duck.execute("COPY (SELECT i AS id, '" + LONG_LINK + "' AS link, CASE WHEN i % 4 > 0 THEN i END AS some, "
                    + "TIMESTAMPTZ '2025-07-01 12:00:00+00' + INTERVAL (i) SECOND AS seen FROM range(9000) t(i)) TO '"
                    + file + "' (FORMAT parquet, ROW_GROUP_SIZE 2048)");
        }
        return file;
    }

    @Test
    void a_file_with_links_moments_and_nulls() throws Exception {
        List<URI> opened = new CopyOnWriteArrayList<>();
        Engine engine = Engine.of(new Resources(128 << 20), Platform::runLater);
        try (WindowDriver driver = WindowDriver.show(engine, new Desk(_ -> List.of(), (_, _) -> {
        }, opened::add, folder))) {
            driver.open(table());
            Grid grid = driver.grid();
            driver.press(KeyCode.RIGHT);
            CellNode link = Objects.requireNonNull(WindowDriver.onFx(() -> grid.cellNode(0, 1)));
            assertThat(WindowDriver.onFx(link::isLink)).isTrue();
            driver.press(KeyCode.CONTROL, KeyCode.ENTER);
            WindowDriver.until("an opened link", () -> !opened.isEmpty());
            assertThat(opened).containsExactly(new URI(LONG_LINK));

            WindowDriver.until("the share of nulls", () -> isSaid(grid, "some, int64, 25.0 % null"));
            assertThat(WindowDriver.onFx(() -> isSaid(grid, "id, int64, 0 % null"))).isTrue();

            driver.press(KeyCode.END);
            driver.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.K);
            driver.write("tokyo");
            driver.press(KeyCode.ENTER);
            assertThat(driver.cell(1, 3)).isEqualTo("row 2, seen, 2025-07-01T21:00:01.000000+09:00");
            copied(driver, "2025-07-01T21:00:00.000000+09:00\n", KeyCode.CONTROL, KeyCode.C);
            copied(driver, "[\n{\"seen\":\"2025-07-01T21:00:00.000000+09:00\"}\n]\n", KeyCode.CONTROL, KeyCode.SHIFT,
                    KeyCode.J);
            driver.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.B);
            assertThat(driver.cell(1, 3)).isEqualTo("row 2, seen, 1751371201000000");
            copied(driver, "[\n{\"seen\":1751371200000000}\n]\n", KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.J);

            driver.press(KeyCode.CONTROL, KeyCode.G);
            driver.write("id >= 7000");
            driver.press(KeyCode.ENTER);
            WindowDriver.until("row 7001", () -> grid.current().row() == 7_000);
            assertThat(driver.words("status-cursor")).isEqualTo("row 7,001, id");
        }
    }

    /** What is chosen for a column holds wherever one of its values is seen, and for what is typed. */
    @Test
    void a_zone_holds_in_panels_lists_figures_and_prompts() throws Exception {
        try (WindowDriver driver = WindowDriver.show(folder.resolve("settings"))) {
            driver.open(table());
            Grid grid = driver.grid();
            driver.press(KeyCode.END);
            driver.press(KeyCode.SPACE);
            WindowDriver.until("UTC at first", () -> driver.isSaid("2025-07-01T12:00:00.000000Z"));
            WindowDriver.onFx(() -> {
                grid.columnLayout().setFormat(3, CellFormat.USUAL.withZone(ZoneId.of("Asia/Tokyo")));
                return true;
            });
            WindowDriver.until("the record", () -> driver.isSaid("2025-07-01T21:00:00.000000+09:00"));
            driver.press(KeyCode.SHIFT, KeyCode.DOWN);
            driver.untilWords("status-figures", "2025-07-01T21:00:01.000000+09:00");
            driver.press(KeyCode.SPACE);

            driver.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.I);
            driver.press(KeyCode.DOWN);
            driver.click("inspect-cell");
            InspectorModel model = driver.window().sides().inspector();
            WindowDriver.until("the page", () -> chunkOf(model.selectedProperty().get()) != null);
            WindowDriver.onFx(() -> {
                model.selectedProperty().set(chunkOf(model.selectedProperty().get()));
                return true;
            });
            WindowDriver.until("bounds of the column's chunk", () -> driver.isSaid("2025-07-01T21:00:00.000000+09:00"));
            driver.click("inspect-raw");
            WindowDriver.until("bytes", () -> !driver.isSaid("2025-07-01T21:00:00.000000+09:00"));
            driver.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.I);

            driver.press(KeyCode.CONTROL, KeyCode.F);
            driver.write("T21:00:07");
            WindowDriver.until("row 8", () -> grid.current().row() == 7);
            driver.untilWords("find-said", "1");
            driver.press(KeyCode.ESCAPE);
            driver.press(KeyCode.CONTROL, KeyCode.G);
            driver.write("seen >= 2025-07-01 21:00:09");
            driver.press(KeyCode.ENTER);
            WindowDriver.until("row 10", () -> grid.current().row() == 9);

            driver.press(KeyCode.ALT, KeyCode.SHIFT, KeyCode.F);
            WindowDriver.until("values", () -> driver.isSaid("2025-07-01T21:00:02.000000+09:00"));
            driver.write("21:00:03");
            WindowDriver.until("one of them", () -> !driver.isSaid("2025-07-01T21:00:02.000000+09:00")
                    && driver.isSaid("2025-07-01T21:00:03.000000+09:00"));
            driver.click("quick-from");
            driver.write("2025-07-01 21:00:05");
            driver.click("quick-to");
            driver.write("2025-07-01T21:00:06+09:00");
            driver.press(KeyCode.ENTER);
            RowsInWindowTest.done(driver);
            assertThat(RowsInWindowTest.rows(driver)).isEqualTo(2);
            assertThat(WindowDriver.onFx(() -> driver.isSaid("'2025-07-01T21:00:05+09:00'"))).as("the condition")
                    .isTrue();
        }
    }

    /** What a page lies in; the file notes its bounds. */
    private static @Nullable Piece chunkOf(@Nullable Piece page) {
        return page != null && page.node().kind().equals("data page") ? page.within() : null;
    }

    private static void copied(WindowDriver driver, String text, KeyCode... keys) {
        WindowDriver.onFx(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putString("nothing");
            return Clipboard.getSystemClipboard().setContent(content);
        });
        driver.press(keys);
        WindowDriver.until("a copy", () -> !"nothing".equals(Clipboard.getSystemClipboard().getString()));
        assertThat(WindowDriver.<String>onFx(() -> Clipboard.getSystemClipboard().getString())).isEqualTo(text);
    }

    private static boolean isSaid(Node node, String text) {
        return node.getAccessibleRole() == AccessibleRole.TABLE_COLUMN && text.equals(node.getAccessibleText())
                || node instanceof Parent parent
                        && parent.getChildrenUnmodifiable().stream().anyMatch(child -> isSaid(child, text));
    }

    @Test
    void flights_are_found_by_their_time_and_told_to_a_screen_reader() {
        Path flights = TestData.at("real/flights-3m.parquet");
        try (WindowDriver driver = WindowDriver.show(folder)) {
            driver.open(flights);
            Grid grid = driver.grid();
            driver.press(KeyCode.CONTROL, KeyCode.G);
            driver.write("delay = 3");
            driver.press(KeyCode.ENTER);
            WindowDriver.until("a refusal", () -> driver.isSaid("is not sorted"));
            driver.press(KeyCode.ESCAPE);
            assertThat(WindowDriver.onFx(() -> grid.queryAccessibleAttribute(AccessibleAttribute.ROW_COUNT)))
                    .isEqualTo(3_000_000);
            Object cell = WindowDriver.onFx(
                    () -> grid.queryAccessibleAttribute(AccessibleAttribute.CELL_AT_ROW_COLUMN, 1, 3));
            assertThat(cell).isInstanceOf(CellNode.class);
            assertThat(WindowDriver.onFx(() -> ((CellNode) cell).queryAccessibleAttribute(AccessibleAttribute.TEXT)))
                    .isEqualTo("row 2, origin, ATL");
        }
    }
}
