package dev.colonnade.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.app.grid.Grid;
import dev.colonnade.testing.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What hands do without asking: drag the thumb, press the menu key, type a name with another ending. */
class HabitsInWindowTest {
    @TempDir
    Path folder;

    private static boolean isPressed(String id) {
        return WindowDriver.onFx(() -> WindowDriver.find(id) instanceof ToggleButton button && button.isSelected());
    }

    private static void type(Path name) {
        WindowDriver.onFx(() -> {
            ((TextField) Objects.requireNonNull(WindowDriver.find("export-target"))).setText(name.toString());
            return true;
        });
    }

    @Test
    void the_thumb_scrolls_and_selects_nothing_and_the_menu_key_shows_the_menu() {
        try (WindowDriver driver = WindowDriver.show(folder)) {
            driver.open(TestData.at("real/flights-3m.parquet"));
            Grid grid = driver.grid();
            driver.clickAt(200, 200);
            long row = WindowDriver.onFx(() -> grid.current().row());
            double left = WindowDriver.onFx(() -> grid.localToScene(0, 0).getX());
            double right = WindowDriver.onFx(grid::getWidth) + left - 6;
            driver.dragAt(right, 60, right, 300);
            assertThat(WindowDriver.onFx(() -> grid.visibleRowsProperty().get().from())).isGreaterThan(100_000);
            assertThat(WindowDriver.onFx(() -> grid.selection().cells())).isEqualTo(1);
            assertThat(WindowDriver.onFx(() -> grid.current().row())).isEqualTo(row);
            driver.press(KeyCode.SHIFT, KeyCode.F10);
            WindowDriver.until("a menu", () -> Window.getWindows().stream().anyMatch(PopupWindow.class::isInstance));
            driver.press(KeyCode.ESCAPE);
        }
    }

