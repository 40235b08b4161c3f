package dev.colonnade.format.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Progress;
import dev.colonnade.base.RowRange;
import dev.colonnade.format.Finding;
import dev.colonnade.format.Keys;
import dev.colonnade.format.OpenOptions;
import dev.colonnade.format.Table;
import dev.colonnade.format.open.Openers;
import dev.colonnade.testing.Rows;
import dev.colonnade.testing.TestResources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random tables that parquet-java writes, of random schemas, with every encoding it has, every codec, small pages and
 * row groups, read back by us: whole, by random ranges of rows and single columns, with checksums compared.
 */
class JavaDifferentialTest {
    private final TestResources opener = new TestResources(256 << 20);

    /** What was written last, in parquet-java's own words. */
    private final List<String> groups = new ArrayList<>();

    @TempDir
    private Path folder = Path.of("");

    @RepeatedTest(60)
    void readsWhatParquetJavaWrote(RepetitionInfo repetition) throws IOException {
        int seed = repetition.getCurrentRepetition();
        Random random = new Random(seed);
        List<RandomField> fields = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            fields.add(RandomField.random("c" + i, random, 0));
        }
        Path file = folder.resolve(seed + ".parquet");
        List<String> expected = write(file, fields, random.nextInt(4000), random);
        assertThat(readByParquetJava(file)).isEqualTo(groups);
        try (Table table = Openers.open(file, opener.resources(), new OpenOptions(Keys.NONE, true), Progress.NONE,
                Cancellation.NEVER)) {
            assertThat(table.rowCount()).isEqualTo(expected.size());
            List<String> all = Rows.of(table);
            Rows.assertEqual(all, expected, table.schema().fields());
            List<Finding> findings = new ArrayList<>();
            table.verifyStructure(findings::add, Progress.NONE, Cancellation.NEVER);
            assertThat(findings).isEmpty();
            List<List<String>> single = new ArrayList<>();
            for (int column = 0; column < fields.size(); column++) {
                single.add(Rows.of(table, RowRange.of(0, expected.size()), new int[]{column}));
            }
            for (int i = 0; i < 40 && !all.isEmpty(); i++) {
                int from = random.nextInt(all.size());
                int to = from + random.nextInt(Math.min(200, all.size() - from) + 1);
                assertThat(Rows.of(table, RowRange.of(from, to), table.schema().all()))
                        .isEqualTo(all.subList(from, to));
                int column = random.nextInt(fields.size());
                assertThat(Rows.of(table, RowRange.of(from, to), new int[]{column}))
                        .isEqualTo(single.get(column).subList(from, to));
            }
        }
        assertThat(opener.isAllReturned()).isTrue();
    }

    private static List<String> readByParquetJava(Path file) throws IOException {
        List<String> rows = new ArrayList<>();
        ParquetReader.Builder<Group> builder = new ParquetReader.Builder<>(new LocalInputFile(file),
                new PlainParquetConfiguration()) {
            @Override
            protected ReadSupport<Group> getReadSupport() {
                return new GroupReadSupport();
            }
        };
        try (ParquetReader<Group> reader = builder.withCodecFactory(new JavaCodecs()).build()) {
            for (Group group = reader.read(); group != null; group = reader.read()) {
                rows.add(group.toString());
            }
        }
        return rows;
    }

    private List<String> write(Path file, List<RandomField> fields, int rows, Random random)
            throws IOException {
        MessageType schema = new MessageType("table", fields.stream().map(RandomField::type).toArray(Type[]::new));
        List<String> expected = new ArrayList<>();
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(file)).withType(schema)
                .withConf(new PlainParquetConfiguration()).withCodecFactory(new JavaCodecs())
                .withCompressionCodec(JavaCodecs.ALL[random.nextInt(JavaCodecs.ALL.length)])
                .withWriterVersion(random.nextBoolean() ? WriterVersion.PARQUET_1_0 : WriterVersion.PARQUET_2_0)
                .withDictionaryEncoding(random.nextBoolean()).withByteStreamSplitEncoding(random.nextBoolean())
                .withDictionaryPageSize(random.nextBoolean() ? 200 : 1 << 20)
                .withPageSize(random.nextBoolean() ? 300 : 1 << 20).withMinRowCountForPageSizeCheck(1)
                .withPageRowCountLimit(1 + random.nextInt(1000))
                .withRowGroupRowCountLimit(random.nextBoolean() ? 1 + random.nextInt(2000) : 1 << 20)
                .withPageWriteChecksumEnabled(true).build()) {
            for (int row = 0; row < rows; row++) {
                Group group = new SimpleGroup(schema);
                List<String> values = new ArrayList<>();
                for (RandomField field : fields) {
                    values.add(field.put(group, random));
                }
                writer.write(group);
                groups.add(group.toString());
                expected.add("[" + String.join(",", values) + "]");
            }
        }
        return expected;
    }
}
