package dev.colonnade.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.app.work.Deduplication;
import dev.colonnade.app.work.Deduplication.Show;
import dev.colonnade.app.work.Query;
import dev.colonnade.app.work.Steps;
import dev.colonnade.task.TaskState;
import dev.colonnade.task.dedup.Keep;
import dev.colonnade.testing.TestData;
import dev.colonnade.view.SyntheticTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dialogs and tasks where things go wrong, are empty, or are very many. */
class HostileDialogsTest {
    @TempDir
    Path folder;

    private static void make(Path file, String query) throws Exception {
        try (var duck = DriverManager.getConnection("jdbc:duckdb:"); var sql = duck.createStatement()) {
            sql.execute("COPY (" + query + ") TO '" + file + "' (FORMAT parquet)");
        }
    }

    private static void ask(WindowDriver driver, Query query) {
        Steps steps = RowsInWindowTest.steps(driver);
        WindowDriver.onFx(() -> {
            steps.ask(query);
            return true;
        });
        RowsInWindowTest.done(driver);
    }

    private static Query duplicates(Show show, String... keys) {
        return Query.ALL.withDedup(new Deduplication(List.of(keys), Keep.FIRST, List.of(), show));
    }

    private static void fire(String id) {
        WindowDriver.until(id, () -> WindowDriver.find(id) instanceof Button button && !button.isDisabled());
        WindowDriver.onFx(() -> {
            ((Button) Objects.requireNonNull(WindowDriver.find(id))).fire();
            return true;
        });
    }

    private static void target(Path file) {
        WindowDriver.until("a name proposed", () -> WindowDriver.find("export-target") instanceof TextField field
                && !field.getText().isEmpty());
        WindowDriver.onFx(() -> {
            ((TextField) Objects.requireNonNull(WindowDriver.find("export-target"))).setText(file.toString());
            return true;
        });
    }

    @Test
    void null_and_nested_keys_are_keys_like_others_in_every_view() throws Exception {
        Path file = folder.resolve("odd.parquet");
        make(file,
                "SELECT CASE WHEN i % 3 = 0 THEN NULL ELSE i % 5 END AS k, {'a': [i % 2, NULL], 'b': NULL::INT} AS n,"
                        + " i FROM range(60) t(i)");
        try (WindowDriver driver = WindowDriver.show(folder)) {
            driver.open(file);
            driver.grid();
            // Six keys: null, and 0 to 4.
            ask(driver, duplicates(Show.KEPT, "k"));
            assertThat(RowsInWindowTest.rows(driver)).isEqualTo(6);
            ask(driver, duplicates(Show.KEPT, "n"));
            assertThat(RowsInWindowTest.rows(driver)).isEqualTo(2);
            ask(driver, duplicates(Show.DUPLICATES, "n", "k"));
            assertThat(RowsInWindowTest.rows(driver)).isEqualTo(60 - 12);
            ask(driver, duplicates(Show.GROUPS, "n"));
            assertThat(RowsInWindowTest.rows(driver)).isEqualTo(60);
            assertThat(driver.cell(0, 2)).isEqualTo("row 1, i, 0");
            assertThat(driver.cell(1, 2)).isEqualTo("row 2, i, 2");
            ask(driver, duplicates(Show.MARKED));
            assertThat(RowsInWindowTest.rows(driver)).isEqualTo(60);
            ask(driver, duplicates(Show.DUPLICATES));
            assertThat(RowsInWindowTest.rows(driver)).isEqualTo(0);
            // Nothing to show, said so, and the way back.
            driver.untilWords("nothing", "No row to show here");
            driver.click("nothing-last");
            RowsInWindowTest.done(driver);
            assertThat(RowsInWindowTest.rows(driver)).isEqualTo(60);
        }
    }

