package dev.colonnade.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.app.grid.Grid;
import dev.colonnade.app.theme.FlatPopups;
import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Progress;
import dev.colonnade.memory.Resources;
import dev.colonnade.task.generate.Generate;
import java.nio.file.Path;
import java.util.Objects;
import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.controlsfx.control.PopOver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What looks wrong only in some places: desktops without transparency, edges of the screen. */
class LooksInWindowTest {
    @TempDir
    Path folder;

    @Test
    void pop_ups_are_filled_to_their_corners_where_nothing_composites() {
        Path file = folder.resolve("sample.arrow");
        new Generate(1_000, 8, 1, false).writeTo(file, new Resources(64 << 20).held(), Progress.NONE,
                Cancellation.NEVER);
        try (WindowDriver driver = WindowDriver.show(folder)) {
            driver.open(file);
            Grid grid = driver.grid();
            WindowDriver.onFx(() -> {
                driver.window().themes().choose(true);
                grid.moveTo(0, 4);
                return true;
            });
            driver.press(KeyCode.SHIFT, KeyCode.F10);
            assertThat(corners(ContextMenu.class)).as("of a menu").isLessThan(0.5);
            driver.press(KeyCode.ESCAPE);
            driver.press(KeyCode.ALT, KeyCode.SHIFT, KeyCode.F);
            driver.untilWords("quick-said", "different");
            WindowDriver.onFx(() -> {
                Bounds head = grid.localToScreen(grid.headOf(grid.current().column()));
                PopupWindow over = shown(PopOver.class);
                assertThat(head.getCenterX()).as("the middle of its head").isBetween(over.getX(),
                        over.getX() + over.getWidth());
                assertThat(over.getY()).as("below its head").isGreaterThan(head.getMinY());
                return true;
            });
            assertThat(corners(PopOver.class)).as("of a pop-over").isLessThan(0.5);
        }
    }

    private static PopupWindow shown(Class<? extends PopupWindow> kind) {
        return (PopupWindow) Window.getWindows().stream().filter(kind::isInstance).filter(Window::isShowing).findFirst()
                .orElseThrow();
    }

    /** How bright the brightest corner of it is, painted as on a desktop without transparency: from 0 to 1, 1 if open. */
    private static double corners(Class<? extends PopupWindow> kind) {
        WindowDriver.until("a " + kind.getSimpleName(),
                () -> Window.getWindows().stream().anyMatch(one -> kind.isInstance(one) && one.isShowing()));
        return WindowDriver.onFx(() -> {
            PopupWindow popup = shown(kind);
            FlatPopups.flatten(popup);
            Scene scene = popup.getScene();
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            WritableImage image = Objects.requireNonNull(scene.snapshot(null));
            double brightest = 0;
            int right = (int) image.getWidth() - 1;
            int below = (int) image.getHeight() - 1;
            for (int[] at : new int[][]{{0, 0}, {right, 0}, {0, below}, {right, below}, {3, 3},
                    {right - 3, below - 3}}) {
                Color colour = image.getPixelReader().getColor(at[0], at[1]);
                brightest = Math.max(brightest, colour.getOpacity() < 1 ? 1 : colour.getBrightness());
            }
            return brightest;
        });
    }
}
