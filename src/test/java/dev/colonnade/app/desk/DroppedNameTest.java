package dev.colonnade.app.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DroppedNameTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void aNameComesAsWasSeenOfADropFromAnotherProcess() {
        assertThat(DroppedName.damaged("/data/Daten und \u00DCbung \uD83D\uDCCA/dritte (gezogen).arrow"))
                .isEqualTo("/data/Daten und \u00DCbung \u00F0\u009F\u0093\u008A/dritte (gezogen).ar");
    }

    @Test
    void theFileThatCanBeMeantIsFound() throws IOException {
        Path inside = Files.createDirectory(folder.resolve("Daten \uD83D\uDCCA"));
        for (String name : new String[]{"dritte.arrow", "vierte \uD83D\uDE80\uD83D\uDE80.parquet",
                "x \uD83D\uDE80.arrow"}) {
            Path file = Files.createFile(inside.resolve(name));
            assertThat(DroppedName.repaired(Path.of(DroppedName.damaged(file.toString())))).isEqualTo(file);
        }
    }

    @Test
    void whatCouldBeTwoFilesOrIsSoundStaysAsItCame() throws IOException {
        Path inside = Files.createDirectory(folder.resolve("\uD83D\uDCCA"));
        Path one = Files.createFile(inside.resolve("a.csv"));
        Files.createFile(inside.resolve("a.tsv"));
        Path came = Path.of(DroppedName.damaged(one.toString()));
        assertThat(DroppedName.repaired(came)).isEqualTo(came);
        Path sound = Files.createFile(folder.resolve("\u00F0 sound.csv"));
        assertThat(DroppedName.repaired(sound)).isEqualTo(sound);
        Path plain = folder.resolve("not there.csv");
        assertThat(DroppedName.repaired(plain)).isEqualTo(plain);
    }
}
