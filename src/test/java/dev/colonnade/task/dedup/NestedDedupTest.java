package dev.colonnade.task.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Progress;
import dev.colonnade.base.RowRange;
import dev.colonnade.column.Column;
import dev.colonnade.column.Field;
import dev.colonnade.column.FixedColumn;
import dev.colonnade.column.Schema;
import dev.colonnade.column.Type;
import dev.colonnade.format.Batch;
import dev.colonnade.format.Table;
import dev.colonnade.format.open.Openers;
import dev.colonnade.memory.Resources;
import dev.colonnade.scan.MemoryTable;
import dev.colonnade.task.TaskHandle;
import dev.colonnade.task.sort.SortKey;
import dev.colonnade.testing.Tasks;
import dev.colonnade.view.AllRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys of every shape, one in another, beside a map of plain objects, and beside DuckDB over a folder of files. */
class NestedDedupTest {
    @TempDir
    Path folder;

    /** The rows that stay, by objects that were there before any column was. */
    private static List<Long> naive(List<List<Object>> values, DedupSpec spec) {
        Map<List<Object>, List<Long>> groups = new LinkedHashMap<>();
        for (int row = 0; row < values.getFirst().size(); row++) {
            List<Object> key = new ArrayList<>();
            for (int column = 0; column < values.size(); column++) {
                if (spec.keys().isEmpty() || spec.keys().contains(column)) {
                    key.add(values.get(column).get(row));
                }
            }
            groups.computeIfAbsent(key, _ -> new ArrayList<>()).add((long) row);
        }
        Comparator<Long> order = (a, b) -> {
            for (SortKey key : spec.orderBy()) {
                Object x = values.get(key.column()).get(a.intValue());
                Object y = values.get(key.column()).get(b.intValue());
                boolean none = x == NestedKeys.None.NONE || y == NestedKeys.None.NONE;
                int by = none
                        ? (key.nullsFirst() ? -1 : 1)
                                * Boolean.compare(x == NestedKeys.None.NONE, y == NestedKeys.None.NONE)
                        : (key.descending() ? -1 : 1) * Long.compare((Long) x, (Long) y);
                if (by != 0) {
                    return by;
                }
            }
            return Long.compare(a, b);
        };
        return groups.values().stream().filter(group -> spec.keep() != Keep.NONE || group.size() == 1)
                .map(group -> group.stream().sorted(order).toList())
                .map(group -> spec.keep() == Keep.LAST ? group.getLast() : group.getFirst()).sorted().toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void keysOfAnyShapeAreKeptAsPlainObjectsWouldBe(long seed) {
        Random random = new Random(seed);
        NestedKeys nested = new NestedKeys(random);
        int rows = 1_500;
        List<Type> types = new ArrayList<>(List.of(new Type.Int(64, true), new Type.Int(8, true)));
        for (int depth = 0; depth < 4; depth++) {
            types.add(nested.type(depth));
        }
        List<List<Object>> values = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        List<Field> fields = new ArrayList<>();
        for (Type type : types) {
            values.add(nested.values(type, rows));
            columns.add(nested.column(type, values.getLast()));
            fields.add(new Field("c" + fields.size(), type, true));
        }
        MemoryTable table = new MemoryTable(new Schema(fields), columns, 401, 133);
        try (Tasks tasks = new Tasks(new Resources(32_000_000), folder)) {
            for (int i = 0; i < 14; i++) {
                List<Integer> keys = i < 6
                        ? List.of(i)
                        : i == 6
                                ? List.of()
                                : random.ints(1 + random.nextInt(3), 0, 6)
                                        .distinct().boxed().toList();
                List<SortKey> order = random.ints(random.nextInt(3), 0, 2)
                        .mapToObj(c -> new SortKey(c, random.nextBoolean(), random.nextBoolean())).toList();
                DedupSpec spec = new DedupSpec(keys, Keep.values()[random.nextInt(4)], order, false);
                int hashBits = i % 3 == 0 ? random.nextInt(8) : Dedup.HASH_BITS;
                List<Long> expected = naive(values, spec);
                try (DedupResult result = tasks.run(new Dedup(table, new AllRows(rows), spec, hashBits), 1 + i % 4)) {
                    assertThat(DedupTest.rows(result.kept())).as("%s by %s, %d bits", types, spec, hashBits)
                            .isEqualTo(expected);
                }
            }
            assertThat(tasks.isAllReturned()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {3_500_000, 64_000_000})
    void anyBudgetGivesTheSameRowsOfNestedKeys(long budget) {
        NestedKeys nested = new NestedKeys(new Random(5));
        Type type = new Type.Struct(List.of(new Field("x", new Type.Int(64, true), true), new Field("y",
                new Type.ListOf(Type.Layout.LARGE, new Field("e", new Type.Utf8(Type.Layout.VIEW), true)), true)));
        List<Object> some = nested.values(type, 1_000);
        List<Object> keys = new ArrayList<>();
        for (int row = 0; row < 150_000; row++) {
            int own = row % 60_013;
            Object key = some.get((own + (row % 10 == 0 ? 1 : 0)) % some.size());
            keys.add(key instanceof List<?> parts ? List.of((long) own, parts.get(1)) : key);
        }
        MemoryTable table = new MemoryTable(new Schema(List.of(new Field("k", type, true))),
                List.of(nested.column(type, keys)), 30_001, 7_001);
        try (Tasks tasks = new Tasks(new Resources(budget), folder)) {
            for (Keep keep : List.of(Keep.LAST, Keep.NONE)) {
                DedupSpec spec = new DedupSpec(List.of(0), keep, List.of(), false);
                TaskHandle<DedupResult> handle = tasks.submit(new Dedup(table, new AllRows(keys.size()), spec), 2);
                try (DedupResult result = handle.join()) {
                    assertThat(DedupTest.rows(result.kept())).as(spec.toString())
                            .isEqualTo(naive(List.of(keys), spec));
                }
                if (budget == 3_500_000) {
                    assertThat(handle.metrics().spilledBytes()).isPositive();
                }
            }
            assertThat(tasks.resources().budget().peak()).isLessThanOrEqualTo(budget);
            assertThat(tasks.isAllReturned()).isTrue();
        }
    }

    private static List<Long> numbers(Statement duckdb, String query) throws SQLException {
        List<Long> rows = new ArrayList<>();
        try (ResultSet result = duckdb.executeQuery(query)) {
            while (result.next()) {
                rows.add(result.getLong(1));
            }
        }
        return rows;
    }

    @Test
    void aFolderOfFilesIsOneTableToDuckDbAndUs() throws SQLException, IOException {
        Path files = Files.createDirectory(folder.resolve("files"));
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            for (int part = 0; part < 3; part++) {
                statement.execute("COPY (SELECT n, "
                        + "CASE WHEN n % 7 = 0 THEN NULL ELSE {'a': n % 5, 'b': CASE WHEN n % 3 > 0 THEN 'text ' || n % 4 END} END AS s, "
                        + "CASE WHEN n % 11 = 0 THEN NULL ELSE [n % 3, NULL, n % 2] END AS l, "
                        + "MAP {'k' || n % 3: n % 2} AS m, (n % 13 / 4)::DECIMAL(30, 2) AS d, "
                        + "CASE n % 6 WHEN 0 THEN 'NaN'::DOUBLE WHEN 1 THEN -0.0::DOUBLE WHEN 2 THEN 0.0::DOUBLE END AS f "
                        + "FROM (SELECT range * 31 % 6007 AS n FROM range(" + part * 2000 + ", " + (part + 1) * 2000
                        + "))) TO '" + files.resolve("part-" + part + ".parquet")
                        + "' (FORMAT parquet, ROW_GROUP_SIZE 2048)");
            }
            List<String> names = List.of("n", "s", "l", "m", "d", "f");
            Resources resources = new Resources(16_000_000);
            try (Tasks tasks = new Tasks(resources, folder.resolve("spill"));
                    Table table = Openers.open(files, resources, Progress.NONE, Cancellation.NEVER)) {
                for (List<Integer> keys : List.of(List.of(1), List.of(2), List.of(3), List.of(4), List.of(5),
                        List.of(1, 2, 5), List.of(3, 4), List.of(1, 2, 3, 4, 5))) {
                    String by = String.join(", ", keys.stream().map(names::get).toList());
                    for (boolean last : new boolean[]{false, true}) {
                        DedupSpec spec = new DedupSpec(keys, last ? Keep.LAST : Keep.FIRST,
                                List.of(new SortKey(0, false, false)), false);
                        List<Long> expected = numbers(statement, "SELECT " + (last ? "max" : "min") + "(n) AS x FROM '"
                                + files + "/*.parquet' GROUP BY " + by + " ORDER BY x");
                        try (DedupResult result = tasks.run(
                                new Dedup(table, new AllRows(table.rowCount()), spec), 2)) {
                            List<Long> kept = new ArrayList<>();
                            for (long i = 0; i < result.unique(); i++) {
                                long row = result.kept().sourceRow(i);
                                try (Batch batch = table.read(RowRange.of(row, row + 1), new int[]{0},
                                        Cancellation.NEVER)) {
                                    kept.add(((FixedColumn) batch.column(0)).getLong(0));
                                }
                            }
                            assertThat(kept.stream().sorted().toList()).as(by).isEqualTo(expected);
                        }
                    }
                }
                // As many as there may be kinds of null, NaN and zero.
                assertThat(numbers(statement, "SELECT count(*) FROM (SELECT DISTINCT f FROM '" + files
                        + "/*.parquet')")).containsExactly(3L);
            }
        }
    }
}
