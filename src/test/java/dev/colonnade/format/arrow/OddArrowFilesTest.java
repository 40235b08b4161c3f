package dev.colonnade.format.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colonnade.base.Fault;
import dev.colonnade.base.RowRange;
import dev.colonnade.format.Table;
import dev.colonnade.testing.Rows;
import dev.colonnade.testing.TestResources;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are valid and odd, or nearly files of ours. */
class OddArrowFilesTest {
    @TempDir
    Path folder;

    private final TestResources opener = new TestResources(64 << 20);

    private Path save(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    @Test
    void featherV1IsRefusedByName() throws IOException {
        Path file = save("old.feather", "FEA1, and then a table of another time FEA1".getBytes("US-ASCII"));
        assertThatThrownBy(() -> opener.open(file)).isInstanceOf(Fault.class).hasMessageContaining("old.feather")
                .hasMessageContaining("Feather V1");
        assertThat(opener.isAllReturned()).isTrue();
    }

    @Test
    void rowsWithoutColumns() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (VectorSchemaRoot root = new VectorSchemaRoot(new Schema(List.of()), List.of(), 0);
                ArrowFileWriter writer = new ArrowFileWriter(root, null, Channels.newChannel(out))) {
            writer.start();
            for (int rows : new int[]{2, 0, 3}) {
                root.setRowCount(rows);
                writer.writeBatch();
            }
            writer.end();
        }
        try (Table table = opener.open(save("bare.arrow", out.toByteArray()))) {
            assertThat(table.schema().size()).isZero();
            assertThat(Rows.of(table)).containsExactly("[]", "[]", "[]", "[]", "[]");
            assertThat(table.chunks().of(2)).isEqualTo(2);
        }
        assertThat(opener.isAllReturned()).isTrue();
    }

    @Test
    void metadataAtEveryLevel() throws IOException {
        Schema schema = new Schema(List.of(new Field("n",
                new FieldType(true, new ArrowType.Int(32, true), null, Map.of("unit", "metres")), null)),
                Map.of("made by", "a test"));
        try (Table table = opener.open(save("told.arrow", file(schema, 4, Map.of("closed", "well"))))) {
            assertThat(table.schema().metadata()).containsEntry("made by", "a test");
            assertThat(table.schema().field(0).metadata()).containsEntry("unit", "metres");
            assertThat(table.layout().facts()).containsEntry("footerMetadata", Map.of("closed", "well"));
        }
    }

    /** What a writer leaves that was killed before it could write the footer. */
    @Test
    void aFileWithoutItsFooterGivesTheRowsItHas() throws IOException {
        byte[] whole = file(schema(), 1000, Map.of());
        byte[] trailer = {'A', 'R', 'R', 'O', 'W', '1'};
        for (int cut = 1; cut < 100; cut++) {
            Path file = save("killed.arrow", Arrays.copyOf(whole, whole.length - cut));
            try (Table table = opener.open(file)) {
                assertThat(table.rowCount()).isEqualTo(1000);
                assertThat(Rows.of(table, RowRange.of(999, 1000), new int[]{0})).containsExactly("[999]");
                assertThat(table.format()).contains("without its footer");
            }
        }
        assertThat(Arrays.copyOfRange(whole, whole.length - 6, whole.length)).isEqualTo(trailer);
    }

    /** A body that is cut short is refused wherever it is cut, by its place. */
    @Test
    void aCutBodyIsRefused() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (RootAllocator allocator = new RootAllocator();
                VectorSchemaRoot root = filled(schema(), allocator, 1000);
                ArrowStreamWriter writer = new ArrowStreamWriter(root, null, Channels.newChannel(out))) {
            writer.start();
            writer.writeBatch();
            writer.end();
        }
        byte[] whole = out.toByteArray();
        for (int cut = 9; cut < 4000; cut += 37) {
            Path file = save("cut.arrows", Arrays.copyOf(whole, whole.length - cut));
            assertThatThrownBy(() -> opener.open(file)).isInstanceOf(Fault.class).hasMessageContaining("cut short")
                    .hasMessageContaining("message at byte");
        }
        assertThat(opener.isAllReturned()).isTrue();
    }

    private static Schema schema() {
        return new Schema(
                List.of(new Field("n", FieldType.nullable(new ArrowType.Int(32, true)), null)));
    }

    private static VectorSchemaRoot filled(Schema schema, RootAllocator allocator, int rows) {
        VectorSchemaRoot root = VectorSchemaRoot.create(schema, allocator);
        IntVector vector = (IntVector) root.getVector(0);
        vector.allocateNew(rows);
        for (int i = 0; i < rows; i++) {
            vector.set(i, i);
        }
        root.setRowCount(rows);
        return root;
    }

    private static byte[] file(Schema schema, int rows, Map<String, String> footer) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (RootAllocator allocator = new RootAllocator();
                VectorSchemaRoot root = filled(schema, allocator, rows);
                ArrowFileWriter writer = new ArrowFileWriter(root, null, Channels.newChannel(out), footer)) {
            writer.start();
            writer.writeBatch();
            writer.end();
        }
        return out.toByteArray();
    }
}