    @Test
    void an_order_that_there_is_none_of_is_refused_before_the_dialog_goes() throws Exception {
        Path file = folder.resolve("nested.parquet");
        make(file, "SELECT i % 5 AS k, [i] AS l FROM range(60) t(i)");
        try (WindowDriver driver = WindowDriver.show(folder)) {
            driver.open(file);
            driver.grid();
            driver.press(KeyCode.ALT, KeyCode.SHIFT, KeyCode.D);
            driver.write("k");
            driver.press(KeyCode.ENTER);
            driver.untilWords("dedup-cost", "reads the rows once");
            fire("dedup-order-add");
            driver.write("l");
            driver.press(KeyCode.ENTER);
            driver.untilWords("dedup-cost", "have no order to sort by");
            for (String id : List.of("dedup-preview", "dedup-run")) {
                assertThat(WindowDriver.<Boolean>onFx(() -> Objects.requireNonNull(WindowDriver.find(id)).isDisabled()))
                        .as(id).isTrue();
            }
            driver.press(KeyCode.ENTER);
            driver.untilWords("dedup-cost", "reads the rows once");
            fire("dedup-run");
            RowsInWindowTest.done(driver);
            assertThat(RowsInWindowTest.rows(driver)).isEqualTo(5);
        }
    }

    @Test
    void an_empty_table_has_no_duplicates_and_is_exported_empty() throws Exception {
        Path file = folder.resolve("empty.parquet");
        make(file, "SELECT i AS k, 'x' AS s FROM range(3) t(i) WHERE i > 5");
        Path out = folder.resolve("out.arrow");
        try (WindowDriver driver = WindowDriver.show(folder)) {
            driver.open(file);
            driver.grid();
            driver.press(KeyCode.ALT, KeyCode.SHIFT, KeyCode.D);
            driver.click("dedup-whole-true");
            fire("dedup-preview");
            driver.untilWords("dedup-none", "No two rows agree");
            fire("dedup-run");
            RowsInWindowTest.done(driver);
            driver.press(KeyCode.CONTROL, KeyCode.E);
            driver.click("export-form-arrow_file");
            target(out);
            fire("export-go");
            driver.untilWords("toast-title", "0 rows written");
            driver.open(out);
            WindowDriver.until("the file", () -> Objects.requireNonNull(driver.window().workspace().selected()).path()
                    .equals(out));
            assertThat(RowsInWindowTest.rows(driver)).isEqualTo(0);
        }
    }

    @Test
    void thirty_thousand_columns_are_searched_and_chosen() throws Exception {
        try (WindowDriver driver = WindowDriver.show((_, _, _) -> new SyntheticTable(1_000, 30_000), folder,
                List.of())) {
            driver.open(folder.resolve("wide"));
            driver.grid();
            driver.press(KeyCode.ALT, KeyCode.SHIFT, KeyCode.D);
            WindowDriver.until("the list", () -> WindowDriver.find("dedup-keys-list") instanceof ListView<?> list
                    && list.getItems().size() == 30_000);
            int nodes = WindowDriver.onFx(() -> WindowDriver.nodes(Objects.requireNonNull(WindowDriver.find("dedup"))));
            assertThat(nodes).isLessThan(1_000);
            String last = WindowDriver.onFx(() -> Objects.requireNonNull(
                    driver.window().grid()).cache().view().table().schema().field(29_999).name());
            driver.write(last);
            driver.press(KeyCode.ENTER);
            driver.untilWords("dedup-cost", "reads the rows once");
            driver.click("dedup-whole-true");
            driver.untilWords("dedup-cost", "free memory");
            driver.press(KeyCode.ESCAPE);
            driver.press(KeyCode.CONTROL, KeyCode.E);
            target(folder.resolve("wide.parquet"));
            WindowDriver.until("an estimate", () -> WindowDriver.find("export-go") instanceof Button go
                    && !go.isDisabled());
            driver.press(KeyCode.ESCAPE);
            assertThat(Files.exists(folder.resolve("wide.parquet"))).isFalse();
        }
    }

    @Test
    void a_file_cut_short_under_an_open_dialog_is_an_error_and_no_file() throws Exception {
        Path file = folder.resolve("flights.parquet");
        Files.copy(TestData.at("real/flights-3m.parquet"), file);
        Path out = folder.resolve("out.parquet");
        try (WindowDriver driver = WindowDriver.show(folder)) {
            driver.open(file);
            driver.grid();
            driver.press(KeyCode.CONTROL, KeyCode.E);
            target(out);
            WindowDriver.until("the dialog", () -> WindowDriver.find("export-go") instanceof Button go
                    && !go.isDisabled());
            try (var channel = java.nio.channels.FileChannel.open(file, java.nio.file.StandardOpenOption.WRITE)) {
                channel.truncate(1_000_000);
            }
            fire("export-go");
            driver.untilWords("toast-title", "Nothing was exported");
            assertThat(Files.exists(out)).isFalse();
            driver.press(KeyCode.ALT, KeyCode.SHIFT, KeyCode.U);
            fire("dedup-run");
            Steps steps = RowsInWindowTest.steps(driver);
            WindowDriver.until("an end", () -> !steps.workingProperty().get());
            assertThat(WindowDriver.<Boolean>onFx(() -> steps.refusalProperty().get() != null)).isTrue();
            assertThat(WindowDriver.onFx(steps::duplicates)).isNull();
        }
    }

