package dev.colonnade.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.app.desk.FileChoice;
import dev.colonnade.app.work.Deduplication;
import dev.colonnade.app.work.Engine;
import dev.colonnade.app.work.Query;
import dev.colonnade.memory.Resources;
import dev.colonnade.task.dedup.Keep;
import dev.colonnade.testing.TestData;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.application.Platform;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real file shows in the window, written to other files and read back by another reader. */
class ExportInWindowTest {
    private static final String FLIGHTS = "real/flights-3m.parquet";

    @TempDir
    Path folder;

    private final List<URI> opened = new CopyOnWriteArrayList<>();

    private WindowDriver window() {
        return WindowDriver.show(Engine.of(new Resources(256 << 20), Platform::runLater), new Desk(new FileChoice() {
            @Override
            public List<Path> choose(Window owner) {
                return List.of();
            }

            @Override
            public Path chooseTarget(Window owner, String name) {
                return folder.resolve("chosen.parquet");
            }
        }, (_, _) -> {
        }, opened::add, folder.resolve("settings")));
    }

    private static String ask(String sql) throws Exception {
        try (var duck = DriverManager.getConnection("jdbc:duckdb:");
                var statement = duck.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void target(Path file) {
        WindowDriver.until("a name proposed", () -> WindowDriver.find("export-target") instanceof TextField field
                && !field.getText().isEmpty());
        WindowDriver.onFx(() -> {
            ((TextField) Objects.requireNonNull(WindowDriver.find("export-target"))).setText(file.toString());
            return true;
        });
    }

    private static void ready() {
        WindowDriver.until("export to be possible", () -> {
            var button = WindowDriver.find("export-go");
            return button != null && !button.isDisabled();
        });
    }

    private static void refused(WindowDriver driver, String why) {
        driver.untilWords("export-said", why);
        assertThat(WindowDriver.<Boolean>onFx(
                () -> Objects.requireNonNull(WindowDriver.find("export-go")).isDisabled())).isTrue();
    }

    private static void written(WindowDriver driver, String words) {
        driver.untilWords("toast-title", words);
    }

    @Test
    void what_is_seen_is_what_is_written() throws Exception {
        Path flights = TestData.at(FLIGHTS);
        Path out = folder.resolve("late.parquet");
        try (WindowDriver driver = window()) {
            driver.open(flights);
            driver.grid();
            var steps = RowsInWindowTest.steps(driver);
            WindowDriver.onFx(() -> {
                steps.ask(Query.ALL.and("delay > 600").withOrder(List.of(new Query.SortBy("distance", true))));
                return true;
            });
            RowsInWindowTest.done(driver);
            // The column of the cursor goes.
            driver.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.H);
            driver.press(KeyCode.CONTROL, KeyCode.E);
            target(out);
            driver.click("export-codec-zstd");
            ready();
            driver.untilWords("export-estimate", "estimated from some of these rows");
            assertThat(Files.exists(out)).isFalse();
            driver.click("export-go");
            written(driver, "rows written");
            String from = "(SELECT row_number() OVER (ORDER BY distance DESC, file_row_number) n, delay, distance, origin,"
                    + " destination FROM read_parquet('" + flights + "', file_row_number = true) WHERE delay > 600)";
            String sum = "SELECT count(*) || ' ' || sum(n * hash(delay, distance, origin, destination) % 1000003) FROM ";
            assertThat(ask(sum + "(SELECT file_row_number + 1 n, * EXCLUDE file_row_number FROM read_parquet('" + out
                    + "', file_row_number = true))")).isEqualTo(ask(sum + from));
            assertThat(ask("SELECT string_agg(DISTINCT compression) FROM parquet_metadata('" + out + "')"))
                    .isEqualTo("ZSTD");
            assertThat(ask("SELECT string_agg(name, ',') FROM parquet_schema('" + out + "') WHERE type IS NOT NULL"))
                    .isEqualTo("delay,distance,origin,destination");

            driver.click("export-reveal");
            WindowDriver.until("the folder", () -> !opened.isEmpty());
            assertThat(opened).containsExactly(folder.toUri());
            // From the drawer too, where it stays.
            driver.press(KeyCode.CONTROL, KeyCode.T);
            driver.click("job-open");
            WindowDriver.until("the file", () -> driver.window().workspace().selected() != null
                    && Objects.requireNonNull(driver.window().workspace().selected()).path().equals(out));
            driver.grid();
        }
    }

    @Test
    void kept_rows_and_groups_leave_as_they_are_shown_with_where_they_came_from() throws Exception {
        Path flights = TestData.at(FLIGHTS);
        try (WindowDriver driver = window()) {
            driver.open(flights);
            driver.grid();
            var steps = RowsInWindowTest.steps(driver);
            Deduplication asked = new Deduplication(List.of("origin", "destination"), Keep.FIRST, List.of(),
                    Deduplication.Show.KEPT);
            WindowDriver.onFx(() -> {
                steps.ask(Query.ALL.withDedup(asked));
                return true;
            });
            RowsInWindowTest.done(driver);
            Path kept = folder.resolve("kept.csv");
            driver.press(KeyCode.CONTROL, KeyCode.E);
            driver.click("export-form-csv");
            driver.click("export-identity");
            target(kept);
            ready();
            driver.click("export-go");
            written(driver, "rows written");
            assertThat(ask("SELECT count(*) || ' ' || sum(source_row) FROM read_csv('" + kept + "')")).isEqualTo(
                    ask("SELECT count(*) || ' ' || sum(r) FROM (SELECT min(file_row_number) r FROM read_parquet('"
                            + flights + "', file_row_number = true) GROUP BY origin, destination)"));
            WindowDriver.onFx(() -> {
                steps.ask(Query.ALL.and("delay > 300")
                        .withDedup(asked.showing(Deduplication.Show.GROUPS)));
                return true;
            });
            RowsInWindowTest.done(driver);
            Path groups = folder.resolve("groups.jsonl");
            driver.press(KeyCode.CONTROL, KeyCode.E);
            driver.click("export-form-json_lines");
            target(groups);
            ready();
            driver.click("export-go");
            WindowDriver.until("the file", () -> Files.exists(groups));
            // Side by side: as many changes from one key to another as there are keys, less one.
            assertThat(ask("SELECT count(*) || ' ' || sum((k <> before)::INT) FROM (SELECT k, lag(k) OVER (ORDER BY n)"
                    + " before FROM (SELECT origin || destination k, row_number() OVER () n FROM read_json('" + groups
                    + "')))"))
                    .isEqualTo(ask("SELECT sum(n)::BIGINT || ' ' || (count(*) - 1) FROM (SELECT count(*) n FROM '"
                            + flights + "' WHERE delay > 300 GROUP BY origin, destination HAVING n > 1)"));
            WindowDriver.onFx(() -> {
                steps.ask(Query.ALL.and("delay > 300")
                        .withDedup(asked.showing(Deduplication.Show.MARKED)));
                return true;
            });
            RowsInWindowTest.done(driver);
            Path marked = folder.resolve("marked.csv");
            driver.press(KeyCode.CONTROL, KeyCode.E);
            driver.click("export-form-csv");
            driver.click("export-delimiter-semicolon");
            driver.click("export-identity");
            target(marked);
            ready();
            driver.click("export-go");
            WindowDriver.until("the file", () -> Files.exists(marked));
            assertThat(Files.lines(marked).findFirst().orElse(""))
                    .endsWith(";duplicate;source_file;source_chunk;source_row");
            // Marked is every row but the first of its key.
            assertThat(ask("SELECT count(*) || ' ' || sum(source_row) FILTER (WHERE duplicate) || ' ' ||"
                    + " sum(source_row) FILTER (WHERE NOT duplicate) FROM read_csv('" + marked + "', delim = ';')"))
                    .isEqualTo(ask("SELECT count(*) || ' ' || sum(r) FILTER (WHERE n > 1) || ' ' || sum(r) FILTER"
                            + " (WHERE n = 1) FROM (SELECT file_row_number r, row_number() OVER (PARTITION BY origin,"
                            + " destination ORDER BY file_row_number) n FROM read_parquet('" + flights
                            + "', file_row_number = true) WHERE delay > 300)"));
        }
    }

    @Test
    void what_cannot_be_written_is_said_before_anything_is() throws Exception {
        Path flights = folder.resolve("flights.parquet");
        Files.copy(TestData.at(FLIGHTS), flights);
        byte[] before = Files.readAllBytes(flights);
        try (WindowDriver driver = window()) {
            driver.open(flights);
            driver.grid();
            driver.press(KeyCode.CONTROL, KeyCode.E);
            target(flights);
            refused(driver, "is the file that is being read");
            target(folder.resolve("no/such/folder.parquet"));
            refused(driver, "its folder does not exist");
            target(folder);
            refused(driver, "is a folder");
            target(Path.of(""));
            refused(driver, "has no name");
            driver.click("export-browse");
            ready();
            assertThat(((TextField) Objects.requireNonNull(WindowDriver.onFx(() -> WindowDriver.find("export-target"))))
                    .getText()).isEqualTo(folder.resolve("chosen.parquet").toString());
            Files.writeString(folder.resolve("there.parquet"), "what was there before");
            target(folder.resolve("there.parquet"));
            driver.untilWords("export-said", "is replaced");
            driver.untilWords("export-go", "Replace");
            driver.click("export-rows");
            driver.write("many");
            refused(driver, "is not a number of rows");
            driver.press(KeyCode.ESCAPE);
            assertThat(driver.words("export-about")).isNull();
        }
        assertThat(Files.readAllBytes(flights)).isEqualTo(before);
        assertThat(folder.resolve("there.parquet")).hasContent("what was there before");
    }

    @Test
    void types_that_a_format_cannot_hold_are_named_with_what_helps() throws Exception {
        Path arrow = TestData.at("arrow-testing");
        Path interval = Files.walk(arrow).filter(one -> one.toString().endsWith("generated_interval.arrow_file"))
                .findFirst().orElse(null);
        org.junit.jupiter.api.Assumptions.assumeTrue(interval != null);
        try (WindowDriver driver = window()) {
            driver.open(interval);
            driver.grid();
            driver.press(KeyCode.CONTROL, KeyCode.E);
            target(folder.resolve("out.parquet"));
            WindowDriver.until("an answer", () -> WindowDriver.find("export-said") instanceof Labeled said
                    && !said.getText().isEmpty()
                    || !Objects.requireNonNull(WindowDriver.find("export-go")).isDisabled());
            refused(driver, "Column \"");
        }
        assertThat(Files.exists(folder.resolve("out.parquet"))).isFalse();
    }

    @Test
    void cancelling_an_export_leaves_what_was_there() throws Exception {
        Path flights = TestData.at(FLIGHTS);
        Path out = folder.resolve("all.parquet");
        Files.writeString(out, "what was there before");
        try (WindowDriver driver = window()) {
            driver.open(flights);
            driver.grid();
            driver.press(KeyCode.CONTROL, KeyCode.E);
            target(out);
            ready();
            var jobs = driver.window().workspace().engine().jobs();
            WindowDriver.onFx(() -> {
                javafx.scene.control.Button go = (javafx.scene.control.Button) Objects
                        .requireNonNull(WindowDriver.find("export-go"));
                go.fire();
                go.fire();
                return true;
            });
            assertThat(WindowDriver.<Integer>onFx(() -> jobs.all().size())).isEqualTo(1);
            WindowDriver.onFx(() -> {
                jobs.all().getFirst().cancel();
                return true;
            });
            WindowDriver.until("the end", () -> jobs.all().getFirst().state().isOver());
        }
        assertThat(out).hasContent("what was there before");
        try (var files = Files.list(folder)) {
            assertThat(files.map(Path::getFileName).map(Path::toString).filter(name -> !name.equals("settings")))
                    .containsExactly("all.parquet");
        }
    }
}
