package dev.colonnade.task.values;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Progress;
import dev.colonnade.format.Table;
import dev.colonnade.format.open.Openers;
import dev.colonnade.memory.Resources;
import dev.colonnade.testing.Tasks;
import dev.colonnade.view.AllRows;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bars beside a plain count of the values as DuckDB gives them. */
class SpreadTest {
    @TempDir
    Path folder;

    /** @param values an expression of {@code i} */
    private Distribution spread(String values, int rows) throws Exception {
        Path file = folder.resolve("t.parquet");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement duck = connection.createStatement()) {
            duck.execute("SET threads = 1");
            duck.execute("COPY (SELECT " + values + " AS v FROM range(" + rows + ") t(i)) TO '" + file
                    + "' (FORMAT parquet, ROW_GROUP_SIZE 2048)");
        }
        try (Tasks tasks = new Tasks(new Resources(64 << 20), folder.resolve("spill"))) {
            Distribution one;
            try (Table table = Openers.open(file, tasks.resources(), Progress.NONE, Cancellation.NEVER)) {
                one = tasks.run(new Spread(table, new AllRows(rows), 0), 1);
                assertThat(tasks.run(new Spread(table, new AllRows(rows), 0), 2)).isEqualTo(one);
            }
            assertThat(tasks.isAllReturned()).isTrue();
            return one;
        }
    }

    /** @param measure makes a number of a value, on which differences are exact */
    private List<BigDecimal> numbers(String measure, String values, int rows) throws Exception {
        List<BigDecimal> all = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement duck = connection.createStatement();
                ResultSet found = duck.executeQuery("SELECT CAST(" + measure.formatted("(" + values + ")")
                        + " AS VARCHAR) FROM range(" + rows + ") t(i)")) {
            while (found.next()) {
                String text = found.getString(1);
                if (text != null && !text.contains("n")) {
                    all.add(new BigDecimal(text));
                }
            }
        }
        return all;
    }

    /** Straight from the definition, in exact numbers. */
    private static List<Long> naive(List<BigDecimal> values, int bars) {
        BigDecimal least = Collections.min(values);
        BigDecimal span = Collections.max(values).subtract(least);
        long[] counts = new long[bars];
        for (BigDecimal value : values) {
            BigDecimal along = value.subtract(least).multiply(BigDecimal.valueOf(bars));
            int bar = span.signum() == 0 ? 0 : along.divideToIntegralValue(span).intValueExact();
            counts[Math.min(bar, bars - 1)]++;
        }
        List<Long> boxed = new ArrayList<>();
        for (long count : counts) {
            boxed.add(count);
        }
        return boxed;
    }

    private void check(String measure, String values) throws Exception {
        int rows = 20_000;
        Distribution found = spread(values, rows);
        List<BigDecimal> numbers = numbers(measure, values, rows);
        assertThat(found.bars()).as(values).isEqualTo(naive(numbers, 16));
        assertThat(found.rows() - found.nulls() - found.others()).as(values).isEqualTo(numbers.size());
        assertThat(found.ranked()).isFalse();
    }

    @Test
    void numbers_dates_and_moments() throws Exception {
        check("%s", "i * i");
        check("%s", "CASE WHEN i % 7 = 0 THEN NULL ELSE i * 7919 % 1009 - 500 END");
        check("%s", "CAST(i * i AS DOUBLE) / 1024");
        check("%s", "CAST(i * 1.25 - 5000 AS DECIMAL(38, 4))");
        check("%s", "CASE WHEN i = 0 THEN -9223372036854775807 ELSE 9223372036854775807 - i * 1000000000000 END");
        check("%s", "CAST(18446744073709551615 - i * i AS UBIGINT)");
        check("CAST(%s - DATE '1970-01-01' AS BIGINT)", "DATE '1969-12-01' + CAST(i // 10 AS INTEGER)");
        check("epoch_us(%s)", "TIMESTAMP '1969-01-01 00:00:00' + to_microseconds(i * i * 977)");
    }

    @Test
    void what_is_no_number_and_what_is_infinite_has_no_bar() throws Exception {
        String values = "CASE i % 5 WHEN 0 THEN 'NaN'::DOUBLE WHEN 1 THEN 'Infinity'::DOUBLE WHEN 2 THEN NULL ELSE i END";
        check("%s", values);
        Distribution found = spread(values, 20_000);
        assertThat(found.others()).isEqualTo(8_000);
        assertThat(found.nulls()).isEqualTo(4_000);
        assertThat(found.first()).isEqualTo("3.0");
        assertThat(spread("'NaN'::DOUBLE", 100).bars()).isEmpty();
        assertThat(spread("CASE WHEN i < 50 THEN 1.7e308 ELSE -1.7e308 END::DOUBLE", 100).bars())
                .isEqualTo(List.of(50L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 50L));
    }

    @Test
    void few_whole_numbers_have_a_bar_each() throws Exception {
        assertThat(spread("CAST(i % 4 + 10 AS INTEGER)", 1_000).bars()).containsExactly(250L, 250L, 250L, 250L);
        assertThat(spread("CASE WHEN i < 10 THEN 1 ELSE 3 END", 1_000).bars()).containsExactly(10L, 0L, 990L);
    }

    @Test
    void one_value_alone_is_one_bar_and_none_is_none() throws Exception {
        assertThat(spread("7", 1_000).bars()).containsExactly(1_000L);
        assertThat(spread("CASE WHEN i % 2 = 0 THEN -0.0 ELSE 0.0 END::DOUBLE", 1_000).bars())
                .containsExactly(1_000L);
        assertThat(spread("CAST(NULL AS INTEGER)", 1_000))
                .isEqualTo(new Distribution(1_000, 1_000, 0, List.of(), false, "", ""));
        assertThat(spread("i", 0)).isEqualTo(new Distribution(0, 0, 0, List.of(), false, "", ""));
    }

    @Test
    void text_is_ranked_where_it_has_few_values() throws Exception {
        Distribution words = spread("CASE WHEN i % 10 < 6 THEN 'six' WHEN i % 10 = 6 THEN NULL ELSE 'three' END",
                1_000);
        assertThat(words).isEqualTo(
                new Distribution(1_000, 100, 0, List.of(600L, 300L), true, "'six'", "'three'"));
        assertThat(spread("i % 3 = 0", 999).bars()).containsExactly(666L, 333L);
        // Which threads had looked at how much by then must not show.
        assertThat(spread("'v' || (i % 17)", 100_000))
                .isEqualTo(new Distribution(0, 0, 0, List.of(), false, "", ""));
        assertThat(spread("repeat('x', 1200)", 10).bars()).isEmpty();
    }
}
