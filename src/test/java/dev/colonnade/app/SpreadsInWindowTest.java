package dev.colonnade.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.app.grid.Grid;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.shape.SVGPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/** Bars in the heads of columns: counted in small tables, estimated in large ones, counted there when somebody asks. */
class SpreadsInWindowTest {
    @TempDir
    Path folder;

    private Path file(int rows) throws Exception {
        Path file = folder.resolve("t.parquet");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement duck = connection.createStatement()) {
            duck.execute("SET threads = 1");
            duck.execute(
                    "COPY (SELECT i AS number_of_row, i % 100 AS part_of_a_hundred, i % 4 = 0 AS is_fourth_of_all, "
                            + "CASE WHEN i % 4 = 0 THEN 'east' ELSE 'west' END AS side_of_the_world, "
                            + "'w' || i AS word, i AS of_row FROM range(" + rows + ") t(i)) TO '" + file
                            + "' (FORMAT parquet)");
        }
        return file;
    }

    /** What a screen reader says of a head in view when asked for more. */
    private static String said(Grid grid, String column) {
        return grid.lookupAll(".grid-header-cell").stream().filter(Node::isVisible)
                .filter(head -> String.valueOf(head.getAccessibleText()).startsWith(column + ", "))
                .map(head -> String.valueOf(head.getAccessibleHelp())).findFirst().orElse("");
    }

    private static List<Double> heights(Grid grid, String column) {
        List<Double> heights = new ArrayList<>();
        for (Node head : grid.lookupAll(".grid-header-cell")) {
            String text = head.getAccessibleText();
            if (head.isVisible() && text != null && text.startsWith(column + ", ")) {
                if (head.lookup(".grid-head-bar") instanceof SVGPath bars && bars.isVisible()) {
                    Pattern.compile("v-(\\d+)").matcher(bars.getContent()).results()
                            .forEach(up -> heights.add(Double.valueOf(up.group(1))));
                }
            }
        }
        return heights;
    }

    @Test
    void a_small_table_shows_how_its_values_are_spread_and_a_filter_changes_it() throws Exception {
        Path small = file(10_000);
        try (WindowDriver driver = WindowDriver.show(folder.resolve("settings"))) {
            driver.open(small);
            Grid grid = driver.grid();
            WindowDriver.until("bars of all columns",
                    () -> said(grid, "number_of_row").contains("from 0 to 9999; 6.3 %")
                            && said(grid, "part_of_a_hundred").contains("from 0 to 99; 7.0 %")
                            && said(grid, "side_of_the_world")
                                    .contains("2 different values, most often 'west', 75.0 %"));
            // There is room for half as many bars in the narrow column, and for all in the broad one.
            assertThat(WindowDriver.onFx(() -> heights(grid, "number_of_row"))).hasSizeBetween(8, 16)
                    .allMatch(height -> height == 11);
            assertThat(WindowDriver.onFx(() -> heights(grid, "part_of_a_hundred"))).hasSize(16);
            WindowDriver.until("what is said of half as many",
                    () -> said(grid, "of_row").contains("from 0 to 9999; 12.5 % of the rows in the tallest of 8 bars"));
            assertThat(WindowDriver.onFx(() -> heights(grid, "of_row"))).hasSize(8);
            assertThat(WindowDriver.onFx(() -> heights(grid, "side_of_the_world"))).containsExactly(11.0, 4.0);
            assertThat(WindowDriver.onFx(() -> heights(grid, "word"))).isEmpty();
            driver.press(KeyCode.CONTROL, KeyCode.L);
            driver.write("part_of_a_hundred < 2");
            driver.press(KeyCode.ENTER);
            RowsInWindowTest.done(driver);
            WindowDriver.until("bars of the rows that are left",
                    () -> said(grid, "part_of_a_hundred").contains("from 0 to 1; 50.0 %"));
            assertThat(WindowDriver.onFx(() -> heights(grid, "part_of_a_hundred"))).containsExactly(11.0, 11.0);
        }
    }

    @Test
    void a_large_table_is_estimated_counted_when_somebody_asks_and_left_alone_when_its_window_goes() throws Throwable {
        Path large = file(1_000_001);
        WindowDriver driver = WindowDriver.show(folder.resolve("settings"));
        try {
            driver.open(large);
            Grid grid = driver.grid();
            // What is noted of the row groups says where values begin and end.
            WindowDriver.until("estimates",
                    () -> said(grid, "number_of_row")
                            .contains("estimated from 32,768 of 1,000,001 rows: from 0 to 1000000")
                            && said(grid, "part_of_a_hundred").contains("rows: from 0 to 99; ")
                            && said(grid, "is_fourth_of_all").contains("rows: 2 different values"));
            assertThat(WindowDriver.onFx(() -> heights(grid, "number_of_row"))).hasSizeBetween(8, 16)
                    .allMatch(height -> height == 11);
            assertThat(WindowDriver.onFx(() -> heights(grid, "is_fourth_of_all"))).containsExactly(11.0, 4.0);
            assertThat(WindowDriver.onFx(() -> said(grid, "word"))).isEmpty();
            assertThat(WindowDriver.onFx(() -> driver.window().workspace().engine().jobs().all())).isEmpty();
            WindowDriver.onFx(() -> {
                grid.moveTo(0, 1);
                return true;
            });
            driver.press(KeyCode.ALT, KeyCode.SHIFT, KeyCode.B);
            WindowDriver.until("bars of the column asked for",
                    () -> said(grid, "part_of_a_hundred").startsWith("from 0 to 99; 7.0 %"));
            assertThat(WindowDriver.onFx(() -> heights(grid, "part_of_a_hundred"))).hasSize(16);
            driver.press(KeyCode.CONTROL, KeyCode.L);
            driver.write("part_of_a_hundred <> 2");
            driver.press(KeyCode.ENTER);
            RowsInWindowTest.done(driver);
            WindowDriver.until("nothing told of some rows of many",
                    () -> said(grid, "number_of_row").isEmpty() && said(grid, "part_of_a_hundred").isEmpty());
            driver.press(KeyCode.CONTROL, KeyCode.R);
        } finally {
            // While heads ask again for what was opened anew.
            driver.kill();
        }
        WaitForAsyncUtils.waitForFxEvents();
        WaitForAsyncUtils.checkException();
        assertThat(WindowDriver.onFx(() -> driver.window().workspace().engine().jobs().isIdle())).isTrue();
    }
}
