package dev.colonnade.task.sort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.base.Progress;
import dev.colonnade.base.RowRange;
import dev.colonnade.column.Bits;
import dev.colonnade.column.Column;
import dev.colonnade.column.Field;
import dev.colonnade.column.FixedColumn;
import dev.colonnade.column.Schema;
import dev.colonnade.column.Type;
import dev.colonnade.column.VarBytesColumn;
import dev.colonnade.format.Table;
import dev.colonnade.memory.Resources;
import dev.colonnade.scan.Engine;
import dev.colonnade.scan.Filter;
import dev.colonnade.scan.FilterScan;
import dev.colonnade.scan.MemoryTable;
import dev.colonnade.scan.RandomRows;
import dev.colonnade.scan.value.CellValue;
import dev.colonnade.scan.value.Compare;
import dev.colonnade.task.TaskHandle;
import dev.colonnade.testing.Tasks;
import dev.colonnade.view.AllRows;
import dev.colonnade.view.Permutation;
import dev.colonnade.view.RowOrder;
import dev.colonnade.view.Selecting;
import dev.colonnade.view.Selection;
import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders of rows beside those that a plain comparison of values gives, and DuckDB. */
class SortTest {
    @TempDir
    Path folder;

    private static List<Long> rows(RowOrder order) {
        return LongStream.range(0, order.size()).map(order::sourceRow).boxed().toList();
    }

    /** What the order must be, by the plainest means: read each value, compare as values are compared. */
    static List<Long> naive(Table table, RowOrder rows, List<SortKey> keys) {
        int[] columns = keys.stream().mapToInt(SortKey::column).distinct().toArray();
        List<@Nullable Object[]> values = new ArrayList<>();
        for (int column : columns) {
            @Nullable
            Object[] all = new @Nullable Object[Math.toIntExact(table.rowCount())];
            for (int row = 0; row < all.length;) {
                try (var batch = table.read(RowRange.of(row, all.length), new int[]{column}, Cancellation.NEVER)) {
                    for (int i = 0; i < batch.length(); i++) {
                        all[row++] = CellValue.of(batch.column(0), i);
                    }
                }
            }
            values.add(all);
        }
        Comparator<Long> order = (_, _) -> 0;
        for (SortKey key : keys) {
            int at = 0;
            while (columns[at] != key.column()) {
                at++;
            }
            @Nullable
            Object[] all = values.get(at);
            order = order.thenComparing((a, b) -> compare(all[a.intValue()], all[b.intValue()], key));
        }
        List<Long> sorted = new ArrayList<>(rows(rows));
        sorted.sort(order);
        return sorted;
    }

    private static int compare(@Nullable Object a, @Nullable Object b, SortKey key) {
        if (a == null || b == null) {
            int order = Boolean.compare(a == null, b == null);
            return key.nullsFirst() ? -order : order;
        }
        return key.descending() ? Compare.compare(b, a) : Compare.compare(a, b);
    }

    private static List<SortKey> keys(Random random, int columns) {
        List<SortKey> keys = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            keys.add(new SortKey(random.nextInt(columns), random.nextBoolean(), random.nextBoolean()));
        }
        return keys;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void randomRowsAreOrderedAsTheirValuesCompare(long seed) {
        MemoryTable table = new RandomRows(seed, 6_000).table(1_001, 333);
        Random random = new Random(seed);
        try (Tasks tasks = new Tasks(new Resources(64_000_000), folder)) {
            for (int i = 0; i < 25 + 13; i++) {
                List<SortKey> keys = i < 13
                        ? List.of(new SortKey(i, random.nextBoolean(), random.nextBoolean()))
                        : keys(random, 13);
                AllRows all = new AllRows(table.rowCount());
                List<Long> expected = naive(table, all, keys);
                try (Permutation order = tasks.run(new Sort(table, all, keys), 1 + i % 3)) {
                    assertThat(rows(order)).as(keys.toString()).isEqualTo(expected);
                }
                try (Permutation first = tasks.run(new TopK(table, all, keys, 100), 1 + i % 3)) {
                    assertThat(rows(first)).as(keys.toString()).isEqualTo(expected.subList(0, 100));
                }
            }
            assertThat(tasks.isAllReturned()).isTrue();
        }
    }

