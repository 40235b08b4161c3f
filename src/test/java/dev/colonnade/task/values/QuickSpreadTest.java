package dev.colonnade.task.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Progress;
import dev.colonnade.base.RowRange;
import dev.colonnade.format.Batch;
import dev.colonnade.format.ForwardingTable;
import dev.colonnade.format.Table;
import dev.colonnade.format.open.Openers;
import dev.colonnade.memory.HeldBuffer;
import dev.colonnade.memory.Resources;
import dev.colonnade.testing.Tasks;
import dev.colonnade.view.AllRows;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told at little cost, beside what counting every row says. */
class QuickSpreadTest {
    private static final int MANY = 1_200_000;

    @TempDir
    Path folder;

    /** Counts rows that are handed out. */
    private static final class Counting extends ForwardingTable {
        final AtomicLong rows = new AtomicLong();

        Counting(Table table) {
            super(table);
        }

        @Override
        public Batch readEncoded(RowRange range, int[] columns, Cancellation cancellation) {
            Batch batch = super.readEncoded(range, columns, cancellation);
            rows.addAndGet(batch.length());
            return batch;
        }
    }

    private Path file(int rows) throws Exception {
        Path file = folder.resolve(rows + ".parquet");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement duck = connection.createStatement()) {
            duck.execute("SET threads = 1");
            duck.execute("COPY (SELECT i AS rising, CAST(hash(i) % 1000 AS INTEGER) AS random, "
                    + "CASE WHEN hash(i) % 4 = 0 THEN NULL ELSE sqrt(i) END AS root, "
                    + "CASE WHEN hash(i) % 10 < 7 THEN 'seven' ELSE 'three' END AS word, 'w' || i AS own, "
                    + "CASE WHEN i = 1 THEN 'Infinity'::DOUBLE ELSE i END AS endless FROM range(" + rows
                    + ") t(i)) TO '" + file + "' (FORMAT parquet)");
        }
        return file;
    }

    /** Each bar's share of the rows looked at is that of all rows, but for what a sample may miss. */
    private static void alike(Distribution estimate, Distribution exact, double most) {
        assertThat(estimate.rows()).isEqualTo(1 << 15);
        assertThat(estimate.bars()).hasSameSizeAs(exact.bars());
        for (int i = 0; i < exact.bars().size(); i++) {
            assertThat((double) estimate.bars().get(i) / estimate.rows())
                    .isCloseTo((double) exact.bars().get(i) / exact.rows(), within(most));
        }
        assertThat(estimate.first()).isEqualTo(exact.first());
        assertThat(estimate.last()).isEqualTo(exact.last());
        assertThat(estimate.ranked()).isEqualTo(exact.ranked());
    }

    @Test
    void a_large_table_is_estimated_from_a_sample() throws Exception {
        try (Tasks tasks = new Tasks(new Resources(64 << 20), folder.resolve("spill"));
                Table table = Openers.open(file(MANY), tasks.resources(), Progress.NONE, Cancellation.NEVER)) {
            AllRows rows = new AllRows(MANY);
            for (int column = 0; column < 4; column++) {
                Counting counting = new Counting(table);
                Distribution estimate = tasks.run(new QuickSpread(counting, rows, column), 1);
                alike(estimate, tasks.run(new Spread(table, rows, column), 2), column == 0 ? 0.0001 : 0.01);
                assertThat(counting.rows.get()).isLessThanOrEqualTo(2 << 15);
            }
            assertThat(tasks.run(new QuickSpread(table, rows, 4), 1).bars()).isEmpty();
            // No step has a length where a bound is infinite: the ends are those of the sample, and they are near.
            Distribution endless = tasks.run(new QuickSpread(table, rows, 5), 1);
            assertThat(endless.bars()).hasSize(16).allMatch(bar -> Math.abs(bar - 2048) < 300);
            assertThat(Double.parseDouble(endless.last())).isBetween(MANY * 0.99, (double) MANY);
            // A sample of some rows would need all pages.
            assertThat(tasks.run(new QuickSpread(table, new AllRows(MANY - 1), 0), 1).bars()).isEmpty();
        }
    }

    @Test
    void a_small_table_is_counted_and_nothing_is_where_memory_is_short() throws Exception {
        int few = 30_000;
        Resources resources = new Resources(64 << 20);
        try (Tasks tasks = new Tasks(resources, folder.resolve("spill"));
                Table table = Openers.open(file(few), resources, Progress.NONE, Cancellation.NEVER)) {
            for (int column = 0; column < table.schema().size(); column++) {
                assertThat(tasks.run(new QuickSpread(table, new AllRows(few), column), 1))
                        .isEqualTo(tasks.run(new Spread(table, new AllRows(few), column), 1));
            }
            try (HeldBuffer much = resources.held().allocate(50 << 20)) {
                assertThat(much.size()).isPositive();
                assertThat(tasks.run(new QuickSpread(table, new AllRows(few), 0), 1).bars()).isEmpty();
            }
        }
    }
}
