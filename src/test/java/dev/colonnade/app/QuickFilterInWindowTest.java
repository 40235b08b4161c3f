package dev.colonnade.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.app.grid.Grid;
import dev.colonnade.testing.TestData;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Conditions chosen from a column's values, and steps carried elsewhere as code. */
class QuickFilterInWindowTest {
    @TempDir
    Path folder;

    private static void open(WindowDriver driver, int column) {
        Grid grid = driver.grid();
        WindowDriver.onFx(() -> {
            grid.moveTo(0, column);
            return true;
        });
        driver.press(KeyCode.ALT, KeyCode.SHIFT, KeyCode.F);
        driver.untilWords("quick-said", "different values");
    }

    @Test
    void values_are_counted_over_the_whole_file_and_chosen() throws Exception {
        Path flights = TestData.at("real/flights-3m.parquet");
        try (WindowDriver driver = WindowDriver.show(folder)) {
            driver.open(flights);
            open(driver, 3);
            List<String> first = new ArrayList<>();
            try (var duck = DriverManager.getConnection("jdbc:duckdb:");
                    var sql = duck.createStatement();
                    var rows = sql.executeQuery("SELECT origin, count(*) FROM '" + flights
                            + "' GROUP BY origin ORDER BY 2 DESC, 1 LIMIT 10")) {
                while (rows.next()) {
                    first.add("'" + rows.getString(1) + "' " + rows.getLong(2));
                }
            }
            assertThat(WindowDriver.onFx(() -> {
                List<String> shown = new ArrayList<>();
                if (WindowDriver.find("quick-values") instanceof ListView<?> list) {
                    list.getItems().stream().limit(10).forEach(item -> {
                        if (item instanceof dev.colonnade.task.values.ValueCounts.Value value) {
                            shown.add(value.literal() + " " + value.count());
                        }
                    });
                    list.getSelectionModel().selectRange(0, 2);
                }
                return shown;
            })).isEqualTo(first);
            driver.click("quick-only");
            RowsInWindowTest.done(driver);
            String in = first.get(0).replaceAll(" .*", "") + ", " + first.get(1).replaceAll(" .*", "");
            assertThat(RowsInWindowTest.rows(driver))
                    .isEqualTo(RowsInWindowTest.count(flights, "origin IN (" + in + ")"));
            open(driver, 1);
            driver.click("quick-from");
            driver.write("30");
            driver.click("quick-to");
            driver.write("31");
            driver.press(KeyCode.ENTER);
            RowsInWindowTest.done(driver);
            assertThat(RowsInWindowTest.rows(driver)).isEqualTo(RowsInWindowTest.count(flights,
                    "origin IN (" + in + ") AND delay BETWEEN 30 AND 31"));
        }
    }

    @Test
    void steps_copied_as_sql_give_the_same_rows_elsewhere() throws Exception {
        Path flights = TestData.at("real/flights-3m.parquet");
        try (WindowDriver driver = WindowDriver.show(folder)) {
            driver.open(flights);
            driver.grid();
            driver.press(KeyCode.CONTROL, KeyCode.L);
            driver.write("delay > 600 AND (origin = 'SEA' OR origin LIKE 'A%')");
            driver.press(KeyCode.ENTER);
            RowsInWindowTest.done(driver);
            WindowDriver.onFx(() -> {
                driver.window().grid();
                return true;
            });
            Grid grid = driver.grid();
            WindowDriver.onFx(() -> {
                grid.moveTo(0, 1);
                grid.columnLayout().hide(4);
                return true;
            });
            driver.press(KeyCode.ALT, KeyCode.SHIFT, KeyCode.DOWN);
            RowsInWindowTest.done(driver);
            driver.press(KeyCode.ALT, KeyCode.SHIFT, KeyCode.S);
            String code = WindowDriver.onFx(() -> Clipboard.getSystemClipboard().getString());
            int rows = 0;
            try (var duck = DriverManager.getConnection("jdbc:duckdb:");
                    var sql = duck.createStatement();
                    var found = sql.executeQuery(code)) {
                assertThat(found.getMetaData().getColumnCount()).isEqualTo(4);
                while (found.next()) {
                    if (rows < 10) {
                        assertThat(driver.cell(rows, 1)).endsWith(", delay, " + found.getString("delay"));
                    }
                    rows++;
                }
            }
            assertThat((long) rows).isEqualTo(RowsInWindowTest.rows(driver));
            driver.press(KeyCode.ALT, KeyCode.SHIFT, KeyCode.P);
            assertThat(WindowDriver.onFx(() -> Clipboard.getSystemClipboard().getString()))
                    .contains("pl.scan_parquet(", ".sort([\"delay\"], descending=[True], nulls_last=True",
                            "select([\"date\", \"delay\", \"distance\", \"origin\"])");
        }
    }
}
