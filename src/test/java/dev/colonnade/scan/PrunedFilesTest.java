package dev.colonnade.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.base.Progress;
import dev.colonnade.base.RowRange;
import dev.colonnade.format.ColumnBounds.Means;
import dev.colonnade.format.Table;
import dev.colonnade.testing.TestResources;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random conditions over files of three writers: the same rows with pruning and without, by the reference, and by DuckDB;
 * and what {@link Explanation} says is left holds all of them.
 */
class PrunedFilesTest {
    /** Of values that lie within bounds and mostly do not occur, or do with another sign. */
    private static final List<String> ABSENT = List.of("i = 123456789", "u IN (123456789, 50000000000)", "s = 'abb'",
            "d = 0.0", "d = -0.0", "d = 0.1", "f = 0.1", "m = 0.005", "m = 1.10", "m IN (3, 7.77)",
            "dt = DATE '1970-01-02'",
            "ts = TIMESTAMP '1970-01-01 00:00:01'", "NOT (s = 'abb' OR t = 'a')", "s LIKE 'ab%'", "NOT (t LIKE 'x_y%')",
            "starts_with(r, 'ze')", "i NOT IN (123456789, NULL)", "f = 1e300", "f IN (1e300, 3e-46)",
            "f <> 3e-46", "f > 3.5e38", "NOT (f < 3.5e38)", "f = -1e300 OR f = 3e-46", "s LIKE 'x$%%' ESCAPE '$'",
            "s LIKE 'x$_%' ESCAPE '$'", "NOT (s LIKE '$x%' ESCAPE '$')", "j = 3 AND i = 123456789");

    @TempDir
    private Path folder = Path.of("");

    private final TestResources resources = new TestResources(256 << 20);
    private final Map<Means, Long> by = new EnumMap<>(Means.class);
    private final Map<String, Long> parts = new TreeMap<>();
    private int besideDuckDb;

    @Test
    void theSameRowsAreFoundWhateverIsLeftOut() throws Exception {
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:")) {
            for (int seed = 1; seed <= 3; seed++) {
                Random random = new Random(seed);
                PrunedFiles files = new PrunedFiles(new RandomRows(seed, 200 + random.nextInt(1_500)), random, folder);
                for (Path file : List.of(files.ours(resources.resources()), files.duckdb(duckdb), files.java())) {
                    compare(file, duckdb, seed);
                }
            }
        }
        // Every means had its say, or this test would show nothing of it.
        assertThat(by).containsKeys(Means.STATISTICS, Means.BLOOM_FILTER, Means.DICTIONARY);
        assertThat(parts.get("page")).isNotNull().isGreaterThan(200);
        assertThat(besideDuckDb).isGreaterThan(200);
        assertThat(resources.isAllReturned()).isTrue();
    }

    private void compare(Path file, Connection duckdb, int seed) throws SQLException {
        RandomConditions conditions = new RandomConditions(seed);
        try (Table table = resources.open(file)) {
            for (int i = 0; i < 45 + ABSENT.size(); i++) {
                String condition = i < 45 ? conditions.condition(i % 3) : ABSENT.get(i - 45);
                String what = file.getFileName() + " of " + seed + ": " + condition;
                List<Long> expected;
                try {
                    expected = rows(table, condition, Engine.REFERENCE, false);
                } catch (Fault e) {
                    assertThat(e.kind()).as(what).isEqualTo(Fault.Kind.UNSUPPORTED);
                    continue;
                }
                assertThat(rows(table, condition, Engine.FAST, false)).as(what).isEqualTo(expected);
                assertThat(rows(table, condition, Engine.FAST, true)).as(what).isEqualTo(expected);
                Filter filter = Filter.parse(condition, table.schema(), Engine.FAST);
                Explanation explained = Explanation.of(table, filter, Cancellation.NEVER);
                assertThat(explained.rowsKept()).as(what).isGreaterThanOrEqualTo(expected.size());
                assertThat(explained.bytesRead()).as(what).isBetween(0L, explained.bytes());
                explained.leftOut().forEach((means, count) -> by.merge(means, count, Long::sum));
                explained.parts().forEach((kind, some) -> parts.merge(kind, some.leftOut(), Long::sum));
                List<Long> theirs = duckdb(duckdb, file, condition);
                if (theirs != null) {
                    assertThat(expected).as(what).isEqualTo(theirs);
                    besideDuckDb++;
                }
            }
        }
    }

    private static List<Long> rows(Table table, String condition, Engine engine, boolean prune) {
        List<Long> rows = new ArrayList<>();
        Filter filter = Filter.parse(condition, table.schema(), engine);
        new FilterScan(table, filter, 2, prune, Progress.NONE, Cancellation.NEVER)
                .run(RowRange.of(0, table.rowCount()), hits -> {
                    for (int row = hits.next(0); row >= 0; row = hits.next(row + 1)) {
                        rows.add(hits.rows().from() + row);
                    }
                    return true;
                });
        return rows;
    }

    /** Null where DuckDB refuses: it has no text beside a number, and its decimals end. */
    private static @Nullable List<Long> duckdb(Connection duckdb, Path file, String condition) {
        List<Long> rows = new ArrayList<>();
        try (Statement statement = duckdb.createStatement();
                ResultSet result = statement.executeQuery("SELECT file_row_number FROM read_parquet('" + file
                        + "', file_row_number = true) WHERE " + condition + " ORDER BY 1")) {
            while (result.next()) {
                rows.add(result.getLong(1));
            }
            return rows;
        } catch (SQLException e) {
            return null;
        }
    }
}
