package dev.colonnade.task.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.testing.TestData;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** The benchmark runs, and keeps the rows that DuckDB keeps. */
class DedupJobsSmokeTest {
    @Test
    void rowsKeptAreThoseOfDuckDb() throws SQLException {
        for (String keys : new String[]{"date,delay", "destination", "delay,distance,origin"}) {
            DedupJobs.Times times = DedupJobs.measure(TestData.at("real/flights-3m.parquet"), keys, 2, 300_000_000, 1,
                    true, true);
            assertThat(times.rows()).as(keys).isEqualTo(3_000_000);
        }
    }

    @Test
    void rowsThatAreMadeAreKeptAsTheyWereMade() {
        // Says so itself if they are not.
        DedupHuge.run(600_000, 12_000_000);
    }
}
