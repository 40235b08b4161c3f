package dev.colonnade.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.app.work.Query;
import dev.colonnade.app.work.Steps;
import dev.colonnade.testing.TestData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Columns worked out in the window: they filter, sort, hide, come back and go like any other. */
class ComputedInWindowTest {
    private static final String FLIGHTS = "real/flights-3m.parquet";

    @TempDir
    Path folder;

    private static void add(WindowDriver driver, String name, String expression) {
        driver.press(KeyCode.ALT, KeyCode.SHIFT, KeyCode.N);
        driver.write(name);
        driver.press(KeyCode.ENTER);
        driver.write(expression + " ");
        driver.press(KeyCode.ENTER);
        RowsInWindowTest.done(driver);
    }

    private static int columns(WindowDriver driver) {
        var grid = driver.grid();
        return WindowDriver.onFx(() -> grid.cache().view().columnCount());
    }

    private static void undo(WindowDriver driver) {
        driver.press(KeyCode.CONTROL, KeyCode.Z);
        RowsInWindowTest.done(driver);
    }

    @Test
    void a_column_is_added_filtered_by_sorted_by_undone_and_kept() throws Exception {
        Path flights = folder.resolve("some.parquet");
        try (var duck = DriverManager.getConnection("jdbc:duckdb:"); var sql = duck.createStatement()) {
            sql.execute("COPY (SELECT * FROM '" + TestData.at(FLIGHTS) + "' LIMIT 400000) TO '" + flights + "'");
        }
        try (WindowDriver driver = WindowDriver.show(folder)) {
            driver.open(flights);
            driver.grid();
            // What was arranged before is taken back after.
            driver.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.H);
            assertThat(columns(driver)).isEqualTo(4);
            add(driver, "late", "delay * 2 + 1");
            assertThat(columns(driver)).isEqualTo(5);
            assertThat(driver.cell(0, 4)).isEqualTo("row 1, late, 67");
            driver.press(KeyCode.CONTROL, KeyCode.L);
            driver.write("late > 600");
            driver.press(KeyCode.ENTER);
            RowsInWindowTest.done(driver);
            assertThat(RowsInWindowTest.rows(driver))
                    .isEqualTo(RowsInWindowTest.count(flights, "delay * 2 + 1 > 600"));
            Steps steps = RowsInWindowTest.steps(driver);
            WindowDriver.onFx(() -> {
                steps.ask(steps.query().withOrder(List.of(new Query.SortBy("late", true))));
                return true;
            });
            RowsInWindowTest.done(driver);
            String top = driver.cell(0, 4);
            add(driver, "where", "origin || '-' || destination");
            assertThat(columns(driver)).isEqualTo(6);
            assertThat(driver.cell(0, 4)).isEqualTo(top);
            assertThat(driver.cell(0, 5)).contains("-");
            // One that others are made by does not go, and that is said.
            WindowDriver.onFx(() -> {
                steps.ask(steps.query().withComputed(steps.query().computed().subList(1, 2)));
                return true;
            });
            RowsInWindowTest.done(driver);
            assertThat(WindowDriver.<Boolean>onFx(() -> steps.refusalProperty().get() != null)).isTrue();
            assertThat(columns(driver)).isEqualTo(6);

            undo(driver);
            assertThat(columns(driver)).isEqualTo(5);
            undo(driver);
            undo(driver);
            assertThat(RowsInWindowTest.rows(driver)).isEqualTo(400_000);
            undo(driver);
            assertThat(columns(driver)).isEqualTo(4);
            undo(driver);
            assertThat(columns(driver)).isEqualTo(5);
            for (int i = 0; i < 5; i++) {
                driver.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
                RowsInWindowTest.done(driver);
            }
            assertThat(columns(driver)).isEqualTo(6);
            assertThat(driver.cell(0, 4)).isEqualTo(top);
        }
        try (WindowDriver driver = WindowDriver.restart(folder)) {
            driver.grid();
            RowsInWindowTest.done(driver);
            assertThat(columns(driver)).isEqualTo(6);
            assertThat(driver.cell(0, 5)).contains("where").contains("-");
            assertThat(WindowDriver.<List<String>>onFx(
                    () -> driver.window().scene().getRoot().lookupAll(".computed").stream().map(Node::getAccessibleText)
                            .toList()))
                    .containsExactly("late = delay * 2 + 1", "where = origin || '-' || destination");
        }
    }

    @Test
    void mistakes_are_named_before_anything_happens_and_what_was_added_can_be_removed() {
        Path flights = TestData.at(FLIGHTS);
        try (WindowDriver driver = WindowDriver.show(folder)) {
            driver.open(flights);
            driver.grid();
            driver.press(KeyCode.ALT, KeyCode.SHIFT, KeyCode.N);
            driver.write("delay");
            driver.press(KeyCode.ENTER);
            driver.write("distance + 1 ");
            driver.untilWords("column-said", "there is a column \"delay\" already");
            driver.press(KeyCode.ENTER);
            assertThat(driver.words("column-add")).isNotNull();
            WindowDriver.onFx(() -> {
                ((javafx.scene.control.TextField) java.util.Objects.requireNonNull(WindowDriver.find("column-name")))
                        .setText("more");
                return true;
            });
            driver.write("+ nothing_of_the_sort ");
            driver.untilWords("column-said", "nothing_of_the_sort");
            driver.press(KeyCode.ESCAPE);
            assertThat(columns(driver)).isEqualTo(5);
            add(driver, "more", "distance + 1");
            assertThat(columns(driver)).isEqualTo(6);
            driver.press(KeyCode.CONTROL, KeyCode.RIGHT);
            driver.press(KeyCode.ALT, KeyCode.DELETE);
            RowsInWindowTest.done(driver);
            assertThat(columns(driver)).isEqualTo(5);
            // The file's own stay.
            driver.press(KeyCode.ALT, KeyCode.DELETE);
            assertThat(columns(driver)).isEqualTo(5);
            driver.press(KeyCode.ALT, KeyCode.DOWN);
            WindowDriver.until("the entry dimmed", () -> isDimmed("REMOVE_COLUMN") && !isDimmed("HIDE_COLUMN"));
            driver.press(KeyCode.ESCAPE);
            assertThat(Files.exists(flights)).isTrue();
        }
    }

    /** Of a menu that is open. */
    private static boolean isDimmed(String id) {
        return Window.getWindows().stream().filter(ContextMenu.class::isInstance).map(ContextMenu.class::cast)
                .flatMap(menu -> menu.getItems().stream()).filter(item -> id.equals(item.getId())).findFirst()
                .orElseThrow().isDisable();
    }
}
