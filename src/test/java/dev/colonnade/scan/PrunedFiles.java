package dev.colonnade.scan;

import dev.colonnade.codec.Codec;
import dev.colonnade.codec.Compressor;
import dev.colonnade.format.parquet.write.ParquetOptions;
import dev.colonnade.format.parquet.write.Written;
import dev.colonnade.memory.Resources;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** The rows of {@link RandomRows} as Parquet files of three writers, in small pieces with all that readers may skip by. */
final class PrunedFiles {
    private static final MessageType SCHEMA = MessageTypeParser.parseMessageType("""
            message t {
              optional int64 i; optional int32 j; optional int32 k (INTEGER(8, false));
              optional int64 u (INTEGER(64, false)); optional double d; optional float f;
              optional fixed_len_byte_array(6) m (DECIMAL(12, 2)); optional binary s (STRING);
              optional binary t (STRING); optional boolean b; optional int32 dt (DATE);
              optional int64 ts (TIMESTAMP(MICROS, false)); optional binary r (STRING);
            }""");

    private final RandomRows rows;
    private final Random random;
    private final Path folder;

    PrunedFiles(RandomRows rows, Random random, Path folder) {
        this.rows = rows;
        this.random = random;
        this.folder = folder;
    }

    Path ours(Resources resources) throws IOException {
        Path file = folder.resolve("ours.parquet");
        MemoryTable table = rows.table(1_000, 300);
        ParquetOptions options = new ParquetOptions(Codec.SNAPPY, Compressor.DEFAULT_LEVEL, 1 + random.nextInt(400),
                random.nextInt(4) > 0, true, Set.of("i", "j", "u", "m", "s", "ts", "f"), List.of(), "colonnade test");
        Written.write(table, Written.columns(table), file, options, true, 500, resources);
        return file;
    }

    Path duckdb(Connection duckdb) throws SQLException {
        Path file = folder.resolve("duckdb.parquet");
        try (Statement statement = duckdb.createStatement()) {
            rows.load(duckdb);
            statement.execute(
                    "COPY (SELECT * EXCLUDE n FROM t) TO '" + file + "' (FORMAT parquet, ROW_GROUP_SIZE 2048)");
        }
        return file;
    }

    /** In the order of a column, so that pages differ, and with bounds of text cut to a byte or two. */
    Path java() throws IOException {
        Path file = folder.resolve("java.parquet");
        int by = random.nextInt(13);
        int count = rows.values.getFirst().length;
        Integer[] order = IntStream.range(0, count).boxed().toArray(Integer[]::new);
        if (random.nextInt(4) > 0) {
            Arrays.sort(order, (a, b) -> key(by, a).compareTo(key(by, b)));
        }
        ExampleParquetWriter.Builder builder = ExampleParquetWriter.builder(new LocalOutputFile(file)).withType(SCHEMA)
                .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
                .withConf(new PlainParquetConfiguration()).withCompressionCodec(CompressionCodecName.UNCOMPRESSED)
                .withWriterVersion(random.nextBoolean() ? WriterVersion.PARQUET_1_0 : WriterVersion.PARQUET_2_0)
                .withDictionaryEncoding(random.nextInt(3) > 0).withMinRowCountForPageSizeCheck(1)
                .withPageRowCountLimit(1 + random.nextInt(60)).withRowGroupRowCountLimit(1 + random.nextInt(count))
                .withColumnIndexTruncateLength(1 + random.nextInt(2))
                .withStatisticsTruncateLength(1 + random.nextInt(2));
        for (String column : List.of("i", "u", "d", "m", "s", "t", "dt", "f")) {
            builder.withBloomFilterEnabled(column, random.nextBoolean());
        }
        try (ParquetWriter<Group> writer = builder.build()) {
            for (int row : order) {
                writer.write(group(row));
            }
        }
        return file;
    }

    private String key(int column, int row) {
        Object value = rows.values.get(column)[row];
        return value instanceof Number number
                ? String.format("%030.3f", !Double.isNaN(number.doubleValue())
                        ? Math.clamp(number.doubleValue(), -1e18, 1e18) + 2e18
                        : 9e18)
                : String.valueOf(value);
    }

    private Group group(int row) {
        Group group = new SimpleGroup(SCHEMA);
        for (int column = 0; column < RandomRows.NAMES.size(); column++) {
            switch (rows.values.get(column)[row]) {
                case null -> {
                }
                case Long number -> group.add(column, number);
                case Integer number -> group.add(column, number);
                case Double number -> group.add(column, number);
                case Float number -> group.add(column, number);
                case Boolean flag -> group.add(column, flag);
                case BigDecimal number -> group.add(column, Binary.fromConstantByteArray(six(number)));
                case Object text -> group.add(column, Binary.fromString(text.toString()));
            }
        }
        return group;
    }

    private static byte[] six(BigDecimal number) {
        byte[] least = number.unscaledValue().toByteArray();
        byte[] bytes = new byte[6];
        Arrays.fill(bytes, (byte) (least[0] >> 7));
        System.arraycopy(least, 0, bytes, 6 - least.length, least.length);
        return bytes;
    }
}
