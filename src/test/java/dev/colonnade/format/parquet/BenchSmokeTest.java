package dev.colonnade.format.parquet;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmarks run, and their sums agree with DuckDB's, on a small file. */
class BenchSmokeTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void sumsAgree() {
        assertThatCode(() -> new ParquetScan(folder, 200_000, 1).run(List.of("uncompressed", "snappy", "zstd"),
                List.of("duckdb", "java"), List.of(0, 1, 2, 3, 4, 5, 6)))
                .doesNotThrowAnyException();
    }

    @Test
    void windowsAreRead() {
        assertThatCode(() -> {
            try (Connection duck = DriverManager.getConnection("jdbc:duckdb:")) {
                ParquetSeek.run(duck, ScanData.write(duck, folder, 200_000, "snappy"), "snappy", 200_000, 10);
            }
        }).doesNotThrowAnyException();
    }
}
