package dev.colonnade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotCommandTest {
    @TempDir
    Path folder;

    @Test
    void says_what_it_drew_and_keeps_its_input() throws Exception {
        Path table = folder.resolve("t.arrow");
        assertThat(Run.of("generate", "--rows", "100", "-o", table.toString()).status()).isZero();
        byte[] before = Files.readAllBytes(table);
        Path png = folder.resolve("t.png");
        Run drawn = Run.of("snapshot", table.toString(), "-o", png.toString(), "--size", "640x480", "--theme", "dark",
                "--json");
        assertThat(drawn.err()).isEmpty();
        assertThat(drawn.status()).isZero();
        assertThat(drawn.out()).endsWith("t.png\",\"width\":640,\"height\":480,\"theme\":\"dark\"}\n")
                .startsWith("{\"file\":\"");
        Run refused = Run.of("snapshot", table.toString(), "-o", table.toString());
        assertThat(refused.status()).isEqualTo(Cli.WRONG_USAGE);
        assertThat(refused.err()).hasLineCount(1).contains("is the file that is being read");
        assertThat(Files.readAllBytes(table)).isEqualTo(before);
    }

    @Test
    void a_file_that_is_no_table_fails_in_one_line_and_is_pictured() throws Exception {
        Path text = Files.writeString(folder.resolve("notes.txt"), "dear diary");
        Path png = folder.resolve("card.png");
        Run failed = Run.of("snapshot", text.toString(), "-o", png.toString());
        assertThat(failed.status()).isEqualTo(Cli.FAILED);
        assertThat(failed.err()).hasLineCount(1).contains("notes.txt");
        assertThat(Files.size(png)).isGreaterThan(1_000);
    }
}
