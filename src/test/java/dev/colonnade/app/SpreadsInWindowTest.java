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

/** Bars in the heads of columns: by themselves in small tables, when asked for in large ones. */
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
                            + "'w' || i AS word FROM range(" + rows + ") t(i)) TO '" + file + "' (FORMAT parquet)");
        }
        return file;
    }

    /** What a screen reader says of the heads in view, by the names of their columns. */
    private static String said(Grid grid, String column) {
        return grid.lookupAll(".grid-header-cell").stream().filter(Node::isVisible)
                .map(Node::getAccessibleText).filter(text -> text != null && text.startsWith(column + ", "))
                .findFirst().orElse("");
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
                    .allMatch(height -> height == 13);
            assertThat(WindowDriver.onFx(() -> heights(grid, "part_of_a_hundred"))).hasSize(16);
            assertThat(WindowDriver.onFx(() -> heights(grid, "side_of_the_world"))).containsExactly(13.0, 4.0);
            assertThat(WindowDriver.onFx(() -> heights(grid, "word"))).isEmpty();
            driver.press(KeyCode.CONTROL, KeyCode.L);
            driver.write("part_of_a_hundred < 2");
            driver.press(KeyCode.ENTER);
            RowsInWindowTest.done(driver);
            WindowDriver.until("bars of the rows that are left",
                    () -> said(grid, "part_of_a_hundred").contains("from 0 to 1; 50.0 %"));
            assertThat(WindowDriver.onFx(() -> heights(grid, "part_of_a_hundred"))).containsExactly(13.0, 13.0);
        }
    }

    @Test
    void a_large_table_is_not_read_until_somebody_asks() throws Exception {
        Path large = file(1_000_001);
        try (WindowDriver driver = WindowDriver.show(folder.resolve("settings"))) {
            driver.open(large);
            Grid grid = driver.grid();
            WindowDriver.onFx(() -> {
                grid.moveTo(0, 1);
                return true;
            });
            driver.grid();
            assertThat(WindowDriver.onFx(() -> said(grid, "part_of_a_hundred"))).doesNotContain("from");
            driver.press(KeyCode.ALT, KeyCode.SHIFT, KeyCode.B);
            WindowDriver.until("bars of the column asked for",
                    () -> said(grid, "part_of_a_hundred").contains("from 0 to 99; "));
            assertThat(WindowDriver.onFx(() -> heights(grid, "part_of_a_hundred"))).hasSize(16);
            assertThat(WindowDriver.onFx(() -> said(grid, "number_of_row"))).doesNotContain("from");
        }
    }
}
