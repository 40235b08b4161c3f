package dev.colonnade.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.app.grid.Grid;
import dev.colonnade.app.side.Panel;
import dev.colonnade.view.SyntheticTable;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.control.ContextMenu;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The menus of heads and cells, what Escape takes back, and keys as in spreadsheets. */
class MenusInWindowTest {
    private static final long ROWS = 3_000_000_000L;

    @TempDir
    Path folder;

    private WindowDriver show() {
        WindowDriver driver = WindowDriver.show((_, _, _) -> new SyntheticTable(ROWS, 6), folder, List.of());
        driver.open(Path.of("synthetic"));
        driver.grid();
        return driver;
    }

    private static List<Integer> shown(WindowDriver driver) {
        Grid grid = driver.grid();
        return WindowDriver.onFx(() -> java.util.Arrays.stream(grid.columnLayout().shown()).boxed().toList());
    }

    private static void choose(WindowDriver driver, String item) {
        WindowDriver.until(item, () -> WindowDriver.find(item) != null);
        driver.click(item);
        driver.grid();
    }

    private static Point2D below(Bounds head) {
        return new Point2D(head.getMinX(), head.getMaxY());
    }

    private static Point2D head(WindowDriver driver, int column) {
        Grid grid = driver.grid();
        return WindowDriver.onFx(() -> below(grid.headOf(column)).add(30, -24));
    }

    /** Whether a menu that is open has this item, and it can be chosen. */
    private static boolean offered(String id) {
        return Window.getWindows().stream().filter(ContextMenu.class::isInstance).map(ContextMenu.class::cast)
                .flatMap(menu -> menu.getItems().stream()).anyMatch(item -> id.equals(item.getId())
                        && !item.isDisable());
    }

    @Test
    void the_menu_of_a_head_is_about_that_column() {
        try (WindowDriver driver = show()) {
            Grid grid = driver.grid();
            driver.menuAt(head(driver, 2));
            WindowDriver.until("the menu", () -> WindowDriver.find("HIDE_COLUMN") != null);
            assertThat(WindowDriver.onFx(() -> offered("SHOW_COLUMNS"))).as("nothing is hidden").isFalse();
            choose(driver, "HIDE_COLUMN");
            assertThat(shown(driver)).containsExactly(0, 1, 3, 4, 5);

            driver.menuAt(head(driver, 3));
            choose(driver, "PIN_COLUMN");
            assertThat(shown(driver)).containsExactly(4, 0, 1, 3, 5);
            driver.menuAt(head(driver, 0));
            choose(driver, "PIN_COLUMN");
            assertThat(WindowDriver.onFx(() -> grid.columnLayout().isPinned(4))).as("a tick that is taken away")
                    .isFalse();

            driver.menuAt(head(driver, 1));
            choose(driver, "SHOW_COLUMNS");
            assertThat(shown(driver)).contains(2);
            driver.press(KeyCode.CONTROL, KeyCode.DOWN);
            driver.menuAt(head(driver, WindowDriver.onFx(() -> grid.cache().view().placeOf(0))));
            choose(driver, "GROUP_DIGITS");
            int place = WindowDriver.onFx(() -> grid.cache().view().placeOf(0));
            assertThat(driver.cell(ROWS - 1, place)).endsWith("2,999,999,999");
            driver.press(KeyCode.ESCAPE);
        }
    }

    @Test
    void the_menu_of_a_head_opens_by_keys_and_the_menu_of_cells_copies() {
        try (WindowDriver driver = show()) {
            driver.press(KeyCode.RIGHT);
            driver.press(KeyCode.ALT, KeyCode.DOWN);
            WindowDriver.until("the menu", () -> WindowDriver.find("MOVE_COLUMN_RIGHT") != null);
            choose(driver, "MOVE_COLUMN_RIGHT");
            assertThat(shown(driver)).containsExactly(0, 2, 1, 3, 4, 5);
            driver.press(KeyCode.SHIFT, KeyCode.DOWN);
            Grid grid = driver.grid();
            driver.menuAt(WindowDriver.onFx(() -> below(grid.headOf(2)).add(30, 12)));
            choose(driver, "COPY");
            WindowDriver.until("a copy", () -> "r0c1\nr1c1\n".equals(Clipboard.getSystemClipboard().getString()));
        }
    }

