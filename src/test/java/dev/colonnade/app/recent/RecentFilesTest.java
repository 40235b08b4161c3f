package dev.colonnade.app.recent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecentFilesTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void whatAKilledExportLeftBesideARecentFileIsGoneAtTheNextStart() throws IOException {
        Path store = folder.resolve("recent");
        Path seen = Files.createFile(folder.resolve("seen.parquet"));
        Files.writeString(store, seen + "\n");
        // No process has this number: it is past the largest there is.
        Path half = Files.createFile(folder.resolve(".out.parquet.colonnade-99999999999-abc.part"));
        new RecentFiles(store, Runnable::run, Runnable::run).load();
        assertThat(half).doesNotExist();
        assertThat(seen).exists();
    }

    @Test
    void theNewestListStaysWhateverOrderTheThreadsWriteIn() throws IOException {
        Path store = folder.resolve("recent");
        List<Runnable> waiting = new ArrayList<>();
        RecentFiles recent = new RecentFiles(store, waiting::add, Runnable::run);
        List<String> names = List.of("c.arrow", "b.arrow", "a.arrow");
        names.reversed().forEach(name -> recent.add(folder.resolve(name)));
        waiting.reversed().forEach(Runnable::run);
        assertThat(Files.readAllLines(store)).isEqualTo(
                names.stream().map(name -> folder.resolve(name).toString()).toList());
    }

    @Test
    void namesComeBeforeFoldersAndOfEqualOnesTheNewest() {
        List<Path> files = List.of(Path.of("/data/trips/north.parquet"), Path.of("/data/b/trips-b.parquet"),
                Path.of("/data/a/trips-a.parquet"), Path.of("/data/other.parquet"));
        assertThat(RecentPicker.find(files, "")).isEqualTo(files);
        assertThat(RecentPicker.find(files, "Trips")).containsExactly(files.get(1), files.get(2), files.get(0));
        assertThat(RecentPicker.find(files, "ta/tri")).containsExactly(files.get(0));
        assertThat(RecentPicker.find(files, "xyz")).isEmpty();
    }
}