    @Test
    void all_files_opened_lately_can_be_seen_and_those_that_are_gone_are_left_out() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            lines.add(Files.createFile(folder.resolve("number " + i + ".arrow")).toString());
        }
        lines.add(7, folder.resolve("gone.arrow").toString());
        Files.write(folder.resolve("recent"), lines);
        try (WindowDriver driver = WindowDriver.restart(folder)) {
            driver.untilWords("recent-more", "Show 24 more");
            driver.click("recent-more");
            assertThat(recent(driver)).hasSize(30);
            Scene scene = driver.window().scene();
            assertThat(WindowDriver.<Boolean>onFx(() -> scene.lookup(".welcome").getLayoutBounds().getHeight() < scene
                    .getHeight())).as("what has no room scrolls").isTrue();
            driver.click("recent-search");
            driver.write("number 17");
            assertThat(recent(driver)).containsExactly(folder.resolve("number 17.arrow").toString());
        }
    }

    private static List<String> recent(WindowDriver driver) {
        return WindowDriver.onFx(() -> driver.window().scene().getRoot().lookupAll(".recent-entry").stream()
                .map(Node::getAccessibleText).toList());
    }

    @Test
    void escape_sends_a_note_away_and_nothing_else() {
        try (WindowDriver driver = WindowDriver.show(folder)) {
            driver.open(TestData.at("real/flights-3m.parquet"));
            Grid grid = driver.grid();
            driver.press(KeyCode.CONTROL, KeyCode.A);
            driver.press(KeyCode.CONTROL, KeyCode.C);
            driver.untilWords("toast-title", "Nothing was copied");
            WindowDriver.onFx(() -> {
                Node words = Objects.requireNonNull(WindowDriver.find("toast-title"));
                Node close = Objects.requireNonNull(WindowDriver.find("toast-close"));
                Node whole = Objects.requireNonNull(WindowDriver.find("toast"));
                Bounds mark = close.localToScene(close.getBoundsInLocal());
                Bounds box = whole.localToScene(whole.getLayoutBounds());
                assertThat(box.getMaxX() - mark.getMaxX()).as("at the right edge").isBetween(0.0, 14.0);
                assertThat(mark.getCenterY()).as("in the line of the title").isCloseTo(
                        words.localToScene(words.getBoundsInLocal()).getCenterY(), Offset.offset(3.0));
                return true;
            });
            driver.press(KeyCode.ESCAPE);
            assertThat(WindowDriver.<Boolean>onFx(() -> WindowDriver.find("toast") == null)).isTrue();
            assertThat(WindowDriver.onFx(() -> grid.selection().cells())).isGreaterThan(1);
            driver.press(KeyCode.ESCAPE);
            assertThat(WindowDriver.onFx(() -> grid.selection().cells())).isEqualTo(1);
        }
    }

    @Test
    void the_ending_that_is_typed_is_the_form_that_is_written_and_keys_stay_in_the_dialog() {
        try (WindowDriver driver = WindowDriver.show(folder)) {
            driver.open(TestData.at("real/flights-200k.arrow"));
            driver.grid();
            driver.press(KeyCode.CONTROL, KeyCode.E);
            WindowDriver.until("a name proposed", () -> WindowDriver.find("export-target") instanceof TextField field
                    && !field.getText().isEmpty());
            assertThat(isPressed("export-form-parquet")).isTrue();
            type(folder.resolve("b.csv"));
            assertThat(isPressed("export-form-csv")).isTrue();
            assertThat(WindowDriver.<String>onFx(() -> ((TextField) Objects.requireNonNull(
                    WindowDriver.find("export-target"))).getText())).isEqualTo(folder.resolve("b.csv").toString());
            type(folder.resolve("b.unheard"));
            assertThat(isPressed("export-form-csv")).isTrue();
            WindowDriver.onFx(() -> {
                Objects.requireNonNull(WindowDriver.find("export-form-csv")).requestFocus();
                return true;
            });
            driver.press(KeyCode.CONTROL, KeyCode.W);
            assertThat(WindowDriver.onFx(() -> driver.window().workspace().tabs().size())).isEqualTo(1);
            assertThat(WindowDriver.<Boolean>onFx(() -> WindowDriver.find("export-target") != null)).isTrue();
        }
    }

    @Test
    void tabs_that_have_no_room_are_found_by_name() throws IOException {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            files.add(Files.copy(TestData.at("real/flights-200k.arrow"),
                    folder.resolve("flights number " + i + ".arrow")));
        }
        try (WindowDriver driver = WindowDriver.show(folder)) {
            driver.open(files.getFirst());
            driver.grid();
            assertThat(WindowDriver.<Boolean>onFx(() -> WindowDriver.find("tabs-more") == null)).isTrue();
            driver.open(files.toArray(Path[]::new));
            driver.click("tabs-more");
            driver.write("number 17");
            driver.press(KeyCode.ENTER);
            WindowDriver.until("the tab", () -> Objects.requireNonNull(driver.window().workspace().selected()).path()
                    .equals(files.get(17)));
            Scene scene = driver.window().scene();
            WindowDriver.onFx(() -> {
                scene.getWindow().setWidth(700);
                scene.getWindow().setHeight(450);
                return true;
            });
            WindowDriver.until("the tab in front in a small window", () -> {
                Bounds strip = place(scene.lookup(".tab-strip"));
                Bounds tab = scene.getRoot().lookupAll(".file-tab").stream()
                        .filter(node -> node.getPseudoClassStates().contains(PseudoClass.getPseudoClass("selected")))
                        .map(HabitsInWindowTest::place).findFirst().orElseThrow();
                return strip.getWidth() < 500 && tab.getMinX() >= strip.getMinX() && tab.getMaxX() <= strip.getMaxX();
            });
            WindowDriver.until("what is held is told in little room", () -> WindowDriver.find("gauge") != null
                    && driver.isSaid(" held"));
            driver.press(KeyCode.F1);
            WindowDriver.until("all of the list of keys within the window", () -> {
                Node sheet = scene.lookup(".pick-sheet");
                return sheet != null && sheet.getLayoutBounds().getHeight() > 200
                        && place(sheet).getMaxY() < scene.getHeight();
            });
        }
    }

    private static Bounds place(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }
}
