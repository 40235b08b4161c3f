package dev.colonnade.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.app.grid.Grid;
import dev.colonnade.app.text.Texts;
import dev.colonnade.base.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that are there whatever is open, and those that say why they are not. */
class CommandsInWindowTest {
    @TempDir
    Path folder;

    private Path table(String name) throws Exception {
        Path file = folder.resolve(name);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement duck = connection.createStatement()) {
            duck.execute("COPY (SELECT i AS id, 'some words of row ' || i AS words FROM range(500) t(i)) TO '" + file
                    + "' (FORMAT parquet)");
        }
        return file;
    }

    @Test
    void recent_files_are_reached_while_one_is_open() throws Exception {
        Path first = table("first.parquet");
        Path second = table("second.parquet");
        try (WindowDriver driver = WindowDriver.show(folder.resolve("settings"))) {
            driver.open(first);
            driver.grid();
            driver.press(KeyCode.CONTROL, KeyCode.W);
            driver.open(second);
            driver.grid();
            driver.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.O);
            driver.write("nosuch");
            WindowDriver.until("no such file", () -> driver.isSaid("No recent file goes by that name"));
            driver.press(KeyCode.ESCAPE);
            driver.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.O);
            driver.write("fir");
            driver.press(KeyCode.ENTER);
            WindowDriver.until("the other file", () -> driver.window().workspace().tabs().size() == 2
                    && driver.window().workspace().selected() != null
                    && driver.window().workspace().tabs().getLast().path().equals(first));
            Grid grid = driver.grid();

            // Numbers do not get higher by going on over lines that they have not.
            driver.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.W);
            assertThat(WindowDriver.onFx(() -> grid.columnLayout().hasWrapped())).isFalse();
            WindowDriver.until("why", () -> driver.isSaid("Only text and nested values wrap"));
            driver.press(KeyCode.RIGHT);
            driver.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.W);
            assertThat(WindowDriver.onFx(() -> grid.columnLayout().hasWrapped())).isTrue();
        }
    }

    @Test
    void the_grid_has_the_keys_again_when_a_pop_over_is_left() throws Exception {
        try (WindowDriver driver = WindowDriver.show(folder.resolve("settings"))) {
            driver.open(table("t.parquet"));
            Grid grid = driver.grid();
            left(driver, grid, "go-to", () -> driver.press(KeyCode.CONTROL, KeyCode.G));
            left(driver, grid, "go-to", () -> driver.click("GO_TO"));
            left(driver, grid, "column-search", () -> driver.press(KeyCode.CONTROL, KeyCode.J));
            left(driver, grid, "column-search", () -> driver.click("COLUMNS"));
            left(driver, grid, "quick-search", () -> driver.press(KeyCode.ALT, KeyCode.SHIFT, KeyCode.F));
            left(driver, grid, "palette", () -> driver.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P));
            left(driver, grid, "recent", () -> driver.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.O));
        }
    }

    /** It was fitted to what a filter showed, and was too narrow for what came after. */
    @Test
    void a_column_first_seen_through_a_filter_has_its_width_when_all_rows_are_back() throws Exception {
        Path file = folder.resolve("wide.parquet");
        StringBuilder columns = new StringBuilder("i AS id");
        for (int i = 0; i < 30; i++) {
            columns.append(", i AS some_number_").append(i);
        }
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement duck = connection.createStatement()) {
            duck.execute(
                    "COPY (SELECT " + columns + ", CASE WHEN i = 7 THEN 'x' ELSE 'a long text in row ' || i END AS t"
                            + " FROM range(500) t(i)) TO '" + file + "' (FORMAT parquet)");
        }
        double[] width = new double[2];
        for (int round = 0; round < 2; round++) {
            try (WindowDriver driver = WindowDriver.show(folder.resolve("settings" + round))) {
                driver.open(file);
                Grid grid = driver.grid();
                if (round == 1) {
                    RowsInWindowTest.filter(driver, "id = 7");
                    RowsInWindowTest.done(driver);
                    WindowDriver.onFx(() -> {
                        grid.jumpTo(0, 31);
                        return true;
                    });
                    driver.grid();
                    driver.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.BACK_SPACE);
                    RowsInWindowTest.done(driver);
                }
                WindowDriver.onFx(() -> {
                    grid.jumpTo(0, 31);
                    return true;
                });
                driver.grid();
                assertThat(driver.cell(0, 31)).isEqualTo("row 1, t, a long text in row 0");
                width[round] = WindowDriver.onFx(() -> grid.getWidth() - grid.headOf(31).getMinX());
            }
        }
        assertThat(width[1]).isEqualTo(width[0]);
    }

    @Test
    void that_nothing_can_be_kept_is_said_once() throws Exception {
        Path blocked = Files.createFile(folder.resolve("a-file"));
        try (WindowDriver driver = WindowDriver.show(blocked.resolve("settings"))) {
            driver.open(table("t.parquet"));
            driver.grid();
            WindowDriver.until("a notice", () -> driver.isSaid("Settings and session are not kept"));
            WindowDriver.until("the folder", () -> driver.isSaid(blocked.resolve("settings").toString()));
            driver.press(KeyCode.ESCAPE);
            WindowDriver.onFx(() -> {
                Toast told = new Toast(new Texts());
                NotKept once = new NotKept(new Texts(), told);
                Fault lost = Fault.of(Fault.Kind.IO, "full").in("/somewhere");
                once.accept(lost);
                assertThat(told.isVisible()).isTrue();
                told.setVisible(false);
                once.accept(lost);
                assertThat(told.isVisible()).isFalse();
                return true;
            });
        }
    }

    private static void left(WindowDriver driver, Grid grid, String field, Runnable opening) {
        long row = WindowDriver.onFx(() -> grid.current().row());
        opening.run();
        WindowDriver.until(field, () -> WindowDriver.find(field) != null);
        driver.press(KeyCode.ESCAPE);
        WindowDriver.until(field + " is gone", () -> WindowDriver.find(field) == null);
        driver.press(KeyCode.DOWN);
        assertThat(WindowDriver.onFx(() -> grid.current().row())).as("after " + field).isEqualTo(row + 1);
    }
}
