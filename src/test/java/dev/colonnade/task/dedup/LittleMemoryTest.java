package dev.colonnade.task.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Progress;
import dev.colonnade.format.Table;
import dev.colonnade.format.open.Openers;
import dev.colonnade.memory.Resources;
import dev.colonnade.memory.spill.SpillDirectory;
import dev.colonnade.scan.Engine;
import dev.colonnade.task.BadChunks;
import dev.colonnade.task.TaskOptions;
import dev.colonnade.task.TaskRunner;
import dev.colonnade.task.sort.Sort;
import dev.colonnade.task.sort.SortKey;
import dev.colonnade.testing.Tasks;
import dev.colonnade.view.AllRows;
import dev.colonnade.view.Permutation;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages so large that two threads that read them at once do not have enough memory, where one after the other has. */
class LittleMemoryTest {
    private static final int ROWS = 600_000;
    /** Of each row, the next two are the same. */
    private static final int UNIQUE = ROWS / 3;

    @TempDir
    private static Path folder = Path.of("");

    @TempDir
    private Path spill = Path.of("");

    private static Path file = Path.of("");

    /** Row groups of one page a column. */
    @BeforeAll
    static void write() throws SQLException {
        file = folder.resolve("large-pages.parquet");
        try (var duck = DriverManager.getConnection("jdbc:duckdb:"); var sql = duck.createStatement()) {
            sql.execute(
                    "COPY (SELECT i // 3 AS a, hash(i // 3) AS b, 'text number ' || hash(i // 3) AS c, (i // 3) / 7.0"
                            + " AS d FROM range(" + ROWS + ") t(i)) TO '" + file
                            + "' (FORMAT parquet, ROW_GROUP_SIZE 122880)");
        }
    }

    private static Table open(Resources resources) {
        return Openers.open(file, resources, Progress.NONE, Cancellation.NEVER);
    }

    @Test
    void duplicatesAreFoundByThreadsThatTakeTurns() {
        for (int threads = 1; threads <= 4; threads++) {
            try (Tasks tasks = new Tasks(new Resources(28_000_000), spill)) {
                try (Table table = open(tasks.resources())) {
                    DedupSpec spec = new DedupSpec(IntStream.range(0, 4).boxed().toList(), Keep.FIRST, List.of(),
                            false);
                    try (DedupResult result = tasks.run(new Dedup(table, new AllRows(ROWS), spec), threads)) {
                        assertThat(result.kept().size()).as(threads + " threads").isEqualTo(UNIQUE);
                        for (int i = 0; i < UNIQUE; i += 997) {
                            assertThat(result.kept().sourceRow(i)).isEqualTo(i * 3L);
                        }
                    }
                }
                assertThat(tasks.isAllReturned()).isTrue();
            }
        }
    }

    @Test
    void wholeChunksAtATimeAreWorkedOnIfAskedFor() {
        try (Tasks tasks = new Tasks(new Resources(64_000_000), spill);
                SpillDirectory other = new SpillDirectory(spill);
                TaskRunner runner = new TaskRunner(tasks.resources(), other);
                Table table = open(tasks.resources())) {
            TaskOptions whole = new TaskOptions(2, BadChunks.FAIL, 0, TaskOptions.WHOLE_CHUNKS, Engine.FAST);
            DedupSpec spec = new DedupSpec(List.of(0), Keep.LAST, List.of(), false);
            try (DedupResult result = runner.submit(new Dedup(table, new AllRows(ROWS), spec), whole).join()) {
                assertThat(result.kept().size()).isEqualTo(UNIQUE);
            }
            try (Permutation order = runner.submit(new Sort(table, new AllRows(ROWS),
                    List.of(new SortKey(0, true, false))), whole).join()) {
                assertThat(order.sourceRow(0)).isEqualTo(ROWS - 3);
                assertThat(order.sourceRow(ROWS - 1)).isEqualTo(2);
            }
        }
    }
}
