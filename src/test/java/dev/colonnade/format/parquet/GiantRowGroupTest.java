package dev.colonnade.format.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.colonnade.format.Table;
import dev.colonnade.testing.OwnProcess;
import dev.colonnade.testing.TestResources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A scan of a file that is one row group, more than ten times what there is memory for buffers, in a process of its own:
 * the memory that is promised is the process's, as the kernel counts it.
 */
class GiantRowGroupTest {
    private static final long HEAP = 48L << 20;
    private static final long MEMORY = 76_000_000;
    private static final int ROWS = 800_000;

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"UNCOMPRESSED", "SNAPPY", "ZSTD"})
    void aScanStaysInsideItsMemory(String codec) throws Exception {
        assumeTrue(OwnProcess.isMeasured(), "the kernel does not tell RssAnon");
        Path file = write(CompressionCodecName.valueOf(codec));
        assertThat(Files.size(file)).isGreaterThan(10 * (MEMORY - HEAP));
        try (Table table = new TestResources(64 << 20).open(file)) {
            assertThat(table.chunks().count()).isEqualTo(1);
        }
        OwnProcess scan = OwnProcess.run(folder, HEAP, "cat", file.toString(), "--format", "arrow", "--memory",
                Long.toString(MEMORY), "--progress", "none");
        assertThat(scan.err()).isEmpty();
        assertThat(scan.status()).isZero();
        assertThat(scan.samples()).isGreaterThan(10);
        System.out.printf("%s: peak of RssAnon %d MB with --memory %d MB, file %d MB%n", codec, scan.peak() / 1_000_000,
                MEMORY / 1_000_000, Files.size(file) / 1_000_000);
        assertThat(scan.peak()).isBetween(10_000_000L, MEMORY + OwnProcess.BESIDE);
    }

    private Path write(CompressionCodecName codec) throws IOException {
        Path file = folder.resolve("giant.parquet");
        MessageType schema = MessageTypeParser.parseMessageType(
                "message giant { required int64 id; required binary text (UTF8); optional double number; }");
        Random random = new Random(4);
        byte[] letters = new byte[512];
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(file)).withType(schema)
                .withConf(new PlainParquetConfiguration()).withCodecFactory(new JavaCodecs())
                .withCompressionCodec(codec).withRowGroupSize(4L << 30).withDictionaryEncoding(false)
                .withValidation(false).build()) {
            for (int row = 0; row < ROWS; row++) {
                // Text that Zstandard cannot make less than half of.
                for (int i = 0; i < letters.length; i++) {
                    letters[i] = (byte) (32 + (random.nextInt() >>> 26));
                }
                Group group = new SimpleGroup(schema);
                group.add("id", (long) row);
                group.add("text", Binary.fromConstantByteArray(letters.clone()));
                if (row % 10 != 0) {
                    group.add("number", random.nextDouble());
                }
                writer.write(group);
            }
        }
        return file;
    }
}
