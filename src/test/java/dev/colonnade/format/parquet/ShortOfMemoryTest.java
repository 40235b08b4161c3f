package dev.colonnade.format.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.base.Progress;
import dev.colonnade.base.RowRange;
import dev.colonnade.format.Batch;
import dev.colonnade.format.Table;
import dev.colonnade.format.open.Openers;
import dev.colonnade.memory.Resources;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whichever buffer of a read is the one that cannot be had, those it has already go back. Limits that rise in small steps
 * let the read fail at one after the other.
 */
class ShortOfMemoryTest {
    private static final int ROWS = 60_000;
    private static final long STEP = 40_000;
    private static final long MOST = 12_000_000;

    @TempDir
    private static Path folder = Path.of("");

    private static Path file = Path.of("");

    /** Values that may be null, at every place at which a reader has buffers of its own. */
    @BeforeAll
    static void write() throws SQLException {
        file = folder.resolve("all-kinds.parquet");
        try (var duck = DriverManager.getConnection("jdbc:duckdb:"); var sql = duck.createStatement()) {
            sql.execute("COPY (SELECT CASE WHEN i % 7 > 0 THEN i END AS a, CASE WHEN i % 5 > 0 THEN 'text ' || hash(i)"
                    + " END AS b, CASE WHEN i % 3 > 0 THEN [i, NULL, i + 1] END AS c, i % 2 = 0 AS d,"
                    + " CAST(i AS DECIMAL(30, 2)) AS e, 'word ' || i % 9 AS f FROM range(" + ROWS + ") t(i)) TO '"
                    + file
                    + "' (FORMAT parquet, COMPRESSION zstd)");
        }
    }

    @Test
    void aReadThatFailsGivesBackWhatItHad() {
        int failed = 0;
        int read = 0;
        for (long limit = STEP; limit < MOST; limit += STEP) {
            Resources resources = new Resources(limit);
            for (boolean encoded : new boolean[]{false, true}) {
                try (Table table = Openers.open(file, resources, Progress.NONE, Cancellation.NEVER)) {
                    int[] columns = {0, 1, 2, 3, 4, 5};
                    RowRange rows = RowRange.of(0, ROWS);
                    try (Batch batch = encoded
                            ? table.readEncoded(rows, columns, Cancellation.NEVER)
                            : table.read(rows, columns, Cancellation.NEVER)) {
                        assertThat(batch.length()).isPositive();
                        read++;
                    }
                } catch (Fault e) {
                    assertThat(e.kind()).isEqualTo(Fault.Kind.OVER_BUDGET);
                    failed++;
                }
                assertThat(resources.held().inUse()).as("in use after a limit of " + limit).isZero();
            }
        }
        assertThat(failed).as("limits that were too low").isGreaterThan(20);
        assertThat(read).as("limits that were enough").isGreaterThan(20);
    }
}
