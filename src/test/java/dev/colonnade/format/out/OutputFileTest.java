package dev.colonnade.format.out;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {
    @TempDir
    private Path folder = Path.of("");

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void whatDeadProcessesLeftIsRemovedAndNothingElse() throws IOException, InterruptedException {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Files.createFile(folder.resolve(".a.parquet.colonnade-" + dead.pid() + "-1x.part"));
        List<String> others = List.of(".a.parquet.colonnade-" + ProcessHandle.current().pid() + "-1x.part",
                ".b.part", "colonnade-1-1.part");
        for (String name : others) {
            Files.createFile(folder.resolve(name));
        }
        try (OutputFile file = OutputFile.create(folder.resolve("new.parquet"))) {
            assertThat(names()).hasSize(4).containsAll(others);
            file.commit();
        }
        assertThat(names()).hasSize(4).containsAll(others).contains("new.parquet");
    }

    @Test
    void twoOutputsOfOneNameDoNotMeet() throws IOException {
        Path target = folder.resolve("out.csv");
        try (OutputFile one = OutputFile.create(target); OutputFile other = OutputFile.create(target)) {
            assertThat(one.temporary()).isNotEqualTo(other.temporary());
            one.commit();
        }
        assertThat(names()).containsExactly("out.csv");
    }
}
