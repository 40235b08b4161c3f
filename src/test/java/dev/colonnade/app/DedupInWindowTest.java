package dev.colonnade.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.app.grid.Grid;
import dev.colonnade.app.work.Deduplication;
import dev.colonnade.app.work.Deduplication.Show;
import dev.colonnade.app.work.Query;
import dev.colonnade.app.work.Steps;
import dev.colonnade.task.TaskState;
import dev.colonnade.task.dedup.Keep;
import dev.colonnade.testing.TestData;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Duplicates of real files looked for in the window. */
class DedupInWindowTest {
    private static final String FLIGHTS = "real/flights-3m.parquet";

    @TempDir
    Path folder;

    private static List<Long> ask(String sql) throws Exception {
        List<Long> answer = new ArrayList<>();
        try (var duck = DriverManager.getConnection("jdbc:duckdb:");
                var statement = duck.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                answer.add(rows.getLong(i));
            }
        }
        return answer;
    }

    private static long count(WindowDriver driver, String id) {
        return Long.parseLong(Objects.requireNonNull(driver.words(id)).replace(",", ""));
    }

    private static void show(WindowDriver driver, String view) {
        driver.click("duplicates-show-" + view);
        RowsInWindowTest.done(driver);
    }

    private static void choose(WindowDriver driver, String... columns) {
        for (String column : columns) {
            driver.press(KeyCode.CONTROL, KeyCode.A);
            driver.write(column);
            driver.press(KeyCode.ENTER);
        }
    }

    @Test
    void a_preview_tells_what_there_is_and_the_table_then_shows_it_in_four_ways() throws Exception {
        Path flights = TestData.at(FLIGHTS);
        try (WindowDriver driver = WindowDriver.show(folder)) {
            driver.open(flights);
            driver.grid();
            driver.press(KeyCode.CONTROL, KeyCode.L);
            driver.write("delay > 60");
            driver.press(KeyCode.ENTER);
            RowsInWindowTest.done(driver);
            driver.press(KeyCode.ALT, KeyCode.SHIFT, KeyCode.D);
            assertThat(driver.words("dedup-about")).contains("that pass the filter");
            choose(driver, "origin", "destination");
            driver.untilWords("dedup-cost", "reads the rows once");
            driver.click("dedup-preview");
            WindowDriver.until("the answer", () -> WindowDriver.find("dedup-unique") != null);
            List<Long> expected = ask("SELECT count(*), count(DISTINCT (origin, destination)) FROM '" + flights
                    + "' WHERE delay > 60");
            long rows = expected.get(0);
            long unique = expected.get(1);
            assertThat(count(driver, "dedup-rows")).isEqualTo(rows);
            assertThat(count(driver, "dedup-unique")).isEqualTo(unique);
            assertThat(count(driver, "dedup-duplicates")).isEqualTo(rows - unique);
            assertThat(count(driver, "dedup-groups")).isEqualTo(unique);
            // Nothing has changed yet.
            assertThat(RowsInWindowTest.rows(driver)).isEqualTo(rows);

            int tasks = WindowDriver.onFx(() -> driver.window().workspace().engine().jobs().all().size());
            driver.click("dedup-run");
            RowsInWindowTest.done(driver);
            assertThat(RowsInWindowTest.rows(driver)).isEqualTo(unique);
            driver.untilWords("status-about", String.format("%,d of 3,000,000 rows", unique));
            // What the preview found is what is shown: it is not looked for again.
            assertThat(WindowDriver.<Integer>onFx(() -> driver.window().workspace().engine().jobs().all().size()))
                    .isEqualTo(tasks);

            show(driver, "duplicates");
            assertThat(RowsInWindowTest.rows(driver)).isEqualTo(rows - unique);
            show(driver, "marked");
            assertThat(RowsInWindowTest.rows(driver)).isEqualTo(rows);
            show(driver, "groups");
            List<Long> several = ask("SELECT sum(n) FROM (SELECT count(*) n FROM '" + flights
                    + "' WHERE delay > 60 GROUP BY origin, destination HAVING n > 1)");
            assertThat(RowsInWindowTest.rows(driver)).isEqualTo(several.getFirst());
            // Rows of one group stand beside each other.
            assertThat(driver.cell(0, 3).replaceFirst("^row \\d+", ""))
                    .isEqualTo(driver.cell(1, 3).replaceFirst("^row \\d+", ""));
            assertThat(driver.cell(0, 4).replaceFirst("^row \\d+", ""))
                    .isEqualTo(driver.cell(1, 4).replaceFirst("^row \\d+", ""));

            // Sorting leaves which rows there are; undo takes back one step after the other.
            driver.press(KeyCode.ALT, KeyCode.SHIFT, KeyCode.UP);
            RowsInWindowTest.done(driver);
            assertThat(RowsInWindowTest.rows(driver)).isEqualTo(several.getFirst());
            driver.press(KeyCode.CONTROL, KeyCode.Z);
            RowsInWindowTest.done(driver);
            driver.press(KeyCode.CONTROL, KeyCode.Z);
            RowsInWindowTest.done(driver);
            assertThat(RowsInWindowTest.rows(driver)).isEqualTo(rows);
            driver.click("duplicates-remove");
            RowsInWindowTest.done(driver);
            assertThat(RowsInWindowTest.rows(driver)).isEqualTo(rows);
            assertThat(driver.words("duplicates-edit")).isNull();
            driver.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.BACK_SPACE);
            RowsInWindowTest.done(driver);
            assertThat(RowsInWindowTest.rows(driver)).isEqualTo(3_000_000);
        }
    }

    @Test
    void a_preview_can_be_cancelled_and_another_column_makes_it_void() {
        Path flights = TestData.at(FLIGHTS);
        try (WindowDriver driver = WindowDriver.show(folder)) {
            driver.open(flights);
            driver.grid();
            driver.press(KeyCode.ALT, KeyCode.SHIFT, KeyCode.D);
            driver.click("dedup-whole-true");
            driver.click("dedup-preview");
            driver.press(KeyCode.ESCAPE);
            assertThat(driver.words("dedup-about")).isNull();
            var jobs = driver.window().workspace().engine().jobs();
            WindowDriver.until("the end", () -> jobs.all().getFirst().state().isOver());
            assertThat(WindowDriver.onFx(() -> jobs.all().getFirst().state())).isIn(TaskState.CANCELLED,
                    TaskState.DONE);
            assertThat(RowsInWindowTest.rows(driver)).isEqualTo(3_000_000);
            assertThat(RowsInWindowTest.steps(driver).duplicates()).isNull();

            // By the column of the cursor, from the keyboard alone; twice Enter runs it once.
            driver.press(KeyCode.ALT, KeyCode.SHIFT, KeyCode.U);
            driver.click("dedup-preview");
            WindowDriver.until("the answer", () -> WindowDriver.find("dedup-unique") != null);
            driver.click("dedup-keep-none");
            assertThat(WindowDriver.onFx(() -> WindowDriver.find("dedup-unique"))).isNull();
            int before = WindowDriver.onFx(() -> jobs.all().size());
            WindowDriver.onFx(() -> {
                javafx.scene.control.Button run = (javafx.scene.control.Button) Objects
                        .requireNonNull(WindowDriver.find("dedup-run"));
                run.fire();
                run.fire();
                return true;
            });
            RowsInWindowTest.done(driver);
            assertThat(WindowDriver.<Integer>onFx(() -> jobs.all().size())).isEqualTo(before + 1);
            assertThat(RowsInWindowTest.steps(driver).query().dedup()).isNotNull();
        }
    }

    @Test
    void a_folder_of_files_is_one_table_and_the_next_start_asks_again() throws Exception {
        Path hive = TestData.at("hive");
        Path table = java.nio.file.Files.list(hive).filter(java.nio.file.Files::isDirectory).sorted().findFirst()
                .orElseThrow();
        Deduplication asked = new Deduplication(List.of(), Keep.LAST, List.of(), Show.KEPT);
        long kept;
        try (WindowDriver driver = WindowDriver.show(folder)) {
            driver.open(table);
            driver.grid();
            Steps steps = RowsInWindowTest.steps(driver);
            WindowDriver.onFx(() -> {
                steps.ask(Query.ALL.withDedup(asked));
                return true;
            });
            RowsInWindowTest.done(driver);
            kept = RowsInWindowTest.rows(driver);
            assertThat(Objects.requireNonNull(steps.duplicates()).found().result().unique()).isEqualTo(kept);
        }
        try (WindowDriver driver = WindowDriver.restart(folder)) {
            driver.grid();
            RowsInWindowTest.done(driver);
            assertThat(RowsInWindowTest.steps(driver).query().dedup()).isEqualTo(asked);
            assertThat(RowsInWindowTest.rows(driver)).isEqualTo(kept);
        }
    }

    @Test
    void tab_goes_round_within_the_dialog_and_closing_the_tab_under_a_search_leaves_nothing() {
        Path flights = TestData.at(FLIGHTS);
        try (WindowDriver driver = WindowDriver.show(folder)) {
            driver.open(flights);
            Grid grid = driver.grid();
            driver.press(KeyCode.ALT, KeyCode.SHIFT, KeyCode.D);
            for (int i = 0; i < 16; i++) {
                driver.press(KeyCode.TAB);
                assertThat(WindowDriver.onFx(() -> isIn("dedup", driver.window().scene().getFocusOwner())))
                        .as("tab " + i).isTrue();
            }
            driver.press(KeyCode.ESCAPE);
            assertThat(WindowDriver.<Boolean>onFx(grid::isFocused)).isTrue();
            driver.press(KeyCode.ALT, KeyCode.SHIFT, KeyCode.D);
            driver.click("dedup-whole-true");
            driver.click("dedup-run");
            driver.press(KeyCode.CONTROL, KeyCode.W);
            var jobs = driver.window().workspace().engine().jobs();
            WindowDriver.until("the end", () -> jobs.all().getFirst().state().isOver());
            WindowDriver.until("memory to come back",
                    () -> driver.window().workspace().engine().resources().held().inUse() == 0);
        }
    }

    private static boolean isIn(String id, javafx.scene.@org.jspecify.annotations.Nullable Node node) {
        for (javafx.scene.Node at = node; at != null; at = at.getParent()) {
            if (id.equals(at.getId())) {
                return true;
            }
        }
        return false;
    }
}
