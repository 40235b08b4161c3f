package dev.colonnade.format.parquet.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.base.RowRange;
import dev.colonnade.format.Table;
import dev.colonnade.format.parquet.page.ChunkReader;
import dev.colonnade.scan.MemoryTable;
import dev.colonnade.scan.RandomRows;
import dev.colonnade.testing.Rows;
import dev.colonnade.testing.TestResources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The first rows of long pages, which are decoded without the rest. */
class BeginningTest {
    private static final int COUNT = 21_000;

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void areThoseOfTheWholePage(long seed) throws IOException {
        TestResources opener = new TestResources(64_000_000);
        MemoryTable rows = new RandomRows(seed, COUNT).table(COUNT, COUNT);
        Path file = folder.resolve("long.parquet");
        Random random = new Random(seed);
        ParquetOptions options = Written.options(random);
        Written.write(rows, rows.schema().all(), file, new ParquetOptions(options.codec(), options.level(), COUNT,
                seed % 2 == 0, true, options.bloom(), List.of(), "test"), false, COUNT, opener.resources());
        List<String> expected = Rows.of(rows);
        int beginning = ChunkReader.BEGINNING;
        for (int[] range : new int[][]{{0, 1}, {0, 10}, {7, beginning}, {beginning - 3, beginning},
                {beginning - 3, beginning + 3}, {0, beginning + 1}, {20_000, 20_010}, {19_990, 20_003}}) {
            try (Table table = opener.open(file)) {
                // Once into an empty cache, and once out of it.
                for (int i = 0; i < 2; i++) {
                    assertThat(Rows.of(table, RowRange.of(range[0], range[1]), table.schema().all()))
                            .isEqualTo(expected.subList(range[0], range[1]));
                }
            }
        }
        assertThat(opener.isAllReturned()).isTrue();
    }
}
