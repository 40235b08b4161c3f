package dev.colonnade.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.app.grid.Grid;
import dev.colonnade.app.work.Job;
import dev.colonnade.app.work.Steps;
import dev.colonnade.task.TaskState;
import dev.colonnade.testing.TestData;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of a real file filtered in the window, and the tasks that do it. */
class RowsInWindowTest {
    private static final String FLIGHTS = "real/flights-3m.parquet";

    @TempDir
    Path folder;

    static Steps steps(WindowDriver driver) {
        return Objects.requireNonNull(WindowDriver.onFx(
                () -> Objects.requireNonNull(driver.window().workspace().selected()).steps()));
    }

    static void done(WindowDriver driver) {
        Steps steps = steps(driver);
        WindowDriver.until("the rows", () -> !steps.workingProperty().get());
        driver.grid();
    }

    static long count(Path file, String where) throws Exception {
        try (var duck = DriverManager.getConnection("jdbc:duckdb:");
                var sql = duck.createStatement();
                var rows = sql.executeQuery("SELECT count(*) FROM '" + file + "' WHERE " + where)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    static long rows(WindowDriver driver) {
        Grid grid = driver.grid();
        return WindowDriver.onFx(() -> grid.cache().view().rowCount());
    }

    private static void filter(WindowDriver driver, String condition) {
        driver.press(KeyCode.CONTROL, KeyCode.L);
        driver.write(condition);
        driver.press(KeyCode.ENTER);
        done(driver);
    }

    private static List<String> chips(WindowDriver driver) {
        return WindowDriver.onFx(() -> driver.window().scene().getRoot().lookupAll(".condition").stream()
                .map(Node::getAccessibleText).toList());
    }

    @Test
    void a_condition_filters_the_whole_file_and_each_part_can_be_taken_away() throws Exception {
        Path flights = TestData.at(FLIGHTS);
        try (WindowDriver driver = WindowDriver.show(folder)) {
            driver.open(flights);
            driver.grid();
            filter(driver, "delay > 600 AND origin = 'SEA'");
            long both = count(flights, "delay > 600 AND origin = 'SEA'");
            assertThat(chips(driver)).containsExactly("delay > 600", "origin = 'SEA'");
            assertThat(rows(driver)).isEqualTo(both);
            driver.untilWords("status-about", both + " of 3,000,000 rows");
            assertThat(driver.cell(0, 3)).contains("SEA");

            Steps steps = steps(driver);
            WindowDriver.onFx(() -> {
                steps.ask(steps.query().without(1));
                return true;
            });
            done(driver);
            long late = count(flights, "delay > 600");
            assertThat(rows(driver)).isEqualTo(late);

            driver.press(KeyCode.CONTROL, KeyCode.Z);
            done(driver);
            assertThat(chips(driver)).containsExactly("delay > 600", "origin = 'SEA'");
            assertThat(rows(driver)).isEqualTo(both);
            driver.press(KeyCode.CONTROL, KeyCode.Z);
            done(driver);
            driver.untilWords("status-about", "3,000,000 rows \u00D7");
            driver.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
            done(driver);
            driver.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.BACK_SPACE);
            done(driver);
            assertThat(chips(driver)).isEmpty();
            driver.untilWords("status-about", "3,000,000 rows \u00D7");
        }
    }

    @Test
    void what_is_wrong_is_marked_and_what_would_be_read_is_told_before_it_runs() {
        try (WindowDriver driver = WindowDriver.show(folder)) {
            driver.open(TestData.at(FLIGHTS));
            driver.grid();
            driver.press(KeyCode.SLASH);
            driver.press(KeyCode.CONTROL, KeyCode.L);
            driver.write("delay > > 5");
            driver.untilWords("filter-said", "1:9");
            driver.untilWords("filter-mark", "        ^");
            driver.press(KeyCode.ENTER);
            assertThat(chips(driver)).isEmpty();
            driver.press(KeyCode.CONTROL, KeyCode.A);
            driver.write("date < TIMESTAMP '2001-01-02'");
            driver.untilWords("filter-said", "row group");
            driver.untilWords("filter-said", "left out by statistics");
            driver.press(KeyCode.CONTROL, KeyCode.A);
            driver.write("date < TIMESTAMP '1990-01-02'");
            driver.untilWords("filter-said", "nothing has to be read");
            driver.press(KeyCode.ENTER);
            done(driver);
            driver.untilWords("nothing", "None of 3,000,000 rows");
            driver.click("nothing-last");
            done(driver);
            driver.untilWords("status-about", "3,000,000 rows \u00D7");
        }
    }

    @Test
    void names_and_values_are_completed() {
        try (WindowDriver driver = WindowDriver.show(folder)) {
            driver.open(TestData.at(FLIGHTS));
            driver.grid();
            driver.press(KeyCode.CONTROL, KeyCode.L);
            driver.write("ori");
            WindowDriver.until("names", () -> WindowDriver.find("filter-suggestions") != null);
            driver.press(KeyCode.TAB);
            driver.write("= '");
            WindowDriver.until("values", () -> WindowDriver.find("filter-suggestions") instanceof ListView<?> list
                    && list.getItems().size() > 5);
            driver.write("SE");
            driver.press(KeyCode.DOWN);
            driver.press(KeyCode.ENTER);
            driver.press(KeyCode.ENTER);
            done(driver);
            assertThat(chips(driver)).containsExactly("origin = 'SEA'");
            assertThat(driver.cell(0, 3)).contains("SEA");
        }
    }

    @Test
    void tasks_show_how_far_they_are_and_can_be_held_on_and_stopped() {
        try (WindowDriver driver = WindowDriver.show(folder)) {
            driver.open(TestData.at(FLIGHTS));
            driver.grid();
            driver.press(KeyCode.CONTROL, KeyCode.T);
            WindowDriver.until("the drawer", () -> WindowDriver.find("task-drawer") != null);
            driver.press(KeyCode.CONTROL, KeyCode.L);
            driver.write("CONCAT(origin, destination, delay::varchar) LIKE '%QQQ%'");
            driver.press(KeyCode.ENTER);
            Job job = WindowDriver.onFx(() -> driver.window().workspace().engine().jobs().all().getFirst());
            WindowDriver.onFx(() -> {
                job.togglePause();
                return true;
            });
            WindowDriver.until("the pause", () -> job.state() == TaskState.PAUSED && driver.isSaid("paused"));
            assertThat(WindowDriver.onFx(() -> WindowDriver.find("job-cancel"))).isNotNull();
            driver.click("job-cancel");
            WindowDriver.until("the end", () -> job.state() == TaskState.CANCELLED);
            done(driver);
            driver.untilWords("status-about", "3,000,000 rows \u00D7");
            assertThat(chips(driver)).isEmpty();
            filter(driver, "delay > 600");
            WindowDriver.until("the history", () -> driver.isSaid("rows kept"));
        }
    }
}
