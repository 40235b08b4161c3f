package dev.colonnade.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.view.SyntheticTable;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A window that was closed is let go of, with all that it showed: pictures and tests make many of them. */
class ClosedWindowTest {
    @TempDir
    Path folder;

    @Test
    void nothing_holds_on_to_a_window_that_was_closed() throws Exception {
        List<WeakReference<MainWindow>> windows = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            windows.add(use());
        }
        // The last may still be known to the toolkit as the one that had the focus.
        for (int i = 0; i < 60 && alive(windows) > 1; i++) {
            System.gc();
            WindowDriver.onFx(() -> true);
            Thread.sleep(50);
        }
        assertThat(alive(windows)).isLessThanOrEqualTo(1);
    }

    private static long alive(List<WeakReference<MainWindow>> windows) {
        return windows.stream().filter(window -> window.get() != null).count();
    }

    private WeakReference<MainWindow> use() {
        try (WindowDriver driver = WindowDriver.show((_, _, _) -> new SyntheticTable(1_000_000, 6), folder,
                List.of())) {
            driver.open(Path.of("synthetic"));
            driver.grid();
            driver.press(KeyCode.CONTROL, KeyCode.I);
            driver.press(KeyCode.CONTROL, KeyCode.G);
            WindowDriver.until("the prompt", () -> WindowDriver.find("go-to") != null);
            driver.press(KeyCode.ESCAPE);
            return new WeakReference<>(driver.window());
        }
    }
}
