package dev.colonnade.format.parquet.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.base.Progress;
import dev.colonnade.base.RowRange;
import dev.colonnade.format.Finding;
import dev.colonnade.format.Keys;
import dev.colonnade.format.OpenOptions;
import dev.colonnade.format.Table;
import dev.colonnade.format.arrow.RandomVectors;
import dev.colonnade.format.open.Openers;
import dev.colonnade.format.verify.TableVerifier;
import dev.colonnade.testing.Rows;
import dev.colonnade.testing.TestData;
import dev.colonnade.testing.TestResources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is read back: random vectors of every type, and every file of the test data. */
class RoundTripTest {
    private final TestResources opener = new TestResources(512 << 20);

    @TempDir
    private Path folder = Path.of("");

    @RepeatedTest(40)
    void randomVectors(RepetitionInfo repetition) throws IOException {
        Random random = new Random(repetition.getCurrentRepetition());
        Path arrow = folder.resolve("random.arrow");
        try (RootAllocator allocator = new RootAllocator()) {
            RandomVectors vectors = new RandomVectors(random);
            Schema schema = new Schema(vectors.fields(8));
            try (VectorSchemaRoot root = VectorSchemaRoot.create(schema, allocator);
                    var out = Files.newByteChannel(arrow, java.nio.file.StandardOpenOption.CREATE,
                            java.nio.file.StandardOpenOption.WRITE);
                    ArrowFileWriter writer = new ArrowFileWriter(root, null, out)) {
                for (int batch = random.nextInt(4); batch >= 0; batch--) {
                    int rows = random.nextInt(1500);
                    List<FieldVector> made = schema.getFields().stream()
                            .map(field -> vectors.vector(field, allocator, rows)).toList();
                    for (int i = 0; i < made.size(); i++) {
                        made.get(i).makeTransferPair(root.getVector(i)).transfer();
                        made.get(i).close();
                    }
                    root.setRowCount(rows);
                    writer.writeBatch();
                }
            }
        }
        roundTrip(arrow, random);
        assertThat(opener.isAllReturned()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"parquet-testing", "arrow-testing", "duckdb-testing"})
    void testData(String data) throws IOException {
        int written = 0;
        for (Path file : TestData.files(data)) {
            if (!file.toString().matches(".*\\.(parquet|arrow_file|stream)") || file.toString().contains("bad_data")) {
                continue;
            }
            try {
                roundTrip(file, new Random(written++));
            } catch (Fault e) {
                // Some of the files are broken by intent, or locked; reading says so before writing does.
                assertThat(e.file()).isEqualTo(file.toString());
            } catch (AssertionError e) {
                throw new AssertionError(file.toString(), e);
            }
        }
        assertThat(written).isGreaterThan(10);
    }

    private void roundTrip(Path file, Random random) throws IOException {
        Path written = folder.resolve("written.parquet");
        List<String> expected;
        int[] columns;
        try (Table table = opener.open(file)) {
            columns = Written.columns(table);
            if (columns.length == 0) {
                return;
            }
            expected = rows(table, columns);
            Written.write(table, columns, written, Written.options(random), random.nextBoolean(),
                    1 + random.nextInt(5000), opener.resources());
        } catch (Fault e) {
            throw e.in(file.toString());
        }
        try (Table table = Openers.open(written, opener.resources(), new OpenOptions(Keys.NONE, true), Progress.NONE,
                Cancellation.NEVER)) {
            List<String> rows = Rows.of(table);
            Rows.assertEqual(plain(rows), plain(expected), table.schema().fields());
            List<Finding> findings = new ArrayList<>();
            TableVerifier.verify(table, findings::add, Progress.NONE, Cancellation.NEVER);
            // Values that were none of their type before are none afterwards.
            assertThat(findings).filteredOn(finding -> finding.kind() != Finding.Kind.UTF8
                    && finding.kind() != Finding.Kind.VALUE).isEmpty();
            for (int i = 0; i < 10 && !rows.isEmpty(); i++) {
                int from = random.nextInt(rows.size());
                int to = from + random.nextInt(Math.min(200, rows.size() - from) + 1);
                assertThat(Rows.of(table, RowRange.of(from, to), table.schema().all()))
                        .isEqualTo(rows.subList(from, to));
            }
        }
    }

    private static List<String> rows(Table table, int[] columns) {
        return Rows.of(table, RowRange.of(0, table.rowCount()), columns);
    }

    /** Parquet has no seconds: they come back as milliseconds, which print three digits more. */
    private static List<String> plain(List<String> rows) {
        return rows.stream().map(row -> row.replaceAll("(:\\d\\d:\\d\\d)\\.000(?=[Z\"])", "$1")).toList();
    }
}
