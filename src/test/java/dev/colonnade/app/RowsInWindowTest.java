package dev.colonnade.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.app.grid.Grid;
import dev.colonnade.app.work.Job;
import dev.colonnade.app.work.Steps;
import dev.colonnade.task.TaskState;
import dev.colonnade.testing.TestData;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
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

    static void filter(WindowDriver driver, String condition) {
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

    private static double head(WindowDriver driver, int column) {
        Grid grid = driver.grid();
        return WindowDriver.onFx(() -> grid.headOf(column).getMinX() + 20);
    }

    private static void isSorted(WindowDriver driver, Path file, String where, String order) throws Exception {
        try (var duck = DriverManager.getConnection("jdbc:duckdb:");
                var sql = duck.createStatement();
                var rows = sql.executeQuery("SELECT delay, distance FROM read_parquet('" + file
                        + "', file_row_number = true) WHERE " + where + " ORDER BY " + order
                        + ", file_row_number LIMIT 20")) {
            List<String> delays = new ArrayList<>();
            List<String> distances = new ArrayList<>();
            for (int row = 1; rows.next(); row++) {
                delays.add("row " + row + ", delay, " + rows.getString(1));
                distances.add("row " + row + ", distance, " + rows.getString(2));
            }
            assertThat(delays).hasSize(20);
            assertThat(driver.cells(20, 1)).isEqualTo(delays);
            assertThat(driver.cells(20, 2)).isEqualTo(distances);
        }
    }

    @Test
    void heads_sort_up_down_and_not_at_all_and_shift_adds_a_column() throws Exception {
        Path flights = TestData.at(FLIGHTS);
        try (WindowDriver driver = WindowDriver.show(folder)) {
            driver.open(flights);
            Grid grid = driver.grid();
            assertThat(WindowDriver.onFx(() -> grid.lookupAll(".ratio-tick"))).isNotEmpty();
            List<String> said = new ArrayList<>();
            WindowDriver
                    .onFx(() -> ((Labeled) Objects.requireNonNull(WindowDriver.find("status-about"))).textProperty())
                    .addListener((_, _, now) -> said.add(now));
            driver.clickAt(head(driver, 1), 20);
            done(driver);
            isSorted(driver, flights, "true", "delay ASC NULLS LAST");
            assertThat(WindowDriver.onFx(() -> List.copyOf(said)))
                    .as("a part of an order is no filter").noneMatch(words -> words.contains(" of 3,000,000"))
                    .anyMatch(words -> words.contains("first 2,000"));
            assertThat(WindowDriver.onFx(() -> grid.lookupAll(".ratio-tick"))).as("row groups lie scattered").isEmpty();
            driver.clickAt(head(driver, 1), 20);
            done(driver);
            isSorted(driver, flights, "true", "delay DESC NULLS LAST");
            driver.clickAt(head(driver, 2), 20, true, false);
            done(driver);
            isSorted(driver, flights, "true", "delay DESC NULLS LAST, distance ASC NULLS LAST");
            filter(driver, "origin = 'SEA'");
            isSorted(driver, flights, "origin = 'SEA'", "delay DESC NULLS LAST, distance ASC NULLS LAST");
            assertThat(rows(driver)).isEqualTo(count(flights, "origin = 'SEA'"));
            driver.press(KeyCode.ALT, KeyCode.SHIFT, KeyCode.BACK_SPACE);
            done(driver);
            assertThat(steps(driver).query().order()).isEmpty();
            assertThat(rows(driver)).isEqualTo(count(flights, "origin = 'SEA'"));
            driver.press(KeyCode.CONTROL, KeyCode.Z);
            done(driver);
            isSorted(driver, flights, "origin = 'SEA'", "delay DESC NULLS LAST, distance ASC NULLS LAST");
            assertThat(WindowDriver.onFx(() -> driver.window().workspace().engine().jobs().all().stream().map(Job::name)
                    .toList())).contains("first rows", "sort", "filter");
        }
    }

    @Test
    void a_text_is_found_counted_and_gone_to_in_any_order() throws Exception {
        Path flights = TestData.at(FLIGHTS);
        try (WindowDriver driver = WindowDriver.show(folder)) {
            driver.open(flights);
            Grid grid = driver.grid();
            driver.press(KeyCode.CONTROL, KeyCode.F);
            driver.write("ewr");
            long rows = count(flights, "origin = 'EWR' OR destination = 'EWR'");
            driver.untilWords("find-said", String.format("%,d rows", rows));
            List<Long> first = new ArrayList<>();
            try (var duck = DriverManager.getConnection("jdbc:duckdb:");
                    var sql = duck.createStatement();
                    var found = sql.executeQuery("SELECT file_row_number FROM read_parquet('" + flights
                            + "', file_row_number = true) WHERE origin = 'EWR' OR destination = 'EWR'"
                            + " ORDER BY file_row_number LIMIT 4")) {
                while (found.next()) {
                    first.add(found.getLong(1));
                }
            }
            WindowDriver.until("the first", () -> grid.current().row() == first.get(0));
            driver.press(KeyCode.F3);
            WindowDriver.until("the next", () -> grid.current().row() == first.get(1));
            driver.press(KeyCode.F3);
            WindowDriver.until("the one after", () -> grid.current().row() == first.get(2));
            driver.press(KeyCode.SHIFT, KeyCode.F3);
            WindowDriver.until("the one before", () -> grid.current().row() == first.get(1));
            driver.grid();
            assertThat(WindowDriver.onFx(() -> grid.lookupAll(".grid-match").stream().anyMatch(Node::isVisible)))
                    .isTrue();
            driver.press(KeyCode.ESCAPE);
            driver.press(KeyCode.ESCAPE);
            driver.clickAt(head(driver, 2), 20);
            done(driver);
            driver.press(KeyCode.F3);
            driver.write("ZZQ");
            driver.untilWords("find-said", "No row");
        }
    }

    @Test
    void what_was_asked_comes_back_with_the_next_start() {
        try (WindowDriver driver = WindowDriver.restart(folder)) {
            driver.open(TestData.at(FLIGHTS));
            driver.grid();
            filter(driver, "delay > 600");
            driver.clickAt(head(driver, 2), 20);
            done(driver);
            Grid grid = driver.grid();
            WindowDriver.onFx(() -> {
                grid.jumpTo(60, 2);
                return true;
            });
            driver.grid();
        }
        try (WindowDriver driver = WindowDriver.restart(folder)) {
            driver.grid();
            done(driver);
            assertThat(chips(driver)).containsExactly("delay > 600");
            assertThat(steps(driver).shownQuery().order()).hasSize(1);
            Grid grid = driver.grid();
            assertThat(WindowDriver.onFx(() -> grid.current().row())).isEqualTo(60);
            assertThat(WindowDriver.onFx(() -> grid.visibleRowsProperty().get().contains(60))).isTrue();
            // As kept for the next start too.
            assertThat(WindowDriver.onFx(
                    () -> Objects.requireNonNull(driver.window().workspace().selected()).view().row())).isEqualTo(60);
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
            driver.write("date > DATE '2021-02-30'");
            driver.untilWords("filter-said", "'2021-02-30' is not of type DATE");
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
