package dev.colonnade.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.app.grid.Grid;
import dev.colonnade.view.SyntheticTable;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GridInWindowTest {
    private static final long ROWS = 3_000_000_000L;

    @TempDir
    Path folder;

    private WindowDriver show(SyntheticTable table) {
        WindowDriver driver = WindowDriver.show((_, _, _) -> table, folder, List.of());
        driver.open(Path.of("synthetic"));
        return driver;
    }

    @Test
    void three_billion_rows_scroll_exactly_at_the_very_end() {
        try (WindowDriver driver = show(new SyntheticTable(ROWS, 5))) {
            assertThat(driver.cell(0, 1)).isEqualTo("row 1, text 1, r0c1");
            driver.press(KeyCode.CONTROL, KeyCode.END);
            assertThat(driver.cell(ROWS - 1, 3)).isEqualTo("row 3000000000, number 3, 2999999999");
            assertThat(driver.cell(ROWS - 2, 2)).isEqualTo("row 2999999999, holes 2, 2999999998");
            Grid grid = driver.grid();
            long end = WindowDriver.onFx(() -> grid.visibleRowsProperty().get().to());
            assertThat(end).isEqualTo(ROWS);

            long first = WindowDriver.onFx(() -> grid.visibleRowsProperty().get().from());
            driver.wheel(-1);
            driver.wheel(-1);
            driver.grid();
            long above = WindowDriver.onFx(() -> grid.visibleRowsProperty().get().from());
            assertThat(first - above).as("two notches of the wheel").isEqualTo(6);
            driver.wheel(1);
            driver.wheel(1);
            driver.wheel(1);
            assertThat(driver.cell(ROWS - 1, 3)).isEqualTo("row 3000000000, number 3, 2999999999");

            driver.press(KeyCode.UP);
            driver.press(KeyCode.UP);
            assertThat(WindowDriver.onFx(grid::current).row()).isEqualTo(ROWS - 3);
            driver.press(KeyCode.DOWN);
            driver.press(KeyCode.DOWN);
            driver.press(KeyCode.DOWN);
            assertThat(WindowDriver.onFx(grid::current).row()).isEqualTo(ROWS - 1);
            driver.press(KeyCode.PAGE_UP);
            driver.press(KeyCode.PAGE_DOWN);
            assertThat(WindowDriver.onFx(grid::current).row()).isEqualTo(ROWS - 1);
            driver.press(KeyCode.CONTROL, KeyCode.HOME);
            assertThat(driver.cell(0, 0)).isEqualTo("row 1, number 0, 0");
        }
    }

    @Test
    void the_number_of_nodes_depends_on_the_window_only() {
        int few = nodesAfterScrolling(new SyntheticTable(10_000, 60));
        int many = nodesAfterScrolling(new SyntheticTable(ROWS, 30_000));
        assertThat(many).isLessThan(2_000);
        assertThat((double) many).isBetween(few * 0.8, few * 1.25);
    }

    private int nodesAfterScrolling(SyntheticTable table) {
        try (WindowDriver driver = show(table)) {
            Grid grid = driver.grid();
            for (int i = 0; i < 6; i++) {
                driver.press(KeyCode.PAGE_DOWN);
            }
            driver.press(KeyCode.CONTROL, KeyCode.RIGHT);
            driver.press(KeyCode.CONTROL, KeyCode.DOWN);
            driver.press(KeyCode.HOME);
            driver.press(KeyCode.CONTROL, KeyCode.HOME);
            driver.grid();
            return WindowDriver.onFx(() -> WindowDriver.nodes(grid));
        }
    }

    @Test
    void thirty_thousand_columns_are_found_by_name() {
        try (WindowDriver driver = show(new SyntheticTable(1_000, 30_000))) {
            driver.grid();
            driver.press(KeyCode.CONTROL, KeyCode.J);
            WindowDriver.until("the list", () -> WindowDriver.find("column-search") != null);
            driver.write("29998");
            driver.press(KeyCode.ENTER);
            assertThat(driver.cell(0, 29_998)).isEqualTo("row 1, text 29998, r0c29998");
            driver.press(KeyCode.END);
            assertThat(driver.cell(0, 29_999)).isEqualTo("row 1, holes 29999, null");
        }
    }

    @Test
    void numbers_are_never_cut_and_the_last_column_is_seen_whole() {
        try (WindowDriver driver = show(new SyntheticTable(ROWS, 3_001))) {
            driver.grid();
            driver.press(KeyCode.CONTROL, KeyCode.END);
            driver.press(KeyCode.END);
            assertThat(driver.cell(ROWS - 1, 3_000)).endsWith("2999999999");
            Grid grid = driver.grid();
            assertThat(WindowDriver.onFx(() -> shown(grid, 3_000))).isEqualTo("2999999999");
            driver.press(KeyCode.CONTROL, KeyCode.HOME);
            driver.press(KeyCode.CONTROL, KeyCode.DOWN);
            driver.cell(ROWS - 1, 0);
            assertThat(WindowDriver.onFx(() -> shown(grid, 0))).isEqualTo("2999999999");
        }
    }

    private static String shown(Grid grid, int column) {
        var cell = grid.cellNode(ROWS - 1, column);
        return cell == null ? "out of view" : cell.getText();
    }

    @Test
    void goes_to_a_row_that_is_written_down() {
        try (WindowDriver driver = show(new SyntheticTable(ROWS, 5))) {
            driver.grid();
            driver.press(KeyCode.CONTROL, KeyCode.G);
            WindowDriver.until("the prompt", () -> WindowDriver.find("go-to") != null);
            driver.write("2000000000:4");
            driver.press(KeyCode.ENTER);
            assertThat(driver.cell(1_999_999_999L, 3)).isEqualTo("row 2000000000, number 3, 1999999999");
        }
    }

    @Test
    void cells_on_their_way_say_so_and_then_come() {
        SyntheticTable table = new SyntheticTable(ROWS, 3);
        try (WindowDriver driver = show(table)) {
            Grid grid = driver.grid();
            table.setDelayMillis(400);
            WindowDriver.onFx(() -> {
                grid.jumpTo(1_000_000, 0);
                return true;
            });
            WindowDriver.until("a placeholder", () -> {
                var cell = grid.cellNode(1_000_000, 0);
                return cell != null && !cell.isLoaded() && !cell.getText().isEmpty();
            });
            assertThat(driver.cell(1_000_000, 1)).isEqualTo("row 1000001, text 1, r1000000c1");
        }
    }
}