    @Test
    void closing_the_tab_ends_its_export_and_leaves_no_file() throws Exception {
        Path out = folder.resolve("out.parquet");
        try (WindowDriver driver = WindowDriver.show(folder)) {
            driver.open(TestData.at("real/flights-3m.parquet"));
            driver.grid();
            driver.press(KeyCode.CONTROL, KeyCode.E);
            target(out);
            fire("export-go");
            driver.press(KeyCode.CONTROL, KeyCode.W);
            var jobs = driver.window().workspace().engine().jobs();
            WindowDriver.until("the end", () -> jobs.all().getFirst().state().isOver());
            assertThat(WindowDriver.onFx(() -> jobs.all().getFirst().state())).isEqualTo(TaskState.CANCELLED);
            WindowDriver.until("memory to come back",
                    () -> driver.window().workspace().engine().resources().held().inUse() == 0);
        }
        assertThat(Files.exists(out)).isFalse();
    }

    @Test
    void closing_the_tab_ends_the_figures_of_a_selection_before_its_table_goes() throws Exception {
        for (int round = 0; round < 3; round++) {
            try (WindowDriver driver = WindowDriver.show(folder)) {
                driver.open(TestData.at("real/flights-3m.parquet"));
                driver.grid();
                driver.press(KeyCode.CONTROL, KeyCode.A);
                driver.untilWords("status-figures", "adding up");
                driver.press(KeyCode.CONTROL, KeyCode.W);
                WindowDriver.until("memory to come back",
                        () -> driver.window().workspace().engine().resources().held().inUse() == 0);
            }
        }
    }

