package dev.colonnade.format.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colonnade.base.Fault;
import dev.colonnade.base.RowRange;
import dev.colonnade.format.Table;
import dev.colonnade.testing.Rows;
import dev.colonnade.testing.TestResources;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.ipc.WriteChannel;
import org.apache.arrow.vector.ipc.message.ArrowDictionaryBatch;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dictionaries that grow and change between the batches of a stream: each batch is read with the one of its place. */
class DictionaryStreamTest {
    private static final ArrowType INT = new ArrowType.Int(32, true);

    @TempDir
    Path folder;

    @Test
    void deltasExtendAndReplacementsReplace() throws IOException {
        Path file = folder.resolve("changing.arrows");
        try (RootAllocator allocator = new RootAllocator(); WriteChannel out = open(file)) {
            MessageSerializer.serialize(out, schema());
            dictionary(out, allocator, false, "red", "green");
            batch(out, allocator, 0, 1, -1);
            dictionary(out, allocator, true, "blue");
            dictionary(out, allocator, true, "white", "black");
            batch(out, allocator, 4, 2, 0);
            dictionary(out, allocator, false, "one", "two");
            batch(out, allocator, 1, 0, -1);
            dictionary(out, allocator, true, "three");
            batch(out, allocator, 2, 0, 1);
        }
        TestResources opener = new TestResources(64 << 20);
        try (Table table = opener.open(file)) {
            List<String> rows = List.of("[\"red\"]", "[\"green\"]", "[null]", "[\"black\"]", "[\"blue\"]", "[\"red\"]",
                    "[\"two\"]", "[\"one\"]", "[null]", "[\"three\"]", "[\"one\"]", "[\"two\"]");
            assertThat(Rows.of(table)).isEqualTo(rows);
            for (int row = rows.size() - 1; row >= 0; row--) {
                assertThat(Rows.of(table, RowRange.of(row, row + 1), new int[]{0})).containsExactly(rows.get(row));
            }
        }
        assertThat(opener.isAllReturned()).isTrue();
    }

    @Test
    void anIndexOutsideOfTheDictionaryOfItsPlaceIsDamage() throws IOException {
        Path file = folder.resolve("early.arrows");
        try (RootAllocator allocator = new RootAllocator(); WriteChannel out = open(file)) {
            MessageSerializer.serialize(out, schema());
            batch(out, allocator, -1, -1, -1);
            dictionary(out, allocator, false, "red");
            batch(out, allocator, 0, 0, 1);
        }
        TestResources opener = new TestResources(64 << 20);
        try (Table table = opener.open(file)) {
            assertThat(Rows.of(table, RowRange.of(0, 3), new int[]{0})).containsOnly("[null]");
            assertThatThrownBy(() -> Rows.of(table)).isInstanceOf(Fault.class)
                    .hasMessageContaining("dictionary index 1").hasMessageContaining("1 values");
        }
        assertThat(opener.isAllReturned()).isTrue();
    }

    private static WriteChannel open(Path file) throws IOException {
        return new WriteChannel(FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    }

    private static Schema schema() {
        // In a message, a dictionary-encoded field has the type of its values.
        return new Schema(List.of(new Field("colour",
                new FieldType(true, new ArrowType.Utf8(), new DictionaryEncoding(7, false, (ArrowType.Int) INT)),
                null)));
    }

    private static void dictionary(WriteChannel out, RootAllocator allocator, boolean delta, String... values)
            throws IOException {
        try (VarCharVector vector = new VarCharVector("values", allocator);
                VectorSchemaRoot root = new VectorSchemaRoot(List.of(vector))) {
            vector.allocateNew();
            for (int i = 0; i < values.length; i++) {
                vector.setSafe(i, values[i].getBytes(StandardCharsets.UTF_8));
            }
            root.setRowCount(values.length);
            try (ArrowRecordBatch batch = new VectorUnloader(root).getRecordBatch();
                    ArrowDictionaryBatch dictionary = new ArrowDictionaryBatch(7, batch, delta)) {
                MessageSerializer.serialize(out, dictionary);
            }
        }
    }

    /** @param indices of which -1 stands for null */
    private static void batch(WriteChannel out, RootAllocator allocator, int... indices) throws IOException {
        try (IntVector vector = new IntVector("colour", allocator);
                VectorSchemaRoot root = new VectorSchemaRoot(List.of(vector))) {
            vector.allocateNew(indices.length);
            for (int i = 0; i < indices.length; i++) {
                if (indices[i] >= 0) {
                    vector.set(i, indices[i]);
                }
            }
            root.setRowCount(indices.length);
            try (ArrowRecordBatch batch = new VectorUnloader(root).getRecordBatch()) {
                MessageSerializer.serialize(out, batch);
            }
        }
    }
}
