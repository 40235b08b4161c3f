package dev.colonnade.task.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.base.Progress;
import dev.colonnade.codec.Codec;
import dev.colonnade.codec.Compressor;
import dev.colonnade.column.Bits;
import dev.colonnade.column.BoolColumn;
import dev.colonnade.column.Column;
import dev.colonnade.column.DictionaryColumn;
import dev.colonnade.column.Field;
import dev.colonnade.column.FixedColumn;
import dev.colonnade.column.FixedListColumn;
import dev.colonnade.column.ListColumn;
import dev.colonnade.column.Schema;
import dev.colonnade.column.StructColumn;
import dev.colonnade.column.Type;
import dev.colonnade.column.Type.Layout;
import dev.colonnade.column.Type.Unit;
import dev.colonnade.column.VarBytesColumn;
import dev.colonnade.format.ForwardingTable;
import dev.colonnade.format.Table;
import dev.colonnade.format.arrow.OracleText;
import dev.colonnade.format.arrow.RandomVectors;
import dev.colonnade.format.open.Openers;
import dev.colonnade.format.parquet.schema.ArrowHints;
import dev.colonnade.format.parquet.write.Written;
import dev.colonnade.format.write.Form;
import dev.colonnade.format.write.WriteOptions;
import dev.colonnade.memory.Resources;
import dev.colonnade.scan.MemoryTable;
import dev.colonnade.task.sort.Sort;
import dev.colonnade.task.sort.SortKey;
import dev.colonnade.testing.Rows;
import dev.colonnade.testing.Tasks;
import dev.colonnade.testing.TestData;
import dev.colonnade.text.Make;
import dev.colonnade.view.AllRows;
import dev.colonnade.view.Permutation;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.arrow.compression.CommonsCompressionFactory;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryEncoder;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Types that only Arrow has survive a stay in Parquet, and a schema beside a Parquet file is never more than a hint. */
class ArrowAgainTest {
    private static final Type TEXT = new Type.Utf8(Layout.SMALL);
    private static final Type INT32 = new Type.Int(32, true);
    private final Resources resources = new Resources(256_000_000);

    @TempDir
    private Path folder = Path.of("");
    private Tasks tasks = new Tasks(resources, Path.of(""));

    @BeforeEach
    void begin() {
        tasks.close();
        tasks = new Tasks(resources, folder.resolve("spill"));
    }

    @AfterEach
    void end() {
        assertThat(tasks.isAllReturned()).isTrue();
        assertThat(resources.files().mapped()).isZero();
        tasks.close();
    }

    private Table open(Path file) {
        return Openers.open(file, resources, Progress.NONE, Cancellation.NEVER);
    }

    private Path export(Table table, int[] columns, String name, WriteOptions options) {
        Path to = folder.resolve(name);
        tasks.run(new Export(table, new AllRows(table.rowCount()), columns, to, options, "test"), 2);
        return to;
    }

    private Path export(Path file, String name, WriteOptions options) {
        try (Table table = open(file)) {
            return export(table, table.schema().all(), name, options);
        }
    }