    @Test
    void a_full_disk_is_said_and_the_table_stays() {
        Path full = Path.of("/dev/full");
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(full));
        try (WindowDriver driver = WindowDriver.show(folder)) {
            driver.open(TestData.at("real/flights-3m.parquet"));
            driver.grid();
            driver.press(KeyCode.CONTROL, KeyCode.E);
            driver.click("export-form-csv");
            target(full);
            fire("export-go");
            driver.untilWords("toast-title", "Nothing was exported");
            driver.untilWords("toast-text", "/dev/full");
            assertThat(RowsInWindowTest.rows(driver)).isEqualTo(3_000_000);
        }
    }

    @Test
    void the_gauge_and_the_bar_move_while_a_task_runs() {
        try (WindowDriver driver = WindowDriver.show(folder)) {
            driver.open(TestData.at("real/flights-3m.parquet"));
            driver.grid();
            driver.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.M);
            WindowDriver.until("a history", () -> WindowDriver.find("memory-history") != null);
            driver.press(KeyCode.ESCAPE);
            double before = WindowDriver.onFx(
                    () -> ((Region) Objects.requireNonNull(WindowDriver.find("gauge-fill"))).getMaxWidth());
            driver.press(KeyCode.ALT, KeyCode.SHIFT, KeyCode.D);
            driver.click("dedup-whole-true");
            driver.click("dedup-run");
            var jobs = driver.window().workspace().engine().jobs();
            // Held on, so that what it holds is still held when the gauge looks.
            WindowDriver.until("work done", () -> jobs.all().getFirst().progress().fraction() > 0.3
                    || jobs.all().getFirst().state().isOver());
            WindowDriver.onFx(() -> {
                jobs.all().getFirst().togglePause();
                return true;
            });
            assertThat(WindowDriver.onFx(() -> jobs.all().getFirst().state())).isEqualTo(TaskState.PAUSED);
            WindowDriver.until("the gauge to have moved", () -> ((Region) Objects.requireNonNull(
                    WindowDriver.find("gauge-fill"))).getMaxWidth() > before + 1);
            String said = WindowDriver.onFx(
                    () -> Objects.requireNonNull(WindowDriver.find("gauge")).getAccessibleText());
            assertThat(said).contains("of the budget of 268 MB in use");
            WindowDriver.onFx(() -> {
                jobs.all().getFirst().togglePause();
                return true;
            });
            RowsInWindowTest.done(driver);
            WindowDriver.until("the whole bar", () -> jobs.all().getFirst().progress().fraction() >= 1);
        }
    }

    @Test
    void too_many_cells_to_copy_are_offered_to_export() {
        try (WindowDriver driver = WindowDriver.show(folder)) {
            driver.open(TestData.at("real/flights-3m.parquet"));
            driver.grid();
            driver.press(KeyCode.CONTROL, KeyCode.A);
            driver.press(KeyCode.CONTROL, KeyCode.C);
            driver.untilWords("toast-text", "cells are selected");
            fire("toast-export");
            WindowDriver.until("the dialog", () -> WindowDriver.find("export-target") != null);
        }
    }

    @Test
    void values_are_counted_and_texts_found_among_the_rows_and_columns_chosen() throws Exception {
        Path flights = TestData.at("real/flights-3m.parquet");
        try (WindowDriver driver = WindowDriver.show(folder)) {
            driver.open(flights);
            driver.grid();
            ask(driver, Query.ALL.and("delay > 600"));
            WindowDriver.onFx(() -> {
                Objects.requireNonNull(driver.window().grid()).moveTo(0, 3);
                return true;
            });
            driver.press(KeyCode.ALT, KeyCode.SHIFT, KeyCode.F);
            driver.untilWords("quick-said", "that are shown");
            long counted = WindowDriver.onFx(() -> ((ListView<?>) Objects.requireNonNull(
                    WindowDriver.find("quick-values"))).getItems().stream().mapToLong(
                            value -> value instanceof dev.colonnade.task.values.ValueCounts.Value one ? one.count() : 0)
                    .sum());
            assertThat(counted).isEqualTo(RowsInWindowTest.count(flights, "delay > 600 AND origin IS NOT NULL"));
            driver.press(KeyCode.ESCAPE);
            driver.grid();
            driver.press(KeyCode.CONTROL, KeyCode.F);
            driver.write("SEA");
            driver.untilWords("find-said", String.format("%,d rows", RowsInWindowTest.count(flights,
                    "delay > 600 AND (origin = 'SEA' OR destination = 'SEA')")));
            driver.click("find-columns");
            driver.write("destination");
            driver.press(KeyCode.ENTER);
            driver.untilWords("find-columns", "1 column");
            driver.untilWords("find-said", String.format("%,d rows",
                    RowsInWindowTest.count(flights, "delay > 600 AND destination = 'SEA'")));
        }
    }

    @Test
    void duplicates_copied_as_sql_are_the_same_rows_elsewhere() throws Exception {
        Path flights = folder.resolve("some.parquet");
        make(flights, "SELECT * FROM '" + TestData.at("real/flights-3m.parquet") + "' LIMIT 100000");
        try (WindowDriver driver = WindowDriver.show(folder)) {
            driver.open(flights);
            driver.grid();
            for (Keep keep : Keep.values()) {
                List<Query.SortBy> by = keep == Keep.FIRST || keep == Keep.LAST
                        ? List.of(new Query.SortBy("twice", true))
                        : List.of();
                for (Show show : Show.values()) {
                    ask(driver, Query.ALL.withComputed(List.of(new Query.NewColumn("twice", "delay * 2")))
                            .and("twice > 120")
                            .withDedup(new Deduplication(List.of("origin", "destination"), keep, by, show)));
                    driver.press(KeyCode.ALT, KeyCode.SHIFT, KeyCode.S);
                    String code = WindowDriver.onFx(() -> Clipboard.getSystemClipboard().getString());
                    long rows = RowsInWindowTest.rows(driver);
                    long found = 0;
                    try (var duck = DriverManager.getConnection("jdbc:duckdb:");
                            var sql = duck.createStatement();
                            var there = sql.executeQuery(code)) {
                        while (there.next()) {
                            if (found < 20) {
                                assertThat(driver.cell(found, 5)).as(code)
                                        .endsWith(", twice, " + there.getString("twice"));
                                assertThat(driver.cell(found, 3)).as(code)
                                        .endsWith(", origin, " + there.getString("origin"));
                            }
                            found++;
                        }
                    }
                    assertThat(found).as(code).isEqualTo(rows);
                }
            }
        }
    }
}
