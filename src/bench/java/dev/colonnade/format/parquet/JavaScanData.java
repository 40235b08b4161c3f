package dev.colonnade.format.parquet;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Progress;
import dev.colonnade.base.RowRange;
import dev.colonnade.column.BoolColumn;
import dev.colonnade.column.BytesColumn;
import dev.colonnade.column.Column;
import dev.colonnade.column.FixedColumn;
import dev.colonnade.column.Layouts;
import dev.colonnade.column.Type;
import dev.colonnade.format.Batch;
import dev.colonnade.format.Table;
import dev.colonnade.format.open.Openers;
import dev.colonnade.memory.Resources;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.jspecify.annotations.Nullable;

/**
 * The table of {@link ScanData}, written again by parquet-java as it writes by default: pages of at most 20 000 rows,
 * with page indexes. The main program makes all files: a folder, the number of rows, codecs with commas between them.
 */
final class JavaScanData {
    private static final MessageType SCHEMA = MessageTypeParser.parseMessageType("""
            message scan {
              required int64 id; optional int32 small; optional int64 wide; optional double price;
              optional double wave; optional int64 amount (DECIMAL(12, 2)); optional int32 day (DATE);
              optional int64 moment (TIMESTAMP(MICROS, false)); optional binary city (UTF8);
              optional binary note (UTF8); optional int64 maybe; optional boolean flag;
              optional int32 tiny (INTEGER(8, true)); }""");
    private static final int ROWS = 1 << 17;

    private JavaScanData() {
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        long rows = Long.parseLong(arguments[1]);
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:")) {
            for (String codec : arguments[2].split(",")) {
                System.out.println(write(folder, ScanData.write(duck, folder, rows, codec), rows, codec));
            }
        }
    }

    /** Writes the file unless it is there, and gives its path. */
    static Path write(Path folder, Path source, long rows, String codec) throws IOException {
        Path file = folder.resolve("scan-" + rows + "-" + codec + "-java.parquet");
        if (Files.exists(file)) {
            return file;
        }
        Path part = folder.resolve(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        Rows support = new Rows();
        try (Table table = Openers.open(source, new Resources(1L << 30), Progress.NONE, Cancellation.NEVER);
                ParquetWriter<Integer> writer = new Builder(new LocalOutputFile(part), support).withConf(
                        new PlainParquetConfiguration()).withCodecFactory(new JavaCodecs())
                        .withCompressionCodec(CompressionCodecName.valueOf(codec.toUpperCase(Locale.ROOT)))
                        .build()) {
            for (long at = 0; at < rows;) {
                RowRange range = RowRange.of(at, Math.min(rows, at + ROWS));
                try (Batch batch = table.read(range, table.schema().all(), Cancellation.NEVER)) {
                    support.columns = batch.columns();
                    for (int row = 0; row < batch.length(); row++) {
                        writer.write(row);
                    }
                    at = batch.rows().to();
                }
            }
        }
        return Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Hands one row of the current batch to parquet-java, value by value. */
    private static final class Rows extends WriteSupport<Integer> {
        private List<Column> columns = List.of();
        private @Nullable RecordConsumer consumer;

        @Override
        public WriteContext init(ParquetConfiguration configuration) {
            return new WriteContext(SCHEMA, Map.of());
        }

        @Override
        public WriteContext init(Configuration configuration) {
            return new WriteContext(SCHEMA, Map.of());
        }

        @Override
        public void prepareForWrite(RecordConsumer consumer) {
            this.consumer = consumer;
        }

        @Override
        public void write(Integer row) {
            RecordConsumer to = Objects.requireNonNull(consumer);
            to.startMessage();
            for (int i = 0; i < columns.size(); i++) {
                Column column = columns.get(i);
                if (!column.isNull(row)) {
                    String name = SCHEMA.getFieldName(i);
                    to.startField(name, i);
                    add(to, column, row);
                    to.endField(name, i);
                }
            }
            to.endMessage();
        }

        private static void add(RecordConsumer to, Column column, int row) {
            switch (column) {
                case BoolColumn bools -> to.addBoolean(bools.get(row));
                case BytesColumn bytes ->
                    to.addBinary(Binary.fromReusedByteArray(bytes.value(row).toArray(ValueLayout.JAVA_BYTE)));
                case FixedColumn fixed when fixed.type() instanceof Type.FloatingPoint ->
                    to.addDouble(fixed.getDouble(row));
                // The low half is the whole value: amounts have twelve digits.
                case FixedColumn fixed when fixed.width() == 16 ->
                    to.addLong(fixed.data().get(Layouts.LONG, row * 16L));
                case FixedColumn fixed when fixed.width() == 8 -> to.addLong(fixed.getLong(row));
                case FixedColumn fixed -> to.addInteger((int) fixed.getInteger(row, true));
                default -> throw new IllegalArgumentException(column.type().toString());
            }
        }
    }

    /** A writer over {@link Rows}. */
    private static final class Builder extends ParquetWriter.Builder<Integer, Builder> {
        private final Rows rows;

        Builder(OutputFile file, Rows rows) {
            super(file);
            this.rows = rows;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        protected WriteSupport<Integer> getWriteSupport(ParquetConfiguration configuration) {
            return rows;
        }

        @Override
        protected WriteSupport<Integer> getWriteSupport(Configuration configuration) {
            return rows;
        }
    }
}
