package dev.colonnade.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.app.grid.CellNode;
import dev.colonnade.app.grid.Grid;
import dev.colonnade.base.RowRange;
import dev.colonnade.view.CellRange;
import dev.colonnade.view.SyntheticTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelectionTest {
    private static final long ROWS = 3_000_000_000L;

    @TempDir
    Path folder;

    private WindowDriver show() {
        WindowDriver driver = WindowDriver.show((_, _, _) -> new SyntheticTable(ROWS, 5), folder, List.of());
        driver.open(Path.of("synthetic"));
        driver.grid();
        return driver;
    }

    private static CellRange selection(WindowDriver driver) {
        Grid grid = driver.grid();
        return WindowDriver.onFx(grid::selection);
    }

    private static CellRange cells(long rowFrom, long rowTo, int columnFrom, int columnTo) {
        return new CellRange(RowRange.of(rowFrom, rowTo), columnFrom, columnTo);
    }

    @Test
    void shift_extends_and_a_plain_key_lets_go() {
        try (WindowDriver driver = show()) {
            driver.press(KeyCode.DOWN);
            driver.press(KeyCode.SHIFT, KeyCode.DOWN);
            driver.press(KeyCode.SHIFT, KeyCode.RIGHT);
            assertThat(selection(driver)).isEqualTo(cells(1, 3, 0, 2));
            assertThat(driver.words("status-cursor")).isEqualTo("2 rows \u00D7 2 columns selected");
            driver.press(KeyCode.SHIFT, KeyCode.UP);
            driver.press(KeyCode.SHIFT, KeyCode.UP);
            assertThat(selection(driver)).as("through the first cell").isEqualTo(cells(0, 2, 0, 2));
            driver.press(KeyCode.SHIFT, KeyCode.SPACE);
            assertThat(selection(driver)).isEqualTo(cells(0, 2, 0, 5));
            driver.press(KeyCode.RIGHT);
            assertThat(selection(driver)).isEqualTo(cells(0, 1, 2, 3));
            driver.press(KeyCode.CONTROL, KeyCode.SPACE);
            assertThat(selection(driver)).isEqualTo(cells(0, ROWS, 2, 3));
            driver.press(KeyCode.ESCAPE);
            assertThat(selection(driver)).isEqualTo(cells(0, 1, 2, 3));
            driver.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.END);
            assertThat(selection(driver)).isEqualTo(cells(0, ROWS, 2, 5));
        }
    }

    @Test
    void all_of_three_billion_rows_are_selected_at_once_and_not_copied() {
        try (WindowDriver driver = show()) {
            clip("before");
            driver.press(KeyCode.CONTROL, KeyCode.A);
            assertThat(selection(driver)).isEqualTo(cells(0, ROWS, 0, 5));
            assertThat(WindowDriver.onFx(() -> Objects.requireNonNull(driver.window().grid()).current().row()))
                    .isZero();
            driver.press(KeyCode.CONTROL, KeyCode.C);
            WindowDriver.until("a notice", () -> driver.isSaid("15,000,000,000 cells are selected"));
            assertThat(clipped()).isEqualTo("before");
        }
    }

    @Test
    void the_mouse_selects_cells_rows_and_columns() {
        try (WindowDriver driver = show()) {
            driver.drag(cell(driver, 1, 0), cell(driver, 3, 1));
            assertThat(selection(driver)).isEqualTo(cells(1, 4, 0, 2));
            driver.shiftClick(cell(driver, 5, 2));
            assertThat(selection(driver)).isEqualTo(cells(1, 6, 0, 3));
            driver.click(cell(driver, 2, 1));
            assertThat(selection(driver)).isEqualTo(cells(2, 3, 1, 2));
            driver.clickAt(20, 46 + 26 * 3 + 13);
            assertThat(selection(driver)).isEqualTo(cells(3, 4, 0, 5));
            driver.clickAt(100, 20, false, true);
            assertThat(selection(driver)).isEqualTo(cells(0, ROWS, 0, 1));
            driver.clickAt(10, 10);
            assertThat(selection(driver)).isEqualTo(cells(0, ROWS, 0, 5));
        }
    }

    private static CellNode cell(WindowDriver driver, long row, int column) {
        Grid grid = driver.grid();
        return Objects.requireNonNull(WindowDriver.onFx(() -> grid.cellNode(row, column)));
    }

    @Test
    void what_is_selected_is_copied_in_four_ways() {
        try (WindowDriver driver = show()) {
            driver.press(KeyCode.SHIFT, KeyCode.DOWN);
            driver.press(KeyCode.SHIFT, KeyCode.RIGHT);
            driver.press(KeyCode.SHIFT, KeyCode.RIGHT);
            copied(driver, "0\tr0c1\t\n1\tr1c1\t1\n", KeyCode.CONTROL, KeyCode.C);
            copied(driver, "number 0,text 1,holes 2\n0,r0c1,\n1,r1c1,1\n", KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
            copied(driver, """
                    [
                    {"number 0":0,"text 1":"r0c1","holes 2":null},
                    {"number 0":1,"text 1":"r1c1","holes 2":1}
                    ]
                    """, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.J);
            copied(driver, """
                    | number 0 | text 1 | holes 2 |
                    | ---: | --- | ---: |
                    | 0 | r0c1 |  |
                    | 1 | r1c1 | 1 |
                    """, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.D);
        }
    }

    private static void copied(WindowDriver driver, String text, KeyCode... keys) {
        clip("nothing");
        driver.press(keys);
        WindowDriver.until("a copy", () -> !clipped().equals("nothing"));
        assertThat(clipped()).isEqualTo(text);
    }

    @Test
    void two_thousand_rows_are_copied_from_the_middle_of_many() {
        try (WindowDriver driver = show()) {
            clip("nothing");
            Grid grid = driver.grid();
            WindowDriver.onFx(() -> {
                grid.jumpTo(2_000_000_000L, 0);
                grid.extendTo(2_000_000_000L + 1_999, 1);
                return true;
            });
            driver.press(KeyCode.CONTROL, KeyCode.C);
            WindowDriver.until("a copy", () -> !clipped().equals("nothing"));
            assertThat(clipped().lines()).hasSize(2_000).startsWith("2000000000\tr2000000000c1")
                    .endsWith("2000001999\tr2000001999c1");
        }
    }

    private static void clip(String text) {
        WindowDriver.onFx(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            return Clipboard.getSystemClipboard().setContent(content);
        });
    }

    private static String clipped() {
        return javafx.application.Platform.isFxApplicationThread()
                ? String.valueOf(Clipboard.getSystemClipboard().getString())
                : WindowDriver.onFx(SelectionTest::clipped);
    }
}
