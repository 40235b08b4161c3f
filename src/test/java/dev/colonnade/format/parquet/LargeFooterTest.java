package dev.colonnade.format.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.format.LayoutNode;
import dev.colonnade.format.Table;
import dev.colonnade.testing.TestResources;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Statistics;
import org.apache.parquet.format.Type;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shaded.parquet.org.apache.thrift.TBase;
import shaded.parquet.org.apache.thrift.protocol.TCompactProtocol;
import shaded.parquet.org.apache.thrift.transport.TIOStreamTransport;

/** Files whose footers describe very many column chunks open at once, without an object for each. */
class LargeFooterTest {
    private static final int ROWS = 1000;

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({"30000, 20", "100, 10000"})
    void opensInTime(int columns, int groups) throws Exception {
        Path file = write(folder.resolve("wide.parquet"), columns, groups);
        TestResources opener = new TestResources(64 << 20);
        long start = System.nanoTime();
        try (Table table = opener.open(file)) {
            double seconds = (System.nanoTime() - start) / 1e9;
            assertThat(table.schema().size()).isEqualTo(columns);
            assertThat(table.rowCount()).isEqualTo((long) ROWS * groups);
            LayoutNode group = table.layout().children().get().get(groups - 1);
            LayoutNode chunk = group.children().get().get(columns - 1);
            assertThat(chunk.name()).isEqualTo("column " + (columns - 1));
            assertThat(Objects.requireNonNull(chunk.facts().get("values"))).isEqualTo((long) ROWS);
            assertThat(seconds).isLessThan(1.5);
        }
        assertThat(opener.isAllReturned()).isTrue();
    }

    static Path write(Path file, int columns, int groups) throws Exception {
        byte[] group = bytes(group(columns));
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write("PAR1".getBytes(StandardCharsets.US_ASCII));
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            // FileMetaData by hand: version, schema, rows, and then a list of groups that are all the same.
            head.write(new byte[]{0x15, 2});
            head.write(0x19);
            list(head, columns + 1);
            head.write(bytes(new SchemaElement("schema").setNum_children(columns)));
            for (int i = 0; i < columns; i++) {
                head.write(bytes(new SchemaElement("column " + i).setType(Type.INT64)
                        .setRepetition_type(FieldRepetitionType.OPTIONAL)));
            }
            head.write(0x16);
            varint(head, (long) ROWS * groups * 2);
            head.write(0x19);
            list(head, groups);
            out.write(head.toByteArray());
            for (int i = 0; i < groups; i++) {
                out.write(group);
            }
            out.write(0);
            long length = head.size() + (long) group.length * groups + 1;
            out.write(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(Math.toIntExact(length)).array());
            out.write("PAR1".getBytes(StandardCharsets.US_ASCII));
        }
        return file;
    }

    private static RowGroup group(int columns) {
        List<ColumnChunk> chunks = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            ColumnMetaData meta = new ColumnMetaData(Type.INT64, List.of(Encoding.PLAIN, Encoding.RLE),
                    List.of("column " + i), CompressionCodec.SNAPPY, ROWS, 8000, 4000, 4);
            meta.setStatistics(new Statistics().setMin_value(new byte[8]).setMax_value(new byte[8]).setNull_count(0));
            chunks.add(new ColumnChunk(4).setMeta_data(meta).setOffset_index_offset(400).setOffset_index_length(30)
                    .setColumn_index_offset(500).setColumn_index_length(40));
        }
        return new RowGroup(chunks, 8000L * columns, ROWS);
    }

    private static byte[] bytes(TBase<?, ?> struct) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        struct.write(new TCompactProtocol(new TIOStreamTransport(out)));
        return out.toByteArray();
    }

    private static void list(ByteArrayOutputStream out, int count) {
        out.write(0xFC);
        varint(out, count);
    }

    private static void varint(ByteArrayOutputStream out, long value) {
        long left = value;
        for (; left > 127; left >>>= 7) {
            out.write((int) (left & 127 | 128));
        }
        out.write((int) left);
    }
}
