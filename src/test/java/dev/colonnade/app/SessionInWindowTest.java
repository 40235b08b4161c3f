package dev.colonnade.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.app.grid.Grid;
import dev.colonnade.app.side.Panel;
import dev.colonnade.app.work.TabState;
import dev.colonnade.app.work.Workspace;
import dev.colonnade.testing.TestData;
import dev.colonnade.view.SyntheticTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes back when the program starts again, however it ended. */
class SessionInWindowTest {
    @TempDir
    Path folder;

    private static final String ARROW = "real/flights-200k.arrow";
    private static final String PARQUET = "real/flights-3m.parquet";

    private boolean isKept(String part) throws Exception {
        Path file = folder.resolve("session.json");
        return Files.exists(file) && Files.readString(file).contains(part);
    }

    @Test
    void after_a_kill_everything_is_where_it_was() throws Exception {
        Path arrow = TestData.at(ARROW);
        Path parquet = TestData.at(PARQUET);
        WindowDriver first = WindowDriver.restart(folder);
        first.open(arrow, parquet);
        first.press(KeyCode.CONTROL, KeyCode.TAB);
        Grid grid = first.grid();
        WindowDriver.onFx(() -> {
            grid.columnLayout().hide(1);
            grid.jumpTo(1_234_567, 2);
            return true;
        });
        first.grid();
        first.press(KeyCode.CONTROL, KeyCode.I);
        first.grid();
        long top = WindowDriver.onFx(() -> grid.visibleRowsProperty().get().from());
        assertThat(top).isEqualTo(1_234_564);
        WindowDriver.until("the session to be kept",
                () -> isKept("\"firstRow\":" + top) && isKept("\"hidden\":[\"delay\"]") && isKept("record"));
        first.kill();

        try (WindowDriver second = WindowDriver.restart(folder)) {
            Workspace workspace = second.window().workspace();
            assertThat(WindowDriver.onFx(() -> workspace.tabs().stream().map(tab -> tab.path()).toList()))
                    .containsExactly(arrow, parquet);
            Grid back = second.grid();
            assertThat(WindowDriver.onFx(() -> Objects.requireNonNull(workspace.selected()).path())).isEqualTo(parquet);
            assertThat(WindowDriver.onFx(() -> back.visibleRowsProperty().get().from())).isEqualTo(top);
            assertThat(WindowDriver.onFx(back::current).row()).isEqualTo(1_234_567);
            assertThat(WindowDriver.onFx(() -> back.cache().view().field(back.current().column()).name()))
                    .isEqualTo("origin");
            assertThat(WindowDriver.onFx(() -> back.columnLayout().isHidden(1))).isTrue();
            assertThat(WindowDriver.onFx(() -> second.window().sides().panel().shown())).isEqualTo(Panel.RECORD);
            assertThat(WindowDriver.onFx(() -> workspace.tabs().getFirst().state()))
                    .as("nobody looked at it yet").isEqualTo(new TabState.Resting(false));
            second.press(KeyCode.CONTROL, KeyCode.TAB);
            assertThat(second.cell(0, 0)).isEqualTo("row 1, delay, 0");
        }
    }

    @Test
    void files_opened_on_purpose_stand_in_front_of_the_session() throws Exception {
        WindowDriver first = WindowDriver.restart(folder);
        first.open(TestData.at(PARQUET));
        first.grid();
        first.close();
        try (WindowDriver second = WindowDriver.restart(folder)) {
            second.open(TestData.at(ARROW));
            second.grid();
            assertThat(WindowDriver.onFx(() -> second.window().workspace().tabs().size())).isEqualTo(2);
            assertThat(second.cell(1, 1)).isEqualTo("row 2, distance, 2227");
        }
    }

    @Test
    void what_cannot_be_read_is_put_aside_with_a_note() throws Exception {
        Files.writeString(folder.resolve("settings.json"), "{\"theme\": \"dar");
        Files.writeString(folder.resolve("session.json"), "\u0000\u0000");
        try (WindowDriver driver = WindowDriver.restart(folder)) {
            WindowDriver.until("the note", () -> driver.isSaid("Settings could not be read"));
            assertThat(folder.resolve("settings.json.unreadable")).exists();
            assertThat(folder.resolve("session.json.unreadable")).exists();
        }
        assertThat(Files.readString(folder.resolve("settings.json"))).contains("\"theme\": \"system\"");
    }

    @Test
    void a_closed_tab_comes_back_where_it_stood() {
        try (WindowDriver driver = WindowDriver.show(folder)) {
            driver.open(TestData.at(ARROW));
            Grid grid = driver.grid();
            WindowDriver.onFx(() -> {
                grid.jumpTo(150_000, 1);
                return true;
            });
            driver.grid();
            driver.press(KeyCode.CONTROL, KeyCode.W);
            assertThat(WindowDriver.onFx(() -> driver.window().workspace().tabs().size())).isZero();
            driver.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.T);
            Grid back = driver.grid();
            assertThat(WindowDriver.onFx(back::current)).isEqualTo(new dev.colonnade.app.grid.CellCursor(150_000, 1));
        }
    }

    @Test
    void two_hundred_tabs_are_opened_as_they_are_looked_at_and_few_keep_their_nodes() {
        Path[] many = new Path[200];
        for (int i = 0; i < many.length; i++) {
            many[i] = Path.of("table " + i);
        }
        try (WindowDriver driver = WindowDriver.show((_, _, _) -> new SyntheticTable(1_000, 5), folder, List.of())) {
            driver.open(many);
            Workspace workspace = driver.window().workspace();
            assertThat(driver.cell(0, 0)).isEqualTo("row 1, number 0, 0");
            assertThat(WindowDriver.onFx(() -> workspace.tabs().stream()
                    .filter(tab -> tab.state() instanceof TabState.Resting).count())).isEqualTo(192);
            for (int i = 0; i < 12; i++) {
                driver.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.TAB);
            }
            assertThat(driver.cell(0, 0)).isEqualTo("row 1, number 0, 0");
            assertThat(WindowDriver.onFx(() -> driver.window().views().size())).isLessThan(10);
            driver.press(KeyCode.CONTROL, KeyCode.W);
            assertThat(driver.cell(0, 0)).isEqualTo("row 1, number 0, 0");
        }
    }
}
