package dev.colonnade.task.sort;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.testing.TestData;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** The benchmark runs, and finds the order that DuckDB finds. */
class SortJobsSmokeTest {
    @Test
    void ordersAreThoseOfDuckDb() throws SQLException {
        for (String by : new String[]{"-delay,date", "destination"}) {
            SortJobs.Times times = SortJobs.measure(TestData.at("real/flights-3m.parquet"), by, 2, 300_000_000, true);
            assertThat(times.rows()).as(by).isEqualTo(3_000_000);
        }
    }
}
