package dev.colonnade.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colonnade.testing.OwnProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole rows sorted by text, several times what there is memory for, in a process of its own. */
class SortMemoryTest {
    private static final long HEAP = 48L << 20;
    private static final long MEMORY = 76_000_000;
    private static final int ROWS = 1_000_000;

    @TempDir
    Path folder;

    @Test
    void aSortToAFileStaysInsideItsMemory() throws Exception {
        assumeTrue(OwnProcess.isMeasured(), "the kernel does not tell RssAnon");
        Path file = folder.resolve("rows.parquet");
        Path sorted = folder.resolve("sorted.parquet");
        Path metrics = folder.resolve("metrics.json");
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            statement.execute("COPY (SELECT range AS id, md5(range::VARCHAR) || md5((range + 1)::VARCHAR) AS text, "
                    + "CASE WHEN range % 7 > 0 THEN random() END AS number FROM range(" + ROWS + ")) TO '" + file
                    + "'");
            assertThat(Files.size(file)).isGreaterThan(2 * (MEMORY - HEAP));
            OwnProcess sort = OwnProcess.run(folder, HEAP, "sort", file.toString(), "--by", "text", "-o",
                    sorted.toString(), "--memory", Long.toString(MEMORY), "--progress", "none", "--metrics",
                    metrics.toString());
            assertThat(sort.err()).isEmpty();
            assertThat(sort.status()).isZero();
            assertThat(sort.samples()).isGreaterThan(10);
            JsonNode figures = new ObjectMapper().readTree(metrics.toFile());
            System.out.printf("sort -o: peak of RssAnon %d MB with --memory %d MB, file %d MB, %s s%n",
                    sort.peak() / 1_000_000, MEMORY / 1_000_000, Files.size(file) / 1_000_000,
                    figures.path("wallSeconds").asText());
            assertThat(sort.peak()).isBetween(10_000_000L, MEMORY + OwnProcess.BESIDE);
            assertThat(figures.path("spilledBytes").asLong()).isPositive();
            assertThat(figures.path("gatheringPasses").asLong()).isGreaterThan(1);
            try (ResultSet result = statement.executeQuery("SELECT count(*), count(*) FILTER (text < before), "
                    + "(SELECT count(*) FROM (FROM '" + file + "' EXCEPT ALL FROM '" + sorted + "')) FROM (SELECT "
                    + "text, lag(text) OVER (ORDER BY file_row_number) AS before FROM read_parquet('" + sorted
                    + "', file_row_number = true))")) {
                assertThat(result.next()).isTrue();
                assertThat(result.getLong(1)).isEqualTo(ROWS);
                assertThat(result.getLong(2)).isZero();
                assertThat(result.getLong(3)).isZero();
            }
        }
    }
}
