package dev.colonnade.task.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.base.Progress;
import dev.colonnade.base.RowRange;
import dev.colonnade.codec.Codec;
import dev.colonnade.codec.Compressor;
import dev.colonnade.column.Field;
import dev.colonnade.column.Schema;
import dev.colonnade.column.VarBytesColumn;
import dev.colonnade.format.Table;
import dev.colonnade.format.open.Openers;
import dev.colonnade.format.write.Form;
import dev.colonnade.format.write.WriteOptions;
import dev.colonnade.memory.Resources;
import dev.colonnade.scan.MemoryTable;
import dev.colonnade.scan.RandomRows;
import dev.colonnade.task.TaskHandle;
import dev.colonnade.testing.Rows;
import dev.colonnade.testing.Tasks;
import dev.colonnade.text.Make;
import dev.colonnade.view.AllRows;
import dev.colonnade.view.RowOrder;
import dev.colonnade.view.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What leaves is what was asked for, however it is cut into pieces; or nothing changes. */
class ExportTest {
    @TempDir
    private Path folder = Path.of("");

    private static Selection select(int rows, List<Integer> chosen, Resources resources) {
        try (Selection.Builder builder = new Selection.Builder(rows, resources.held())) {
            long[] bits = new long[(rows + 63) / 64];
            chosen.forEach(row -> bits[row >> 6] |= 1L << row);
            builder.add(RowRange.of(0, rows), bits);
            return builder.build();
        }
    }

    private static List<Integer> chosen(int rows, int way, Random random) {
        List<Integer> chosen = new ArrayList<>();
        int from = random.nextInt(rows);
        for (int row = 0; row < rows; row++) {
            boolean in = switch (way) {
                case 0 -> false;
                case 1 -> random.nextInt(2_000) == 0;
                case 2 -> random.nextInt(3) > 0;
                case 3 -> row >= from && row < from + 5_000;
                default -> true;
            };
            if (in) {
                chosen.add(row);
            }
        }
        return chosen;
    }

    private Path source(Tasks tasks, int rows, long seed) {
        Path file = folder.resolve("source.parquet");
        MemoryTable table = new RandomRows(seed, rows).table(3_001, 777);
        tasks.run(new Export(table, new AllRows(rows), table.schema().all(), file,
                WriteOptions.of(Form.PARQUET).withRows(4_000, 0), "test"), 2);
        return file;
    }

    @ParameterizedTest
    @ValueSource(strings = {"out.arrow", "out.csv", "out.parquet"})
    void rowsThatFillTheMemoryAreWrittenOneAfterTheOther(String name) throws IOException {
        int rows = 24;
        int size = 3_000_000;
        StringBuilder text = new StringBuilder();
        String[] values = new String[rows];
        for (int i = 0; i < rows; i++) {
            text.setLength(0);
            values[i] = text.repeat((char) ('a' + i), size).toString();
        }
        Path source = folder.resolve("large.parquet");
        Resources much = new Resources(900_000_000);
        VarBytesColumn column = Make.text(values);
        Schema schema = new Schema(List.of(new Field("large", column.type(), true)), Map.of());
        try (Tasks tasks = new Tasks(much, folder.resolve("spill"))) {
            tasks.run(new Export(new MemoryTable(schema, List.of(column), rows, rows), new AllRows(rows), new int[]{0},
                    source, WriteOptions.of(Form.PARQUET), "test"), 1);
        }
        Resources little = new Resources(32_000_000);
        Path to = folder.resolve(name);
        try (Tasks tasks = new Tasks(little, folder.resolve("spill"))) {
            try (Table table = Openers.open(source, little, Progress.NONE, Cancellation.NEVER)) {
                tasks.run(
                        new Export(table, new AllRows(rows), new int[]{0}, to, WriteOptions.of(Form.of(name)), "test"),
                        2);
            }
            assertThat(tasks.isAllReturned()).isTrue();
        }
        if (name.endsWith("csv")) {
            assertThat(Files.readAllLines(to)).isEqualTo(Stream.concat(Stream.of("large"), Stream.of(values)).toList());
            return;
        }
        try (Table table = Openers.open(to, much, Progress.NONE, Cancellation.NEVER)) {
            assertThat(Rows.of(table)).isEqualTo(Stream.of(values).map(value -> "[\"" + value + "\"]").toList());
        }
    }