    private Path random(Random random) throws IOException {
        Path arrow = folder.resolve("random.arrow");
        try (RootAllocator allocator = new RootAllocator()) {
            RandomVectors vectors = new RandomVectors(random);
            var schema = new org.apache.arrow.vector.types.pojo.Schema(vectors.fields(9), Map.of("made by", "chance"));
            try (VectorSchemaRoot root = VectorSchemaRoot.create(schema, allocator);
                    FileChannel out = FileChannel.open(arrow, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    ArrowFileWriter writer = new ArrowFileWriter(root, null, out)) {
                for (int batch = random.nextInt(3); batch >= 0; batch--) {
                    int rows = random.nextInt(900);
                    for (FieldVector vector : root.getFieldVectors()) {
                        try (FieldVector made = vectors.vector(vector.getField(), allocator, rows)) {
                            made.makeTransferPair(vector).transfer();
                        }
                    }
                    root.setRowCount(rows);
                    writer.writeBatch();
                }
            }
        }
        return arrow;
    }

    /** What arrow-java finds in a file: its schema, and a line for each row. */
    private static List<String> arrowJava(Path file, boolean stream, List<String> lines) throws IOException {
        try (RootAllocator allocator = new RootAllocator();
                FileChannel in = FileChannel.open(file);
                ArrowReader reader = stream
                        ? new ArrowStreamReader(in, allocator, CommonsCompressionFactory.INSTANCE)
                        : new ArrowFileReader(in, allocator, CommonsCompressionFactory.INSTANCE)) {
            VectorSchemaRoot root = reader.getVectorSchemaRoot();
            while (reader.loadNextBatch()) {
                for (int row = 0; row < root.getRowCount(); row++) {
                    StringBuilder text = new StringBuilder();
                    for (FieldVector vector : root.getFieldVectors()) {
                        text.append(text.isEmpty() ? "" : ",");
                        var encoding = vector.getField().getDictionary();
                        if (encoding == null) {
                            OracleText.write(vector, row, text);
                        } else {
                            try (FieldVector decoded = (FieldVector) DictionaryEncoder.decode(vector,
                                    reader.lookup(encoding.getId()))) {
                                OracleText.write(decoded, row, text);
                            }
                        }
                    }
                    lines.add(text.toString());
                }
            }
            return root.getSchema().getFields().stream().map(Object::toString).toList();
        }
    }

    private static WriteOptions arrow(int way, int batchRows) {
        Codec[] codecs = {Codec.UNCOMPRESSED, Codec.LZ4_RAW, Codec.ZSTD};
        return WriteOptions.of(way % 2 == 0 ? Form.ARROW_FILE : Form.ARROW_STREAM)
                .withCompression(codecs[way % 3], Compressor.DEFAULT_LEVEL).withRows(1 << 19, batchRows);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void everyTypeComesBack(int seed) throws IOException {
        Random random = new Random(seed);
        Path first = random(random);
        try (Table given = open(first)) {
            int[] columns = Written.columns(given);
            if (columns.length == 0) {
                return;
            }
            boolean stream = seed % 2 == 1;
            WriteOptions options = arrow(seed, random.nextInt(3) * 100);
            Path before = export(given, columns, "before.arrow", WriteOptions.of(Form.ARROW_FILE));
            Path parquet = export(given, columns, "middle.parquet", WriteOptions.of(Form.PARQUET));
            Path again = export(parquet, "again.parquet", WriteOptions.of(Form.PARQUET));
            Path after = export(again, "after.arrow", options);
            try (Table one = open(before); Table other = open(after)) {
                assertThat(other.schema()).isEqualTo(one.schema());
                assertThat(Rows.of(other)).isEqualTo(Rows.of(one));
            }
            List<String> expected = new ArrayList<>();
            List<String> rows = new ArrayList<>();
            List<String> fields = arrowJava(before, false, expected);
            assertThat(arrowJava(after, stream, rows)).isEqualTo(fields);
            assertThat(rows).isEqualTo(expected);
        }
    }

    private static Column dictionary(Type.Int index, Type values, int rows, int every) {
        int width = index.bits() / 8;
        byte[] numbers = new byte[rows * width];
        long[] valid = new long[rows / 64 + 1];
        for (int i = 0; i < rows; i++) {
            numbers[i * width] = (byte) (i * 7 % 3);
            valid[i >> 6] |= i % every == 0 ? 0 : 1L << i;
        }
        Bits validity = Bits.of(MemorySegment.ofArray(valid), 0, rows);
        VarBytesColumn plain = Make.text("one", "a second word, which is longer", "");
        Column words = values.equals(TEXT)
                ? plain
                : values instanceof Type.Utf8
                        ? new VarBytesColumn(values, 3, Bits.ALL, true,
                                MemorySegment.ofArray(new long[]{0, 3, 33, 33}), plain.data())
                        : Make.longs(values, 1_000, -5_000, 0);
        return new DictionaryColumn(new Type.Dictionary(0, index, true, values),
                new FixedColumn(index, rows, validity, width, MemorySegment.ofArray(numbers)), words);
    }

    private static Column under(long id, Column column) {
        Type.Dictionary type = (Type.Dictionary) column.type();
        return column.as(new Type.Dictionary(id, type.index(), type.ordered(), type.values()));
    }

    /** What arrow-java draws no random ones of. */
    private static List<Column> rare(int rows) {
        Column words = under(0, dictionary(new Type.Int(8, true), TEXT, rows, 4));
        Column large = under(1, dictionary(new Type.Int(16, false), new Type.Utf8(Layout.LARGE), rows, 5));
        Column times = under(2, dictionary(new Type.Int(64, true), new Type.Timestamp(Unit.SECOND, "Asia/Tokyo"), rows,
                6));
        Column inner = under(3, dictionary(new Type.Int(32, true), TEXT, rows, 9));
        int[] offsets = new int[rows + 1];
        Arrays.setAll(offsets, i -> i);
        long[] starts = new long[rows];
        Arrays.setAll(starts, i -> i);
        long[] sizes = new long[rows];
        Arrays.fill(sizes, 1);
        Field element = new Field("x", INT32, true);
        int[] numbers = new int[rows];
        Arrays.setAll(numbers, i -> i);
        Column ints = Make.ints(INT32, numbers);
        Type pair = new Type.Struct(List.of(new Field("k", INT32, false), new Field("v", inner.type(), true)));
        Column entries = new StructColumn(pair, rows, Bits.ALL, List.of(ints, inner));
        Bits none = Bits.of(MemorySegment.ofArray(new byte[rows]), 0, rows);
        return List.of(words, large, times,
                new ListColumn(new Type.MapOf(new Field("pairs", pair, false), true), rows, Bits.ALL, false,
                        MemorySegment.ofArray(offsets), null, 0, entries),
                new ListColumn(new Type.ListOf(Layout.LARGE_VIEW, element), rows, Bits.ALL, true,
                        MemorySegment.ofArray(starts), MemorySegment.ofArray(sizes), 0, ints),
                new FixedListColumn(new Type.FixedList(1, element), rows, none, 1, ints),
                new FixedColumn(new Type.Decimal(32, 7, 2), rows, Bits.ALL, 4, MemorySegment.ofArray(numbers)),
                new FixedColumn(new Type.Time(Unit.SECOND), rows, Bits.ALL, 4, MemorySegment.ofArray(numbers)),
                new FixedColumn(new Type.Duration(Unit.NANO), rows, none, 8, MemorySegment.ofArray(starts)));
    }

    private static Schema schema(List<Column> columns) {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            fields.add(new Field("c" + i, columns.get(i).type(), true, Map.of("place", "" + i)));
        }
        return new Schema(fields, Map.of("made by", "a test"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void dictionariesAndRareTypesComeBack(int way) throws IOException {
        List<Column> columns = rare(600);
        Table table = new MemoryTable(schema(columns), columns, 400, 170);
        Path parquet = export(table, table.schema().all(), "rare.parquet", WriteOptions.of(Form.PARQUET));
        Path after = export(parquet, "rare.arrow", arrow(way, way * 70));
        List<String> expected = Rows.of(table);
        try (Table other = open(after)) {
            assertThat(other.schema()).isEqualTo(table.schema());
            assertThat(Rows.of(other)).isEqualTo(expected);
        }
        // arrow-java has no decimals of 32 bits, nor dictionaries in lists that it would look up.
        Path flat;
        try (Table read = open(parquet)) {
            flat = export(read, new int[]{0, 1, 2, 5, 7, 8}, "flat.arrow", arrow(way, way * 70));
        }
        List<String> rows = new ArrayList<>();
        assertThat(arrowJava(flat, way % 2 == 1, rows))
                .anyMatch(field -> field.startsWith("c1: Int(16, false)[dictionary"));
        assertThat(rows.stream().map(row -> "[" + row + "]"))
                .isEqualTo(Rows.of(table, dev.colonnade.base.RowRange.of(0, 600), new int[]{0, 1, 2, 5, 7, 8}));
    }

    @Test
    void aDictionaryThatDoesNotFitTheMemoryIsLeftAndThatIsTold() throws IOException {
        int rows = 200_000;
        String[] words = new String[rows];
        for (int i = 0; i < rows; i++) {
            words[i] = "a word that nobody else has, one of very many of the kind, with the number " + i * 7919L;
        }
        Column column = Make.text(words);
        Table table = new MemoryTable(schema(List.of(column)), List.of(column), 50_000, 50_000);
        Path parquet = export(said(table, new Type.Dictionary(0, INT32_INDEX, false, TEXT)), new int[]{0},
                "words.parquet", WriteOptions.of(Form.PARQUET));
        for (int way = 0; way < 2; way++) {
            Resources little = new Resources(24_000_000);
            Path to = folder.resolve("words.arrow");
            try (Tasks few = new Tasks(little, folder.resolve("few"));
                    Table read = Openers.open(parquet, little, Progress.NONE, Cancellation.NEVER)) {
                assertThat(read.declared(0).type()).isInstanceOf(Type.Dictionary.class);
                var done = few.submit(new Export(read, new AllRows(rows), new int[]{0}, to, arrow(way, 0), "test"), 2);
                assertThat(done.join().rows()).isEqualTo(rows);
                assertThat(done.metrics().events()).contains(Fallback.TOLD);
                assertThat(done.metrics().rowsWritten()).isEqualTo(rows);
            }
            try (Table other = open(to)) {
                assertThat(other.schema().field(0).type()).isEqualTo(TEXT);
                assertThat(Rows.of(other)).isEqualTo(Rows.of(table));
            }
            // With room for it nothing is left, and nothing told.
            try (Table read = open(parquet)) {
                var whole = tasks.submit(new Export(read, new AllRows(rows), new int[]{0}, to, arrow(way, 0), "test"),
                        2);
                whole.join();
                assertThat(whole.metrics().events()).doesNotContain(Fallback.TOLD);
            }
        }
    }

    private static final Type.Int INT32_INDEX = new Type.Int(32, true);

    private static Column flags(int rows) {
        Type.Int index = new Type.Int(8, true);
        byte[] numbers = new byte[rows];
        for (int i = 0; i < rows; i++) {
            numbers[i] = (byte) (i / 3 % 2);
        }
        return new DictionaryColumn(new Type.Dictionary(0, index, false, new Type.Bool()),
                new FixedColumn(index, rows, Bits.of(MemorySegment.ofArray(new long[]{-8, -1, 0xFF}), 0, rows), 1,
                        MemorySegment.ofArray(numbers)),
                new BoolColumn(new Type.Bool(), 2, Bits.ALL,
                        Bits.of(MemorySegment.ofArray(new byte[]{2}), 0, 2)));
    }

    @Test
    void dictionariesOfBooleansComeBack() throws IOException {
        Column flags = flags(180);
        Table table = new MemoryTable(schema(List.of(flags)), List.of(flags), 70, 70);
        Path parquet = export(table, new int[]{0}, "flags.parquet", WriteOptions.of(Form.PARQUET));
        for (int way = 0; way < 6; way++) {
            Path after = export(parquet, "flags.arrow", arrow(way, 0));
            try (Table other = open(after)) {
                assertThat(other.schema()).isEqualTo(table.schema());
                assertThat(Rows.of(other)).isEqualTo(Rows.of(table));
            }
            List<String> rows = new ArrayList<>();
            assertThat(arrowJava(after, way % 2 == 1, rows)).first().asString().contains("[dictionary");
            assertThat(rows.stream().map(row -> "[" + row + "]")).isEqualTo(Rows.of(table));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void dictionariesOfSortedRowsComeBack(int way) throws IOException {
        List<Column> all = rare(180);
        int[] numbers = new int[180];
        Arrays.setAll(numbers, i -> i * 77 % 180);
        // Two columns with one dictionary lose it, for each would get its own under the other's number.
        List<Column> columns = List.of(all.get(0), all.get(1), all.get(2), under(7, flags(180)), under(8, all.get(0)),
                under(8, all.get(0)), Make.ints(INT32, numbers));
        Table table = new MemoryTable(schema(columns), columns, 100, 70);
        Path arrow = export(table, table.schema().all(), "given.arrow", WriteOptions.of(Form.ARROW_FILE));
        try (Table given = open(arrow);
                Permutation order = tasks.run(new Sort(given, new AllRows(180),
                        SortKey.parse("-c6", given.schema(), false)), 2)) {
            Path to = folder.resolve("sorted.arrow");
            int[] chosen = given.schema().all();
            tasks.run(new Export(given, order, chosen, to, arrow(way, way * 30), "test"), 2);
            Path parquet = folder.resolve("sorted.parquet");
            tasks.run(new Export(given, order, chosen, parquet, WriteOptions.of(Form.PARQUET), "test"), 2);
            List<String> rows = Rows.of(given);
            List<String> expected = new ArrayList<>();
            for (int place = 0; place < 180; place++) {
                expected.add(rows.get((int) order.sourceRow(place)));
            }
            for (Path file : List.of(to, export(parquet, "last.arrow", arrow(way, 0)))) {
                try (Table read = open(file)) {
                    assertThat(Rows.of(read)).as(file.toString()).isEqualTo(expected);
                    for (int column = 0; column < 4; column++) {
                        assertThat(read.schema().field(column).type().toString())
                                .isEqualTo(given.schema().field(column).type().toString());
                    }
                    assertThat(read.schema().field(4).type()).isEqualTo(TEXT);
                    assertThat(read.schema().field(6)).isEqualTo(given.schema().field(6));
                }
            }
            List<String> seen = new ArrayList<>();
            assertThat(arrowJava(to, way % 2 == 1, seen).subList(0, 4))
                    .allMatch(field -> field.contains("[dictionary"));
            assertThat(seen.stream().map(row -> "[" + row + "]")).isEqualTo(expected);
        }
    }

    /** The table, said to have been another. */
    private static Table said(Table table, Type... types) {
        return new ForwardingTable(table) {
            @Override
            public Field declared(int column) {
                return new Field(schema().field(column).name(), types[column], true);
            }
        };
    }

    private static Table table(Column... columns) {
        return new MemoryTable(schema(List.of(columns)), List.of(columns), 1_000, 1_000);
    }

    @Test
    void aSchemaThatTellsOfOtherTypesChangesNothing() {
        Field element = new Field("x", INT32, true);
        Type list = new Type.ListOf(Layout.SMALL, new Field("element", INT32, true));
        Table table = table(Make.ints(INT32, 1, 2, 3), Make.text("a", "b", "c"),
                Make.longs(new Type.Int(64, true), 4, 5, 6), new ListColumn(list, 3, Bits.ALL, false,
                        MemorySegment.ofArray(new int[]{0, 1, 1, 3}), null, 0, Make.ints(INT32, 1, 2, 3)));
        Type union = new Type.Union(true, List.of(0), List.of(element));
        for (Type lie : List.of(new Type.Utf8(Layout.LARGE), new Type.Binary(Layout.VIEW), new Type.Bool(), union,
                new Type.Struct(List.of(element)), new Type.Dictionary(0, INT8, false, union),
                new Type.Decimal(128, 3, 1), new Type.Time(Unit.SECOND), new Type.Timestamp(Unit.SECOND, "UTC"),
                new Type.Date(true), new Type.Interval(Type.IntervalUnit.DAY_TIME), new Type.Null(),
                new Type.MapOf(new Field("e", new Type.Struct(List.of(element, element)), false), true),
                new Type.RunEndEncoded(new Field("run_ends", INT32, false), new Field("values", new Type.Bool(), true)),
                new Type.FloatingPoint(16))) {
            boolean text = lie instanceof Type.Utf8;
            Table told = said(table, lie, text ? new Type.Bool() : lie, lie, lie);
            Path parquet = export(told, told.schema().all(), "lie.parquet", WriteOptions.of(Form.PARQUET));
            Path arrow = export(parquet, "lie.arrow", WriteOptions.of(Form.ARROW_FILE));
            try (Table read = open(parquet); Table back = open(arrow)) {
                for (int column = 0; column < 4; column++) {
                    boolean bytes = column == 1 && lie instanceof Type.Binary;
                    assertThat(read.declared(column).type()).as("%s, %d", lie, column)
                            .isEqualTo(bytes ? TEXT : read.schema().field(column).type());
                    assertThat(read.schema().field(column).type()).isEqualTo(table.schema().field(column).type());
                }
                assertThat(Rows.of(read)).isEqualTo(Rows.of(table));
                assertThat(Rows.of(back)).isEqualTo(Rows.of(table));
            }
        }
    }

    private static final Type.Int INT8 = new Type.Int(8, true);

    @Test
    void valuesThatAreNotAsTheSchemaSaysAreReadAndNotCutDown() {
        Type millis = new Type.Timestamp(Unit.MILLI, null);
        Column some = Make.longs(millis, 1_000, 1_234);
        Type list = new Type.ListOf(Layout.SMALL, new Field("element", INT32, true));
        Column lists = new ListColumn(list, 2, Bits.ALL, false, MemorySegment.ofArray(new int[]{0, 2, 3}), null, 0,
                Make.ints(INT32, 1, 2, 3));
        Type pairs = new Type.FixedList(2, new Field("element", INT32, true));
        String[] words = new String[200];
        Arrays.setAll(words, i -> "word " + i);
        refused(said(table(some), new Type.Timestamp(Unit.SECOND, null)), "column \"c0\", row 1", "1234");
        refused(said(table(lists), pairs), "column \"c0\", row 1", "1 elements");
        refused(said(table(Make.text(words)), new Type.Dictionary(0, INT8, false, TEXT)), "column \"c0\"", "128");
    }

    private void refused(Table told, String... words) {
        Path parquet = export(told, told.schema().all(), "lie.parquet", WriteOptions.of(Form.PARQUET));
        Path again = export(parquet, "again.parquet", WriteOptions.of(Form.PARQUET));
        try (Table read = open(again)) {
            assertThat(Rows.of(read)).isEqualTo(Rows.of(told));
        }
        for (Form form : List.of(Form.ARROW_FILE, Form.ARROW_STREAM)) {
            assertThatThrownBy(() -> export(parquet, "out.arrow", WriteOptions.of(form))).isInstanceOf(Fault.class)
                    .hasMessageContainingAll(words).hasMessageContaining("leave it out");
            assertThat(Files.exists(folder.resolve("out.arrow"))).isFalse();
        }
    }

    /** Files of other writers, of which many keep an Arrow schema: the rows are the same, laid out as they were. */
    @ParameterizedTest
    @ValueSource(strings = {"parquet-testing", "duckdb-testing"})
    void filesOfOthersBecomeArrow(String data) throws IOException {
        int told = 0;
        for (Path file : TestData.files(data)) {
            if (!file.toString().endsWith(".parquet") || file.toString().contains("bad_data")) {
                continue;
            }
            List<String> expected;
            try (Table table = open(file)) {
                expected = Rows.of(table);
                told += table.schema().metadata().containsKey(ArrowHints.KEY) ? 1 : 0;
            } catch (Fault e) {
                // Locked, or broken by intent.
                continue;
            }
            Path arrow = export(file, "other.arrow", WriteOptions.of(Form.ARROW_FILE));
            try (Table back = open(arrow)) {
                Rows.assertEqual(plain(Rows.of(back)), plain(expected), back.schema().fields());
            } catch (AssertionError e) {
                throw new AssertionError(file.toString(), e);
            }
        }
        assertThat(told).isPositive();
    }

    /** Parquet has no seconds: what was seconds prints three digits more out of it. */
    private static List<String> plain(List<String> rows) {
        return rows.stream().map(row -> row.replaceAll("(:\\d\\d:\\d\\d)\\.000(?=[Z\"])", "$1")).toList();
    }

    @Test
    void theHintIsSaidAnewAndNotKept() throws IOException {
        Column column = under(0, dictionary(INT8, TEXT, 50, 4));
        Path file = export(table(column), new int[]{0}, "g0.parquet", WriteOptions.of(Form.PARQUET));
        long size = Files.size(file);
        for (int i = 1; i < 5; i++) {
            file = export(file, "g" + i + ".parquet", WriteOptions.of(Form.PARQUET));
            assertThat(Files.size(file)).isEqualTo(size);
        }
        try (Table table = open(export(file, "g.arrow", WriteOptions.of(Form.ARROW_FILE)))) {
            assertThat(table.schema().metadata()).doesNotContainKey(ArrowHints.KEY).containsKey("made by");
        }
    }
}
