package dev.colonnade.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.base.Progress;
import dev.colonnade.base.RowRange;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random conditions over random rows: the fast engine beside the slow one, and the slow one beside DuckDB. */
class FilterOracleTest {
    static List<Long> rows(MemoryTable table, String condition, Engine engine, int threads) {
        List<Long> rows = new ArrayList<>();
        Filter filter = Filter.parse(condition, table.schema(), engine);
        new FilterScan(table, filter, threads, Progress.NONE, Cancellation.NEVER)
                .run(RowRange.of(0, table.rowCount()), hits -> {
                    for (int row = hits.next(0); row >= 0; row = hits.next(row + 1)) {
                        rows.add(hits.rows().from() + row);
                    }
                    return true;
                });
        return rows;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void theFastEngineFindsWhatTheReferenceFinds(long seed) {
        RandomRows random = new RandomRows(seed, 20_000);
        MemoryTable table = random.table(7_001, 3_333);
        RandomConditions conditions = new RandomConditions(seed);
        for (int i = 0; i < 60; i++) {
            String condition = conditions.condition(3);
            List<Long> expected;
            try {
                expected = rows(table, condition, Engine.REFERENCE, 1);
            } catch (Fault e) {
                assertThat(e.kind()).as(condition).isEqualTo(Fault.Kind.UNSUPPORTED);
                continue;
            }
            assertThat(rows(table, condition, Engine.FAST, 2)).as(condition).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16})
    void theReferenceFindsWhatDuckDbFinds(long seed) throws SQLException {
        RandomRows random = new RandomRows(seed, 150);
        MemoryTable table = random.table(100, 64);
        RandomConditions conditions = new RandomConditions(seed);
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:")) {
            random.load(duckdb);
            int compared = 0;
            for (int i = 0; i < 200; i++) {
                String condition = conditions.condition(2);
                List<Long> expected = duckdb(duckdb, condition);
                if (expected != null) {
                    assertThat(rows(table, condition, Engine.REFERENCE, 1)).as(condition).isEqualTo(expected);
                    compared++;
                }
            }
            assertThat(compared).isGreaterThan(150);
        }
    }

    /** Null where DuckDB refuses: it has no text beside a number, and its decimals end. */
    private static @org.jspecify.annotations.Nullable List<Long> duckdb(Connection duckdb, String condition) {
        List<Long> rows = new ArrayList<>();
        try (Statement statement = duckdb.createStatement();
                ResultSet result = statement.executeQuery("SELECT n FROM t WHERE " + condition + " ORDER BY n")) {
            while (result.next()) {
                rows.add(result.getLong(1));
            }
            return rows;
        } catch (SQLException e) {
            return null;
        }
    }

    /** A result that does not fit is an error of both engines, unless a condition before it spares the row. */
    @Test
    void whatOverflowsIsAnErrorOnlyWhereItIsAsked() {
        MemoryTable table = new RandomRows(1, 500).table(500, 500);
        for (Engine engine : Engine.values()) {
            for (String sum : List.of("i - 1", "i + 1", "i * 3", "(i + 1) % 5")) {
                assertThatThrownBy(() -> rows(table, sum + " > 0", engine, 1)).as(sum).isInstanceOf(Fault.class)
                        .hasMessageContaining("does not fit 64 bits");
                assertThat(rows(table, "i BETWEEN -20 AND 20 AND " + sum + " > 0", engine, 1)).as(sum).isNotEmpty();
            }
        }
    }

    @Test
    void numbersOfAllTypesAreComparedAsTheNumbersTheyAre() {
        MemoryTable table = new RandomRows(1, 10).table(10, 10);
        // In doubles these would be equal.
        assertThat(rows(table, "9007199254740993 = 9007199254740992e0", Engine.REFERENCE, 1)).isEmpty();
        assertThat(rows(table, "9007199254740993 > 9007199254740992e0", Engine.FAST, 1)).hasSize(10);
        assertThat(rows(table, "18446744073709551615 > 9223372036854775807", Engine.FAST, 1)).hasSize(10);
        assertThat(rows(table, "1.10 = 1.1", Engine.FAST, 1)).hasSize(10);
    }
}
