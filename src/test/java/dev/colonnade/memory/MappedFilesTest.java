package dev.colonnade.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Layouts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappedFilesTest {
    @TempDir
    Path folder;

    /** The last holder of one thread may close at the moment in which another opens. */
    @Test
    void openingAndClosingAtOnceNeverMeetsAClosedMap() throws Exception {
        Path path = folder.resolve("shared");
        Files.write(path, new byte[]{1, 2, 3, 4, 5, 6, 7, 8});
        MappedFiles files = new MappedFiles();
        List<Future<Integer>> threads = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 4; i++) {
                threads.add(pool.submit(() -> {
                    int sum = 0;
                    for (int j = 0; j < 3_000; j++) {
                        try (MappedFile file = files.open(path)) {
                            sum += file.bytes().get(Layouts.BYTE, j & 7);
                        }
                    }
                    return sum;
                }));
            }
            for (Future<Integer> thread : threads) {
                assertThat(thread.get()).isEqualTo(3_000 / 8 * 36);
            }
        }
        assertThat(files.mapped()).isZero();
    }

    @Test
    void aFileWrittenToAnewIsMappedAnew() throws IOException {
        Path path = folder.resolve("changing");
        Files.write(path, new byte[]{1});
        MappedFiles files = new MappedFiles();
        try (MappedFile before = files.open(path)) {
            Files.delete(path);
            Files.write(path, new byte[]{2, 2});
            try (MappedFile after = files.open(path)) {
                assertThat(before.bytes().get(Layouts.BYTE, 0)).isEqualTo((byte) 1);
                assertThat(after.bytes().get(Layouts.BYTE, 0)).isEqualTo((byte) 2);
                assertThat(files.mapped()).isEqualTo(3);
                assertThat(before.change()).isEqualTo(FileStamp.Change.REPLACED);
                after.check();
            }
        }
        assertThat(files.mapped()).isZero();
    }

    @Test
    void anEmptyFileIsMappedToNothing() throws IOException {
        Path path = Files.createFile(folder.resolve("empty"));
        try (MappedFile file = new MappedFiles().open(path)) {
            assertThat(file.size()).isZero();
        }
    }

    @Test
    void whatIsNoFileIsNamed() {
        assertThatThrownBy(() -> new MappedFiles().open(folder)).isInstanceOf(Fault.class)
                .hasMessageContaining("is a folder");
        assertThatThrownBy(() -> new MappedFiles().open(folder.resolve("none"))).isInstanceOf(Fault.class)
                .hasMessageContaining("no such file");
    }
}