    @Test
    void whatIsSelectedIsOrderedAlone() {
        MemoryTable table = new RandomRows(7, 50_000).table(7_001, 3_333);
        Filter filter = Filter.parse("j > 0", table.schema(), Engine.FAST);
        FilterScan scan = new FilterScan(table, filter, 1, Progress.NONE, Cancellation.NEVER);
        try (Tasks tasks = new Tasks(new Resources(64_000_000), folder);
                Selection some = Selecting.by(scan, table, tasks.resources().held())) {
            for (String by : List.of("d", "-s,m", "t,-i")) {
                List<SortKey> keys = SortKey.parse(by, table.schema(), false);
                List<Long> expected = naive(table, some, keys);
                try (Permutation order = tasks.run(new Sort(table, some, keys), 2);
                        Permutation first = tasks.run(new TopK(table, some, keys, 1000), 2);
                        Permutation again = tasks.run(new Sort(table, order, SortKey.parse("u", table.schema(), true)),
                                2)) {
                    assertThat(rows(order)).as(by).isEqualTo(expected);
                    assertThat(rows(first)).as(by).isEqualTo(expected.subList(0, 1000));
                    assertThat(rows(again)).isEqualTo(naive(table, some, SortKey.parse("u", table.schema(), true)));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22})
    void ordersAreThoseOfDuckDb(long seed) throws SQLException {
        RandomRows random = new RandomRows(seed, 400);
        MemoryTable table = random.table(100, 64);
        Random choice = new Random(seed);
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement();
                Tasks tasks = new Tasks(new Resources(64_000_000), folder)) {
            random.load(duckdb);
            for (int i = 0; i < 60; i++) {
                List<SortKey> keys = keys(choice, 13);
                String by = keys.stream()
                        .map(key -> RandomRows.NAMES.get(key.column()) + (key.descending() ? " DESC" : " ASC")
                                + (key.nullsFirst() ? " NULLS FIRST" : " NULLS LAST"))
                        .collect(Collectors.joining(", "));
                List<Long> expected = new ArrayList<>();
                try (ResultSet result = statement.executeQuery("SELECT n FROM t ORDER BY " + by + ", n")) {
                    while (result.next()) {
                        expected.add(result.getLong(1));
                    }
                }
                try (Permutation order = tasks.run(new Sort(table, new AllRows(400), keys), 2)) {
                    assertThat(rows(order)).as(by).isEqualTo(expected);
                }
            }
        }
    }

    /** Texts that agree in their first 16, 100 or 2 000 bytes, also with bytes that keys escape. */
    private static MemoryTable longTexts(int rows) {
        Random random = new Random(5);
        String[] beginnings = {"", "sixteen bytes ..", "x".repeat(100), "\0\1\0".repeat(700), "y".repeat(2000)};
        int[] offsets = new int[rows + 1];
        java.io.ByteArrayOutputStream data = new java.io.ByteArrayOutputStream();
        byte[] validity = new byte[rows / 8 + 1];
        for (int row = 0; row < rows; row++) {
            String text = beginnings[random.nextInt(beginnings.length)]
                    + new String[]{"", "\0", "\0\0", "\1", "\2", "a", "ab", "ä"}[random.nextInt(8)]
                    + (random.nextBoolean() ? "" : random.nextInt(50));
            data.writeBytes(text.getBytes(StandardCharsets.UTF_8));
            offsets[row + 1] = data.size();
            if (random.nextInt(20) > 0) {
                validity[row >> 3] |= (byte) (1 << (row & 7));
            }
        }
        Type text = new Type.Utf8(Type.Layout.SMALL);
        Column column = new VarBytesColumn(text, rows, Bits.of(MemorySegment.ofArray(validity), 0, rows), false,
                MemorySegment.ofArray(offsets), MemorySegment.ofArray(data.toByteArray()));
        long[] numbers = random.longs(rows, 0, 3).toArray();
        Column number = new FixedColumn(new Type.Int(64, true), rows, Bits.ALL, 8, MemorySegment.ofArray(numbers));
        return new MemoryTable(new Schema(List.of(new Field("text", text, true),
                new Field("number", number.type(), false))), List.of(column, number), 777, 300);
    }

    @Test
    void longTextsWithEqualBeginningsAreOrderedToTheirEnds() {
        MemoryTable table = longTexts(4_000);
        try (Tasks tasks = new Tasks(new Resources(64_000_000), folder)) {
            for (String by : List.of("text", "-text", "number,text", "-text,-number", "number")) {
                List<SortKey> keys = SortKey.parse(by, table.schema(), by.length() > 6);
                List<Long> expected = naive(table, new AllRows(4_000), keys);
                try (Permutation order = tasks.run(new Sort(table, new AllRows(4_000), keys), 2);
                        Permutation first = tasks.run(new TopK(table, new AllRows(4_000), keys, 500), 2)) {
                    assertThat(rows(order)).as(by).isEqualTo(expected);
                    assertThat(rows(first)).as(by).isEqualTo(expected.subList(0, 500));
                }
            }
            assertThat(tasks.isAllReturned()).isTrue();
        }
    }

    @Test
    void wideDecimalsAndIntervalsAreOrderedByValue() {
        Random random = new Random(9);
        int rows = 2_000;
        List<Column> columns = new ArrayList<>();
        byte[] decimals = new byte[rows * 32];
        for (int row = 0; row < rows; row++) {
            byte[] big = new BigInteger(random.nextInt(250), random)
                    .multiply(BigInteger.valueOf(random.nextBoolean() ? 1 : -1)).toByteArray();
            for (int i = 0; i < 32; i++) {
                decimals[row * 32 + i] = i < big.length ? big[big.length - 1 - i] : (byte) (big[0] >> 7);
            }
        }
        columns.add(new FixedColumn(new Type.Decimal(256, 76, 3), rows, Bits.ALL, 32,
                MemorySegment.ofArray(decimals)));
        long[] millis = random.longs(rows, -200_000_000, 200_000_000).toArray();
        columns.add(new FixedColumn(new Type.Date(true), rows, Bits.ALL, 8, MemorySegment.ofArray(millis)));
        int[] days = random.ints(rows * 2L, -40, 40).toArray();
        columns.add(new FixedColumn(new Type.Interval(Type.IntervalUnit.DAY_TIME), rows, Bits.ALL, 8,
                MemorySegment.ofArray(days)));
        columns.add(new FixedColumn(new Type.FixedBinary(3), rows, Bits.ALL, 3,
                MemorySegment.ofArray(bytes(random, rows * 3))));
        columns.add(new FixedColumn(new Type.FloatingPoint(16), rows, Bits.ALL, 2,
                MemorySegment.ofArray(bytes(random, rows * 2))));
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            fields.add(new Field("c" + i, columns.get(i).type(), i % 2 == 0));
        }
        MemoryTable table = new MemoryTable(new Schema(fields), columns, 500, 300);
        try (Tasks tasks = new Tasks(new Resources(64_000_000), folder)) {
            for (String by : List.of("c0", "-c1", "c2", "-c3", "c4", "-c4,c3")) {
                List<SortKey> keys = SortKey.parse(by, table.schema(), false);
                try (Permutation order = tasks.run(new Sort(table, new AllRows(rows), keys), 2)) {
                    assertThat(rows(order)).as(by).isEqualTo(naive(table, new AllRows(rows), keys));
                }
            }
        }
    }

