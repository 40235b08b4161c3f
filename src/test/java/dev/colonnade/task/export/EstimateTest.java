package dev.colonnade.task.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Progress;
import dev.colonnade.base.RowRange;
import dev.colonnade.format.Table;
import dev.colonnade.format.open.Openers;
import dev.colonnade.format.write.Form;
import dev.colonnade.format.write.WriteOptions;
import dev.colonnade.memory.Resources;
import dev.colonnade.task.sort.Sort;
import dev.colonnade.task.sort.SortKey;
import dev.colonnade.testing.Tasks;
import dev.colonnade.view.AllRows;
import dev.colonnade.view.Permutation;
import dev.colonnade.view.RowOrder;
import dev.colonnade.view.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How large an export will be is told by the rows that are exported, not by those that the table begins with. */
class EstimateTest {
    private static final int ROWS = 120_000;
    /** How a dictionary fares over all rows does not show in a few: unique values go behind one until it is too large. */
    private static final Percentage ABOUT = Percentage.withPercentage(25);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theRowsExportedTell() throws Exception {
        Path file = folder.resolve("uneven.parquet");
        try (var duck = DriverManager.getConnection("jdbc:duckdb:"); var statement = duck.createStatement()) {
            // The table begins with next to nothing, and its later rows are long; every fourth is much longer.
            statement.execute(
                    "COPY (SELECT i AS id, CASE WHEN i < 40000 THEN 'short' WHEN i % 4 = 0 THEN sha256(i::VARCHAR)"
                            + " || sha256('x' || i) ELSE left(md5(i::VARCHAR), 12) END AS text, 'word ' || hash(i) % 50 AS word,"
                            + " hash(i) % 50000 AS shuffled FROM range(" + ROWS + ") t(i)) TO '" + file
                            + "' (ROW_GROUP_SIZE 30000)");
        }
        Resources resources = new Resources(256_000_000);
        try (Tasks tasks = new Tasks(resources, folder.resolve("spill"))) {
            estimates(file, tasks, resources);
            assertThat(tasks.isAllReturned()).isTrue();
        }
    }

    private void estimates(Path file, Tasks tasks, Resources resources) throws IOException {
        try (Table table = Openers.open(file, resources, Progress.NONE, Cancellation.NEVER)) {
            RowOrder all = new AllRows(ROWS);
            try (Selection late = every(4, 40_000, ROWS, resources);
                    Selection few = every(997, 0, ROWS, resources);
                    Selection none = every(1, 5, 5, resources);
                    Permutation sorted = tasks.run(
                            new Sort(table, all, SortKey.parse("-shuffled", table.schema(), false)),
                            2);
                    Permutation part = tasks.run(new Sort(table, late, SortKey.parse("text", table.schema(), false)),
                            2)) {
                for (RowOrder order : new RowOrder[]{all, late, few, none, sorted, part}) {
                    for (Form form : Form.values()) {
                        Path to = folder.resolve("out." + form.endings().getFirst());
                        Export export = new Export(table, order, table.schema().all(), to, WriteOptions.of(form),
                                "test");
                        long estimate = tasks.run(export.estimate(), 2);
                        tasks.run(export, 2);
                        if (order.size() > 0) {
                            assertThat(estimate).as("%s of %d rows, %s", form, order.size(), order.getClass())
                                    .isCloseTo(Files.size(to), ABOUT);
                        } else {
                            assertThat(estimate).isZero();
                        }
                    }
                }
            }
        }
    }

    private static Selection every(int step, int from, int to, Resources resources) {
        try (Selection.Builder builder = new Selection.Builder(ROWS, resources.held())) {
            long[] bits = new long[(ROWS + 63) / 64];
            for (int row = from; row < to; row += step) {
                bits[row >> 6] |= 1L << row;
            }
            builder.add(RowRange.of(0, ROWS), bits);
            return builder.build();
        }
    }
}
