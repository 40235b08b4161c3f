package dev.colonnade.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.app.grid.CellNode;
import dev.colonnade.app.grid.Grid;
import dev.colonnade.view.SyntheticTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Bounds;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ColumnsInWindowTest {
    private static final long ROWS = 3_000_000_000L;

    @TempDir
    Path folder;

    private WindowDriver show(int columns) {
        WindowDriver driver = WindowDriver.show((_, _, _) -> new SyntheticTable(ROWS, columns), folder, List.of());
        driver.open(Path.of("synthetic"));
        driver.grid();
        return driver;
    }

    private static int[] shown(WindowDriver driver) {
        Grid grid = driver.grid();
        return WindowDriver.onFx(() -> grid.columnLayout().shown());
    }

    @Test
    void columns_are_hidden_pinned_and_moved_by_keys_and_all_is_taken_back() {
        try (WindowDriver driver = show(6)) {
            driver.press(KeyCode.RIGHT);
            driver.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.H);
            assertThat(shown(driver)).containsExactly(0, 2, 3, 4, 5);
            assertThat(driver.cell(0, 1)).isEqualTo("row 1, holes 2, null");
            driver.press(KeyCode.ALT, KeyCode.LEFT);
            assertThat(shown(driver)).containsExactly(2, 0, 3, 4, 5);
            assertThat(driver.words("status-cursor")).isEqualTo("row 1, holes 2");
            driver.press(KeyCode.END);
            driver.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
            assertThat(shown(driver)).containsExactly(5, 2, 0, 3, 4);
            assertThat(driver.cell(3, 0)).isEqualTo("row 4, holes 5, null");
            driver.press(KeyCode.CONTROL, KeyCode.Z);
            driver.press(KeyCode.CONTROL, KeyCode.Z);
            driver.press(KeyCode.CONTROL, KeyCode.Z);
            assertThat(shown(driver)).containsExactly(0, 1, 2, 3, 4, 5);
            driver.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
            assertThat(shown(driver)).containsExactly(0, 2, 3, 4, 5);
            driver.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.U);
            assertThat(shown(driver)).containsExactly(0, 1, 2, 3, 4, 5);
        }
    }

    @Test
    void columns_selected_whole_are_hidden_together() {
        try (WindowDriver driver = show(6)) {
            driver.press(KeyCode.RIGHT);
            driver.press(KeyCode.CONTROL, KeyCode.SPACE);
            driver.press(KeyCode.SHIFT, KeyCode.RIGHT);
            driver.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.H);
            assertThat(shown(driver)).containsExactly(0, 3, 4, 5);
        }
    }

    @Test
    void a_pinned_column_stays_while_thirty_thousand_scroll_by() {
        try (WindowDriver driver = show(30_000)) {
            driver.press(KeyCode.RIGHT);
            driver.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
            driver.press(KeyCode.CONTROL, KeyCode.RIGHT);
            assertThat(driver.cell(2, 0)).isEqualTo("row 3, text 1, r2c1");
            assertThat(driver.cell(2, 29_999)).isEqualTo("row 3, holes 29999, 2");
            Grid grid = driver.grid();
            Bounds pinned = bounds(grid, 0);
            Bounds last = bounds(grid, 29_999);
            assertThat(pinned.getMinX()).isLessThan(120);
            assertThat(last.getMaxX()).isLessThan(1_280).isGreaterThan(1_000);
            int nodes = WindowDriver.onFx(() -> WindowDriver.nodes(grid));
            assertThat(nodes).isLessThan(2_500);
            driver.press(KeyCode.CONTROL, KeyCode.DOWN);
            assertThat(driver.cell(ROWS - 1, 0)).isEqualTo("row 3000000000, text 1, r2999999999c1");
        }
    }

    private static Bounds bounds(Grid grid, int column) {
        CellNode cell = Objects.requireNonNull(WindowDriver.onFx(() -> grid.cellNode(2, column)));
        return WindowDriver.onFx(() -> cell.localToScene(cell.getBoundsInLocal()));
    }

    @Test
    void a_head_is_dragged_to_another_place() {
        try (WindowDriver driver = show(5)) {
            Grid grid = driver.grid();
            double from = bounds(grid, 0).getMinX();
            double to = bounds(grid, 3).getMaxX();
            driver.dragAt(from, 20, to, 20);
            assertThat(shown(driver)).containsExactly(1, 2, 3, 0, 4);
            assertThat(driver.cell(7, 3)).isEqualTo("row 8, number 0, 7");
            driver.press(KeyCode.CONTROL, KeyCode.Z);
            assertThat(shown(driver)).containsExactly(0, 1, 2, 3, 4);
        }
    }

    @Test
    void numbers_are_grouped_and_long_text_wrapped() {
        try (WindowDriver driver = show(3)) {
            driver.press(KeyCode.CONTROL, KeyCode.DOWN);
            driver.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.G);
            assertThat(driver.cell(ROWS - 1, 0)).isEqualTo("row 3000000000, number 0, 2,999,999,999");
            assertThat(driver.cell(ROWS - 1, 2)).isEqualTo("row 3000000000, holes 2, 2999999999");
            Grid grid = driver.grid();
            long before = WindowDriver.onFx(() -> grid.visibleRowsProperty().get().size());
            driver.press(KeyCode.RIGHT);
            driver.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.W);
            driver.grid();
            long after = WindowDriver.onFx(() -> grid.visibleRowsProperty().get().size());
            assertThat(after).isLessThan(before / 2 + 1);
            driver.press(KeyCode.CONTROL, KeyCode.END);
            assertThat(driver.cell(ROWS - 1, 0)).isEqualTo("row 3000000000, number 0, 2,999,999,999");
            driver.press(KeyCode.CONTROL, KeyCode.HOME);
            driver.press(KeyCode.RIGHT);
            driver.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.W);
            driver.grid();
            assertThat(WindowDriver.onFx(() -> grid.visibleRowsProperty().get().size())).isEqualTo(before);
        }
    }

    @Test
    void the_list_hides_pins_and_brings_back() {
        try (WindowDriver driver = show(6)) {
            driver.press(KeyCode.CONTROL, KeyCode.J);
            WindowDriver.until("the list", () -> WindowDriver.find("column-search") != null);
            driver.write("string");
            driver.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.H);
            assertThat(shown(driver)).containsExactly(0, 2, 3, 4, 5);
            driver.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
            driver.press(KeyCode.ENTER);
            assertThat(shown(driver)).as("going to a hidden column shows it").containsExactly(1, 0, 2, 3, 4, 5);
            assertThat(driver.words("status-cursor")).isEqualTo("row 1, text 1");
        }
    }

    @Test
    void the_palette_finds_commands_and_columns() {
        try (WindowDriver driver = show(6)) {
            driver.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
            driver.write("hidcol");
            driver.press(KeyCode.ENTER);
            assertThat(shown(driver)).containsExactly(1, 2, 3, 4, 5);
            driver.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
            driver.write("> holes 5");
            driver.press(KeyCode.ENTER);
            assertThat(driver.words("status-cursor")).isEqualTo("row 1, holes 5");
            driver.press(KeyCode.F1);
            WindowDriver.until("the sheet", () -> WindowDriver.find("keys") != null);
            driver.press(KeyCode.ESCAPE);
            WindowDriver.until("no sheet", () -> WindowDriver.find("keys") == null);
            driver.press(KeyCode.LEFT);
            assertThat(driver.words("status-cursor")).isEqualTo("row 1, text 4");
        }
    }

    @Test
    void figures_of_a_selection_are_exact_and_say_what_they_cover() {
        try (WindowDriver driver = show(6)) {
            driver.press(KeyCode.SHIFT, KeyCode.PAGE_DOWN);
            Grid grid = driver.grid();
            long count = WindowDriver.onFx(() -> grid.selection().rows().size());
            WindowDriver.until("figures", () -> driver.isSaid("sum "));
            assertThat(driver.words("status-figures")).contains("sum " + count * (count - 1) / 2)
                    .contains("min 0").contains("max " + (count - 1));
        }
    }
}