    @Test
    void values_of_a_column_are_copied_as_a_list_for_sql() {
        try (WindowDriver driver = show()) {
            driver.press(KeyCode.RIGHT);
            driver.press(KeyCode.SHIFT, KeyCode.DOWN);
            driver.press(KeyCode.SHIFT, KeyCode.DOWN);
            driver.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
            WindowDriver.until("a list",
                    () -> "('r0c1', 'r1c1', 'r2c1')".equals(Clipboard.getSystemClipboard().getString()));
            driver.press(KeyCode.RIGHT);
            driver.press(KeyCode.SHIFT, KeyCode.DOWN);
            driver.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
            WindowDriver.until("a list without the null",
                    () -> "(2)".equals(Clipboard.getSystemClipboard().getString()));
        }
    }

    @Test
    void escape_during_a_drag_leaves_columns_where_they_were() {
        try (WindowDriver driver = show()) {
            driver.dragAndEscape(head(driver, 0), head(driver, 3));
            assertThat(shown(driver)).containsExactly(0, 1, 2, 3, 4, 5);
            driver.press(KeyCode.RIGHT);
            assertThat(driver.words("status-cursor")).as("keys work on").isEqualTo("row 1, text 1");
        }
    }

    @Test
    void keys_go_and_select_as_in_spreadsheets() {
        try (WindowDriver driver = show()) {
            driver.press(KeyCode.END);
            assertThat(driver.words("status-cursor")).isEqualTo("row 1, holes 5");
            driver.press(KeyCode.HOME);
            assertThat(driver.words("status-cursor")).isEqualTo("row 1, number 0");
            driver.press(KeyCode.CONTROL, KeyCode.END);
            assertThat(driver.words("status-cursor")).isEqualTo("row 3,000,000,000, holes 5");
            driver.press(KeyCode.CONTROL, KeyCode.LEFT);
            driver.press(KeyCode.CONTROL, KeyCode.UP);
            assertThat(driver.words("status-cursor")).isEqualTo("row 1, number 0");
            driver.press(KeyCode.PAGE_DOWN);
            Grid grid = driver.grid();
            long page = WindowDriver.onFx(() -> grid.current().row());
            assertThat(page).isGreaterThan(10);
            driver.press(KeyCode.PAGE_UP);
            driver.press(KeyCode.DOWN);
            driver.press(KeyCode.SHIFT, KeyCode.SPACE);
            driver.press(KeyCode.SHIFT, KeyCode.DOWN);
            assertThat(selection(grid)).isEqualTo("1-3 x 0-6");
            driver.press(KeyCode.ESCAPE);
            assertThat(selection(grid)).isEqualTo("2-3 x 0-1");
            driver.press(KeyCode.CONTROL, KeyCode.SPACE);
            assertThat(selection(grid)).isEqualTo("0-" + ROWS + " x 0-1");
            driver.press(KeyCode.SHIFT, KeyCode.RIGHT);
            assertThat(selection(grid)).isEqualTo("0-" + ROWS + " x 0-2");
            driver.press(KeyCode.ESCAPE);
            driver.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.DOWN);
            driver.press(KeyCode.SHIFT, KeyCode.END);
            assertThat(selection(grid)).isEqualTo("2-" + ROWS + " x 1-6");
            driver.press(KeyCode.CONTROL, KeyCode.A);
            assertThat(selection(grid)).isEqualTo("0-" + ROWS + " x 0-6");
        }
    }

    private static String selection(Grid grid) {
        return WindowDriver.onFx(() -> {
            var range = grid.selection();
            return range.rows().from() + "-" + range.rows().to() + " x " + range.columnFrom() + "-"
                    + range.columnTo();
        });
    }

    @Test
    void rows_are_compact_or_roomy_in_every_table_as_the_settings_say() {
        try (WindowDriver driver = show()) {
            Grid grid = driver.grid();
            long normal = WindowDriver.onFx(() -> grid.visibleRowsProperty().get().size());
            long compact = seen(driver, "rows-compact");
            long roomy = seen(driver, "rows-roomy");
            assertThat(compact).isGreaterThan(normal);
            assertThat(roomy).isLessThan(normal);
            assertThat(driver.cell(3, 1)).isEqualTo("row 4, text 1, r3c1");
        }
        try (WindowDriver driver = WindowDriver.restart(folder)) {
            driver.press(KeyCode.CONTROL, KeyCode.COMMA);
            WindowDriver.until("what was chosen",
                    () -> WindowDriver.find("rows-roomy") instanceof javafx.scene.control.ToggleButton button
                            && button.isSelected());
        }
    }

    private static long seen(WindowDriver driver, String choice) {
        driver.press(KeyCode.CONTROL, KeyCode.COMMA);
        driver.click(choice);
        driver.press(KeyCode.ESCAPE);
        Grid grid = driver.grid();
        return WindowDriver.onFx(() -> grid.visibleRowsProperty().get().size());
    }

    /** The toolkit's lists have parts of their own with short names; rules of ours must not reach them by accident. */
    @Test
    void what_stands_in_a_list_casts_no_shadow() {
        try (WindowDriver driver = show()) {
            WindowDriver.onFx(() -> {
                driver.window().sides().panel().shownProperty().set(Panel.RECORD);
                return true;
            });
            WindowDriver.until("the record", () -> driver.window().sides().isSettled());
            assertThat(WindowDriver.onFx(() -> driver.window().scene().getRoot().lookupAll(".virtual-flow .sheet")))
                    .isNotEmpty().allSatisfy(part -> assertThat(part.getEffect()).isNull());
        }
    }

    /** A colour that cannot be looked up is logged by the toolkit, and the text is black on black in the dark. */
    @Test
    void what_pops_up_finds_the_colours_of_the_theme() {
        List<String> said = new CopyOnWriteArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                said.add(record.getMessage());
            }

            @Override
            public void flush() {
            }

            @Override
            public void close() {
            }
        };
        Logger styles = Logger.getLogger("javafx.css");
        styles.addHandler(handler);
        try (WindowDriver driver = show()) {
            driver.press(KeyCode.CONTROL, KeyCode.G);
            WindowDriver.until("the prompt", () -> WindowDriver.find("go-to") != null);
            driver.press(KeyCode.ESCAPE);
            WindowDriver.until("no prompt", () -> WindowDriver.find("go-to") == null);
            driver.press(KeyCode.CONTROL, KeyCode.J);
            WindowDriver.until("the list", () -> WindowDriver.find("column-search") != null);
            driver.press(KeyCode.ESCAPE);
            WindowDriver.until("no list", () -> WindowDriver.find("column-search") == null);
            driver.press(KeyCode.ALT, KeyCode.DOWN);
            WindowDriver.until("the menu", () -> WindowDriver.find("HIDE_COLUMN") != null);
            driver.press(KeyCode.ESCAPE);
            driver.press(KeyCode.ALT, KeyCode.SHIFT, KeyCode.F);
            WindowDriver.until("values", () -> WindowDriver.find("quick-search") != null);
            driver.press(KeyCode.ESCAPE);
            driver.press(KeyCode.CONTROL, KeyCode.L);
            for (int i = 0; i < 2; i++) {
                driver.write("te");
                WindowDriver.until("names", () -> WindowDriver.find("filter-suggestions") != null);
                driver.press(KeyCode.CONTROL, KeyCode.A);
                driver.press(KeyCode.BACK_SPACE);
            }
            assertThat(said).isEmpty();
        } finally {
            styles.removeHandler(handler);
        }
    }
}