    private static byte[] bytes(Random random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    @Test
    void aBudgetTooSmallForTheKeysSpillsThem() {
        RandomRows random = new RandomRows(3, 300_000);
        MemoryTable table = random.table(70_001, 33_333);
        AllRows all = new AllRows(table.rowCount());
        try (Tasks tasks = new Tasks(new Resources(2_000_000), folder)) {
            for (String by : List.of("d", "s,-j")) {
                List<SortKey> keys = SortKey.parse(by, table.schema(), false);
                TaskHandle<Permutation> handle = tasks.submit(new Sort(table, all, keys), 2);
                try (Permutation order = handle.join()) {
                    assertThat(rows(order)).as(by).isEqualTo(naive(table, all, keys));
                }
                assertThat(handle.metrics().spilledBytes()).isPositive();
                assertThat(handle.metrics().events()).isNotEmpty();
            }
            assertThat(tasks.resources().budget().peak()).isLessThanOrEqualTo(2_000_000);
            assertThat(tasks.isAllReturned()).isTrue();
        }
    }

    @Test
    void cancelledAtAnyMomentEverythingComesBackAndTheNextTaskRuns() throws InterruptedException {
        MemoryTable table = new RandomRows(4, 30_000).table(7_001, 3_333);
        AllRows all = new AllRows(table.rowCount());
        List<SortKey> keys = SortKey.parse("s,-d", table.schema(), false);
        Random random = new Random(1);
        int cancelled = 0;
        try (Tasks tasks = new Tasks(new Resources(1_500_000), folder)) {
            tasks.run(new Sort(table, all, keys), 2).close();
            for (int i = 0; i < 200; i++) {
                TaskHandle<Permutation> handle = tasks.submit(new Sort(table, all, keys), 2);
                handle.await(random.nextInt(12));
                handle.cancel();
                try (Permutation order = handle.join()) {
                    assertThat(order.size()).isEqualTo(30_000);
                } catch (Fault e) {
                    assertThat(e.kind()).isEqualTo(Fault.Kind.CANCELLED);
                    cancelled++;
                }
                assertThat(tasks.isAllReturned()).isTrue();
            }
            assertThat(cancelled).isGreaterThan(20);
            try (Permutation order = tasks.run(new Sort(table, all, keys), 2)) {
                assertThat(rows(order)).isEqualTo(naive(table, all, keys));
            }
        }
    }

    @Test
    void whatHasNoOrderOrIsNotThereIsRefused() {
        Type list = new Type.ListOf(Type.Layout.SMALL, new Field("item", new Type.Int(64, true), true));
        Schema schema = new Schema(List.of(new Field("list", list, true), new Field("-odd", new Type.Bool(), true)));
        assertThatExceptionOfType(Fault.class).isThrownBy(() -> SortKey.parse("list", schema, false))
                .withMessageContaining("list").matches(fault -> fault.kind() == Fault.Kind.UNSUPPORTED);
        assertThatExceptionOfType(Fault.class).isThrownBy(() -> SortKey.parse("lst", schema, false))
                .withMessageContaining("\"list\"").matches(fault -> fault.kind() == Fault.Kind.USAGE);
        assertThat(SortKey.parse("-odd,--odd", schema, true)).containsExactly(new SortKey(1, false, true),
                new SortKey(1, true, true));
    }
}
