package dev.colonnade.format.out;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.base.Folders;
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

    private static List<Path> notes() throws IOException {
        Path folder = Folders.state().resolve("exports");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        String mine = Long.toString(ProcessHandle.current().pid());
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(mine)).toList();
        }
    }

    @Test
    void whatIsWrittenIsNotedUntilItEnds() throws IOException {
        assertThat(notes()).isEmpty();
        for (boolean kept : new boolean[]{true, false}) {
            try (OutputFile file = OutputFile.create(folder.resolve("new.csv"))) {
                assertThat(notes()).hasSize(1);
                assertThat(Path.of(java.net.URI.create(Files.readString(notes().getFirst()))))
                        .isEqualTo(file.temporary());
                OutputFile.tidy();
                assertThat(file.temporary()).exists();
                assertThat(notes()).hasSize(1);
                if (kept) {
                    file.commit();
                }
            }
            assertThat(notes()).isEmpty();
        }
    }

    @Test
    void notesOfTheDeadAreFollowedAsFarAsTheyTellOfOurs() throws IOException, InterruptedException {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Process alive = new ProcessBuilder("sleep", "60").start();
        Path notes = Files.createDirectories(Folders.state().resolve("exports"));
        try {
            Path left = Files.createFile(folder.resolve(".a b.csv.colonnade-" + dead.pid() + "-1x.part"));
            Path living = Files.createFile(folder.resolve(".c.csv.colonnade-" + alive.pid() + "-1x.part"));
            Path foreign = Files.createFile(folder.resolve("precious.parquet"));
            Path missing = folder.resolve("taken out/.d.csv.colonnade-" + dead.pid() + "-1x.part");
            List<Path> made = new java.util.ArrayList<>();
            for (String[] note : List.of(new String[]{dead.pid() + "-1.note", left.toUri().toString()},
                    new String[]{alive.pid() + "-2.note", living.toUri().toString()},
                    new String[]{dead.pid() + "-3.note", foreign.toUri().toString()},
                    new String[]{dead.pid() + "-4.note", missing.toUri().toString()},
                    new String[]{dead.pid() + "-5.note", "http://nowhere/x"},
                    new String[]{dead.pid() + "-6.note", "\0 no place"}, new String[]{dead.pid() + "-7.new", ""},
                    new String[]{"read me", "not ours"})) {
                made.add(Files.writeString(notes.resolve(note[0]), note[1]));
            }
            OutputFile.tidy();
            assertThat(left).doesNotExist();
            assertThat(living).exists();
            assertThat(foreign).exists();
            assertThat(made.stream().map(Files::exists)).containsExactly(false, true, false, true, false, false, false,
                    true);
            Files.setLastModifiedTime(made.get(3), java.nio.file.attribute.FileTime.fromMillis(0));
            OutputFile.tidy();
            assertThat(made.get(3)).doesNotExist();
            for (Path note : made) {
                Files.deleteIfExists(note);
            }
        } finally {
            alive.destroyForcibly();
        }
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