    private static List<String> rows(Path file, Resources resources) {
        try (Table table = Openers.open(file, resources, Progress.NONE, Cancellation.NEVER)) {
            return Rows.of(table);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theRowsOfASelectionAreWritten(long seed) throws IOException {
        Random random = new Random(seed);
        int count = 9_000 + random.nextInt(9_000);
        Resources resources = new Resources(seed % 2 == 0 ? 24_000_000 : 300_000_000);
        try (Tasks tasks = new Tasks(resources, folder.resolve("spill"))) {
            Path source = source(tasks, count, seed);
            List<String> all = rows(source, resources);
            assertThat(all).hasSize(count);
            try (Table table = Openers.open(source, resources, Progress.NONE, Cancellation.NEVER)) {
                for (int way = 0; way < 5; way++) {
                    List<Integer> chosen = chosen(count, way, random);
                    int[] columns = random.ints(0, table.schema().size()).distinct().limit(1 + random.nextInt(13))
                            .toArray();
                    int threads = 1 + random.nextInt(4);
                    Form form = random.nextInt(3) == 0 ? Form.ARROW_FILE : Form.PARQUET;
                    WriteOptions options = WriteOptions.of(form)
                            .withCompression(Codec.ZSTD, Compressor.DEFAULT_LEVEL)
                            .withRows(random.nextBoolean() ? 1 + random.nextInt(3_000) : 1 << 19, 0);
                    Path to = folder.resolve(form == Form.PARQUET ? "out.parquet" : "out.arrow");
                    try (Selection selection = select(count, chosen, resources)) {
                        RowOrder order = way == 4 ? new AllRows(count) : selection;
                        Export.Result result = tasks.run(new Export(table, order, columns, to, options, "test"),
                                threads);
                        assertThat(result.rows()).isEqualTo(chosen.size());
                    }
                    List<String> expected = Rows.of(table, RowRange.of(0, count), columns);
                    assertThat(rows(to, resources)).as("way " + way)
                            .isEqualTo(chosen.stream().map(expected::get).toList());
                }
            }
            assertThat(tasks.isAllReturned()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void textOfManyPartsStandsInOrder(int threads) throws IOException {
        int count = 200_000;
        Resources resources = new Resources(24_000_000);
        try (Tasks tasks = new Tasks(resources, folder.resolve("spill"))) {
            Path source = source(tasks, count, 5);
            List<Integer> chosen = chosen(count, 2, new Random(5));
            try (Table table = Openers.open(source, resources, Progress.NONE, Cancellation.NEVER);
                    Selection selection = select(count, chosen, resources)) {
                int[] columns = {0, 7, 12};
                List<String> all = Rows.of(table, RowRange.of(0, count), columns);
                Path to = folder.resolve("out.jsonl");
                tasks.run(new Export(table, selection, columns, to, WriteOptions.of(Form.JSON_LINES)
                        .withText(false, dev.colonnade.text.InvalidUtf8.REFUSE), "test"), threads);
                assertThat(Files.readAllLines(to)).isEqualTo(chosen.stream().map(all::get).toList());
            }
            assertThat(tasks.isAllReturned()).isTrue();
        }
    }

    @Test
    void rowGroupsHaveTheRowsThatWereAskedFor() {
        Resources resources = new Resources(300_000_000);
        try (Tasks tasks = new Tasks(resources, folder.resolve("spill"))) {
            Path source = source(tasks, 10_500, 7);
            try (Table table = Openers.open(source, resources, Progress.NONE, Cancellation.NEVER)) {
                assertThat(table.chunks().count()).isEqualTo(3);
                assertThat(table.chunks().firstRow(1)).isEqualTo(4_000);
                assertThat(table.chunks().firstRow(2)).isEqualTo(8_000);
            }
        }
    }

    @Test
    void cancelledAtAnyMomentWhatStoodThereStays() throws Exception {
        Resources resources = new Resources(64_000_000);
        Random random = new Random(5);
        Path to = folder.resolve("out.parquet");
        Files.writeString(to, "before");
        int cancelled = 0;
        try (Tasks tasks = new Tasks(resources, folder.resolve("spill"))) {
            Path source = source(tasks, 40_000, 11);
            try (Table table = Openers.open(source, resources, Progress.NONE, Cancellation.NEVER)) {
                Export export = new Export(table, new AllRows(40_000), table.schema().all(), to,
                        WriteOptions.of(Form.PARQUET).withRows(2_000, 0), "test");
                for (int i = 0; i < 200; i++) {
                    TaskHandle<Export.Result> task = tasks.submit(export, 1 + i % 3);
                    Thread.sleep(0, random.nextInt(999_999));
                    if (random.nextBoolean()) {
                        Thread.sleep(random.nextInt(25));
                    }
                    task.cancel();
                    try {
                        task.join();
                        assertThat(rows(to, resources)).hasSize(40_000);
                        Files.writeString(to, "before");
                    } catch (Fault e) {
                        assertThat(e.kind()).isEqualTo(Fault.Kind.CANCELLED);
                        assertThat(to).hasContent("before");
                        cancelled++;
                    }
                    assertThat(parts()).isEmpty();
                }
                assertThat(cancelled).isGreaterThan(50);
                assertThat(tasks.run(export, 2).rows()).isEqualTo(40_000);
            }
            assertThat(tasks.isAllReturned()).isTrue();
        }
    }

    private List<Path> parts() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".part")).toList();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aDiskThatIsFullIsSaid(int threads) {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "no device that is always full");
        Resources resources = new Resources(64_000_000);
        try (Tasks tasks = new Tasks(resources, folder.resolve("spill"))) {
            Path source = source(tasks, 20_000, 3);
            try (Table table = Openers.open(source, resources, Progress.NONE, Cancellation.NEVER)) {
                for (Form form : Form.values()) {
                    Export export = new Export(table, new AllRows(20_000), new int[]{0, 1, 2}, full,
                            WriteOptions.of(form).withRows(3_000, 0), "test");
                    assertThatThrownBy(() -> tasks.run(export, threads)).as(form.name()).isInstanceOf(Fault.class)
                            .hasMessageContaining("No space left").hasMessageContaining("make room");
                }
            }
            assertThat(tasks.isAllReturned()).isTrue();
        }
    }
}
