package dev.colonnade.format.arrow.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Bits;
import dev.colonnade.column.BoolColumn;
import dev.colonnade.column.Column;
import dev.colonnade.column.DictionaryColumn;
import dev.colonnade.column.Field;
import dev.colonnade.column.FixedColumn;
import dev.colonnade.column.FixedListColumn;
import dev.colonnade.column.ListColumn;
import dev.colonnade.column.NullColumn;
import dev.colonnade.column.RunEndColumn;
import dev.colonnade.column.Schema;
import dev.colonnade.column.StructColumn;
import dev.colonnade.column.Type;
import dev.colonnade.column.UnionColumn;
import dev.colonnade.column.VarBytesColumn;
import dev.colonnade.column.ViewBytesColumn;
import dev.colonnade.format.out.ChannelTarget;
import dev.colonnade.format.out.OutputFile;
import dev.colonnade.format.out.StreamTarget;
import dev.colonnade.memory.Resources;
import dev.colonnade.text.Make;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryEncoder;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrowWriterTest {
    private static final Type INT32 = new Type.Int(32, true);
    private final Resources resources = new Resources(64 << 20);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    /** Five rows of each type, with a null in the second row wherever the layout can have one. */
    private static List<Column> columns() {
        Bits some = Make.validity(0b11101);
        Column words = Make.text("one", "two", "three");
        MemorySegment offsets = MemorySegment.ofArray(new int[]{0, 1, 1, 3, 3, 5});
        VarBytesColumn text = Make.text("a", "bb", "", "dddd", "ü");
        StructColumn entries = new StructColumn(new Type.Struct(List.of(new Field("key", INT32, false),
                new Field("value", INT32, true))), 5, Bits.ALL, List.of(Make.ints(INT32, 1, 2, 3, 4, 5),
                        Make.ints(INT32, 6, 7, 8, 9, 10)));
        Field item = new Field("item", INT32, true);
        return List.of(
                new FixedColumn(INT32, 5, some, 4, MemorySegment.ofArray(new int[]{1, 2, 3, 4, 5})),
                new FixedColumn(new Type.Timestamp(Type.Unit.MICRO, "UTC"), 5, some, 8,
                        MemorySegment.ofArray(new long[]{1, 2, 3, 4, 5})),
                new FixedColumn(new Type.Decimal(128, 20, 2), 5, some, 16, MemorySegment.ofArray(
                        Make.littleEndian(1, 0, 2, 0, 3, 0, 4, 0, -5, -1))),
                new BoolColumn(new Type.Bool(), 5, some, Make.validity(0b10110)),
                new BoolColumn(new Type.Bool(), 5, some, Bits.ALL),
                new NullColumn(new Type.Null(), 5),
                new VarBytesColumn(text.type(), 5, some, false, text.offsets(), text.data()),
                new ListColumn(new Type.ListOf(Type.Layout.SMALL, item), 5, some, false, offsets, null, 0,
                        Make.ints(INT32, 10, 11, 12, 13, 14)),
                new ListColumn(new Type.MapOf(new Field("entries", entries.type(), false), false), 5, some, false,
                        offsets, null, 0, entries),
                new FixedListColumn(new Type.FixedList(2, item), 5, some, 2,
                        Make.ints(INT32, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9)),
                new StructColumn(new Type.Struct(List.of(new Field("x", INT32, true))), 5, some,
                        List.of(Make.ints(INT32, 5, 4, 3, 2, 1))),
                new UnionColumn(new Type.Union(true, List.of(3, 4), List.of(new Field("i", INT32, true),
                        new Field("t", words.type(), true))), 5, Bits.ALL,
                        MemorySegment.ofArray(new byte[]{3, 4, 3, 4, 4}),
                        MemorySegment.ofArray(new int[]{0, 0, 1, 1, 2}), List.of(0L, 0L),
                        List.of(Make.ints(INT32, 7, 8), words)),
                new UnionColumn(new Type.Union(false, List.of(0, 1), List.of(new Field("i", INT32, true),
                        new Field("t", text.type(), true))), 5, Bits.ALL,
                        MemorySegment.ofArray(new byte[]{0, 1, 0, 1, 1}), null, List.of(0L, 0L),
                        List.of(Make.ints(INT32, 1, 2, 3, 4, 5), text)),
                new DictionaryColumn(new Type.Dictionary(7, new Type.Int(32, true), false, words.type()),
                        new FixedColumn(INT32, 5, some, 4, MemorySegment.ofArray(new int[]{2, 0, 1, 0, 2})), words),
                new RunEndColumn(new Type.RunEndEncoded(new Field("run_ends", INT32, false),
                        new Field("values", words.type(), true)), 5, 0, Make.ints(INT32, 2, 4, 5), words),
                views("a", "longer than twelve bytes", "", "also longer than twelve", "twelve bytes"),
                new ListColumn(new Type.ListOf(Type.Layout.VIEW, item), 5, some, false,
                        MemorySegment.ofArray(new int[]{2, 0, 1, 0, 3}),
                        MemorySegment.ofArray(new int[]{1, 2, 2, 0, 1}), 0, Make.ints(INT32, 1, 2, 3, 4, 5)));
    }

    private static ViewBytesColumn views(String... values) {
        MemorySegment views = MemorySegment.ofArray(new byte[16 * values.length]);
        byte[] data = String.join("", values).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        int at = 0;
        for (int i = 0; i < values.length; i++) {
            int size = values[i].length();
            views.set(dev.colonnade.column.Layouts.INT, i * 16L, size);
            MemorySegment.copy(MemorySegment.ofArray(data), at, views, i * 16L + 4, Math.min(size, size > 12 ? 4 : 12));
            if (size > 12) {
                views.set(dev.colonnade.column.Layouts.INT, i * 16L + 12, at);
            }
            at += size;
        }
        return new ViewBytesColumn(new Type.Utf8(Type.Layout.VIEW), values.length, Bits.ALL, views,
                List.of(MemorySegment.ofArray(data)));
    }

    private static Schema schema(List<Column> columns) {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            fields.add(new Field("c" + i, columns.get(i).type(), true, Map.of("place", "" + i)));
        }
        return new Schema(fields, Map.of("made by", "a test"));
    }

    private Path writeFile(Schema schema, List<List<Column>> batches) throws IOException {
        Path path = folder.resolve("t.arrow");
        try (OutputFile out = OutputFile.create(path)) {
            ArrowWriter writer = new ArrowWriter(schema, new ChannelTarget(out.channel()), true, resources.held());
            for (List<Column> batch : batches) {
                writer.write(batch, batch.isEmpty() ? 0 : batch.getFirst().length());
            }
            writer.finish();
            assertThat(writer.position()).isEqualTo(out.channel().position());
            assertThat(Files.exists(path)).isFalse();
            out.commit();
        }
        assertThat(resources.held().inUse()).isZero();
        return path;
    }

    private static List<String> rows(ArrowReader reader) throws IOException {
        List<String> rows = new ArrayList<>();
        VectorSchemaRoot root = reader.getVectorSchemaRoot();
        while (reader.loadNextBatch()) {
            List<FieldVector> vectors = new ArrayList<>();
            for (FieldVector vector : root.getFieldVectors()) {
                org.apache.arrow.vector.types.pojo.DictionaryEncoding encoding = vector.getField().getDictionary();
                vectors.add(encoding == null
                        ? vector
                        : (FieldVector) DictionaryEncoder.decode(vector, reader.lookup(encoding.getId())));
            }
            for (int row = 0; row < root.getRowCount(); row++) {
                StringBuilder line = new StringBuilder();
                for (FieldVector vector : vectors) {
                    line.append(line.isEmpty() ? "" : " | ").append(vector.getObject(row));
                }
                rows.add(line.toString());
            }
            for (FieldVector vector : vectors) {
                if (!root.getFieldVectors().contains(vector)) {
                    vector.close();
                }
            }
        }
        return rows;
    }

    private static final List<String> EXPECTED = List.of(
            "1 | 1 | 0.01 | false | true | null | a | [10] | [{\"key\":1,\"value\":6}] | [0,1] | {\"x\":5} | 7 | 1"
                    + " | three | one | a | [3]",
            "null | null | null | null | null | null | null | null | null | null | null | one | bb | null | one"
                    + " | longer than twelve bytes | null",
            "3 | 3 | 0.03 | true | true | null |  | [11,12] | [{\"key\":2,\"value\":7},{\"key\":3,\"value\":8}] | [4,5]"
                    + " | {\"x\":3} | 8 | 3 | two | two |  | [2,3]",
            "4 | 4 | 0.04 | false | true | null | dddd | [] | [] | [6,7] | {\"x\":2} | two | dddd | one | two"
                    + " | also longer than twelve | []",
            "5 | 5 | -0.05 | true | true | null | ü | [13,14] | [{\"key\":4,\"value\":9},{\"key\":5,\"value\":10}]"
                    + " | [8,9] | {\"x\":1} | three | ü | three | three | twelve bytes | [4]");

    @Test
    void everyLayoutWholeAndInEverySliceIsReadBackByArrowJava() throws IOException {
        List<Column> columns = columns();
        List<List<Column>> batches = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (int from = 0; from <= 5; from++) {
            for (int length = 0; from + length <= 5; length++) {
                List<Column> slice = new ArrayList<>();
                for (Column column : columns) {
                    slice.add(column.slice(from, length));
                }
                batches.add(slice);
                expected.addAll(EXPECTED.subList(from, from + length));
            }
        }
        Path path = writeFile(schema(columns), batches);
        try (RootAllocator allocator = new RootAllocator();
                FileChannel channel = FileChannel.open(path);
                ArrowFileReader reader = new ArrowFileReader(channel, allocator)) {
            assertThat(rows(reader)).isEqualTo(expected);
            assertThat(reader.getRecordBlocks()).hasSize(batches.size()).allMatch(block -> block.getOffset() % 8 == 0
                    && (block.getOffset() + block.getMetadataLength()) % 64 == 0);
            assertThat(reader.getDictionaryBlocks()).as("written once").hasSize(1);
            assertThat(reader.getVectorSchemaRoot().getSchema().getCustomMetadata()).containsEntry("made by", "a test");
            assertThat(reader.getVectorSchemaRoot().getSchema().getFields().get(3).getMetadata())
                    .containsEntry("place", "3");
        }
    }

    @Test
    void streamsHoldDictionariesThatChangeAndFilesRefuseThem() throws IOException {
        Type.Dictionary type = new Type.Dictionary(1, new Type.Int(32, true), false, new Type.Utf8(Type.Layout.SMALL));
        Column first = new DictionaryColumn(type, Make.ints(INT32, 1, 0), Make.text("a", "b"));
        Column second = new DictionaryColumn(type, Make.ints(INT32, 1, 0), Make.text("c", "d"));
        Schema schema = new Schema(List.of(new Field("w", type, true)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ArrowWriter writer = new ArrowWriter(schema, new StreamTarget(out), false, resources.held());
        writer.write(List.of(first), 2);
        writer.write(List.of(second), 2);
        writer.finish();
        try (RootAllocator allocator = new RootAllocator();
                ArrowStreamReader reader = new ArrowStreamReader(new ByteArrayInputStream(out.toByteArray()),
                        allocator)) {
            assertThat(rows(reader)).containsExactly("b", "a", "d", "c");
        }
        assertThatThrownBy(() -> writeFile(schema, List.of(List.of(first), List.of(second))))
                .isInstanceOf(Fault.class).hasMessageContaining("write an Arrow stream");
        try (var left = Files.list(folder)) {
            assertThat(left).as("a failed write leaves nothing").isEmpty();
        }
    }

    @Test
    void noColumnsAndNoBatches() throws IOException {
        Path path = writeFile(new Schema(List.of()), List.of());
        try (RootAllocator allocator = new RootAllocator();
                FileChannel channel = FileChannel.open(path);
                ArrowFileReader reader = new ArrowFileReader(channel, allocator)) {
            assertThat(rows(reader)).isEmpty();
        }
    }

    @Test
    void theSchemaOfTypesThatArrowJavaReadsComesBack() throws IOException {
        List<Type> types = List.of(new Type.Int(8, false), new Type.FloatingPoint(16), new Type.FloatingPoint(64),
                new Type.Date(true), new Type.Date(false), new Type.Time(Type.Unit.SECOND),
                new Type.Time(Type.Unit.NANO), new Type.Timestamp(Type.Unit.MILLI, null),
                new Type.Duration(Type.Unit.MICRO), new Type.Interval(Type.IntervalUnit.MONTH_DAY_NANO),
                new Type.FixedBinary(3), new Type.Binary(Type.Layout.LARGE), new Type.Utf8(Type.Layout.LARGE),
                new Type.Binary(Type.Layout.VIEW), new Type.Decimal(256, 70, 3),
                new Type.Extension("my.own", "some", new Type.Int(16, true)));
        List<Field> fields = new ArrayList<>();
        types.forEach(type -> fields.add(new Field("f", type, false)));
        Path path = writeFile(new Schema(fields), List.of());
        try (RootAllocator allocator = new RootAllocator();
                FileChannel channel = FileChannel.open(path);
                ArrowFileReader reader = new ArrowFileReader(channel, allocator)) {
            List<String> read = new ArrayList<>();
            reader.getVectorSchemaRoot().getSchema().getFields().forEach(field -> read.add(field.toString()));
            assertThat(read).containsExactly("f: Int(8, false) not null", "f: FloatingPoint(HALF) not null",
                    "f: FloatingPoint(DOUBLE) not null", "f: Date(MILLISECOND) not null", "f: Date(DAY) not null",
                    "f: Time(SECOND, 32) not null", "f: Time(NANOSECOND, 64) not null",
                    "f: Timestamp(MILLISECOND, null) not null", "f: Duration(MICROSECOND) not null",
                    "f: Interval(MONTH_DAY_NANO) not null", "f: FixedSizeBinary(3) not null",
                    "f: LargeBinary not null", "f: LargeUtf8 not null", "f: BinaryView not null",
                    "f: Decimal(70, 3, 256) not null", "f: Int(16, true) not null");
        }
    }
}
