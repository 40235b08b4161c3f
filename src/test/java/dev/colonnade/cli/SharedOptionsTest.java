package dev.colonnade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the contract says every command shares. */
class SharedOptionsTest {
    @TempDir
    private static Path folder = Path.of("");

    private static String file = "";

    @BeforeAll
    static void write() {
        file = folder.resolve("some.parquet").toString();
        assertThat(Run.of("generate", "--rows", "1000", "-o", file).status()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"schema", "inspect", "count", "head", "cat", "verify"})
    void everyCommandTakesThem(String command) throws IOException {
        Path metrics = folder.resolve(command + ".json");
        Run run = Run.of(command, file, "--memory", "3GB", "--threads", "2", "--progress", "none", "--on-bad-chunk",
                "skip", "--retries", "1", "--chunk-rows", "off", "--spill-dir", folder.toString(), "--engine", "fast",
                "--metrics", metrics.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out()).isNotEmpty();
        JsonNode told = new ObjectMapper().readTree(metrics.toFile());
        assertThat(told.at("/task").asText()).isEqualTo(command);
        assertThat(told.at("/state").asText()).isEqualTo("done");
        assertThat(told.at("/wallSeconds").isNumber()).isTrue();
        assertThat(told.at("/chunksSkipped").isArray()).isTrue();
    }
}
