package dev.colonnade.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.base.Progress;
import dev.colonnade.base.RowRange;
import dev.colonnade.format.Table;
import dev.colonnade.format.open.Openers;
import dev.colonnade.memory.Resources;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures, lists and searches beside what DuckDB makes of the same file. */
class SummaryTest {
    private static final String QUERY = """
            SELECT i AS id, i * 7919 % 1000 AS jumps,
                CASE WHEN i % 3 = 0 THEN NULL ELSE 9223372036854775807 - i END AS big,
                CAST(i * 1.25 - 5000 AS DECIMAL(38, 4)) AS price, sqrt(i) - 30 AS root,
                DATE '2020-01-01' + CAST(i // 10 AS INTEGER) AS day, 20000 - i AS down,
                CASE WHEN i % 4 = 0 THEN NULL WHEN i % 4 = 1 THEN 'it''s' ELSE 'v' || (i % 7) END AS word
            FROM range(20000) t(i)""";

    @TempDir
    Path folder;

    private interface Use {
        void with(TableView view, Statement duck, String file) throws Exception;
    }

    private void onFile(Use use) throws Exception {
        Path file = folder.resolve("t.parquet");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement duck = connection.createStatement()) {
            duck.execute("SET threads = 1");
            duck.execute("COPY (" + QUERY + ") TO '" + file + "' (FORMAT parquet, ROW_GROUP_SIZE 2048)");
            Resources resources = new Resources(64 << 20);
            try (Table table = Openers.open(file, resources, Progress.NONE, Cancellation.NEVER)) {
                use.with(TableView.of(table), duck, "'" + file + "'");
            }
        }
    }

    private static CellRange column(int column, long from, long to) {
        return new CellRange(RowRange.of(from, to), column, column + 1);
    }

    /** A plain timestamp would be taken for one of the zone that the reader lives in. */
    @Test
    void instants_are_found_in_any_zone() throws Exception {
        Path file = folder.resolve("instants.parquet");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement duck = connection.createStatement()) {
            duck.execute("COPY (SELECT to_timestamp(1700000000 + i) AS seen, TIMESTAMP '2024-01-01' + INTERVAL (i) HOUR"
                    + " AS local FROM range(100) t(i)) TO '" + file + "' (FORMAT parquet)");
            Resources resources = new Resources(64 << 20);
            try (Table table = Openers.open(file, resources, Progress.NONE, Cancellation.NEVER)) {
                TableView view = TableView.of(table);
                for (String zone : new String[]{"UTC", "Asia/Kathmandu", "America/New_York"}) {
                    duck.execute("SET TimeZone = '" + zone + "'");
                    for (int column = 0; column < 2; column++) {
                        String list = InList.of(view, column(column, 10, 15), Cancellation.NEVER).text();
                        try (ResultSet told = duck.executeQuery("SELECT count(*) FROM '" + file + "' WHERE "
                                + table.schema().field(column).name() + " IN " + list)) {
                            told.next();
                            assertThat(told.getLong(1)).as(zone + ": " + list).isEqualTo(5);
                        }
                    }
                }
            }
        }
    }

    @Test
    void sums_and_means_are_exact() throws Exception {
        onFile((view, duck, file) -> {
            for (String name : new String[]{"id", "jumps", "big", "price"}) {
                int column = view.table().schema().indexOf(name);
                Summary summary = Summary.of(view, column(column, 0, 20_000), CellFormats.USUAL, Cancellation.NEVER);
                try (ResultSet told = duck.executeQuery("SELECT sum(" + name + "), min(" + name + "), max(" + name
                        + "), count(" + name + ") FROM " + file)) {
                    told.next();
                    assertThat((BigDecimal) Objects.requireNonNull(summary.sum())).as(name)
                            .isEqualByComparingTo(told.getBigDecimal(1));
                    assertThat(summary.min()).isEqualTo(told.getString(2));
                    assertThat(summary.max()).isEqualTo(told.getString(3));
                    assertThat(summary.numbers()).isEqualTo(told.getLong(4));
                    assertThat(summary.nulls()).isEqualTo(20_000 - told.getLong(4));
                }
            }
            Summary roots = Summary.of(view, column(4, 0, 20_000), CellFormats.USUAL, Cancellation.NEVER);
            try (ResultSet told = duck.executeQuery("SELECT fsum(root), avg(root) FROM " + file)) {
                told.next();
                assertThat(Objects.requireNonNull(roots.sum()).doubleValue()).isCloseTo(told.getDouble(1),
                        org.assertj.core.data.Offset.offset(1e-6));
                assertThat(Objects.requireNonNull(roots.mean()).doubleValue()).isCloseTo(told.getDouble(2),
                        org.assertj.core.data.Offset.offset(1e-9));
            }
            Summary days = Summary.of(view, column(5, 15, 35), CellFormats.USUAL, Cancellation.NEVER);
            assertThat(days.sum()).as("days are no numbers").isNull();
            assertThat(days.min()).isEqualTo("2020-01-02");
            assertThat(days.max()).isEqualTo("2020-01-04");
            Summary all = Summary.of(view, new CellRange(RowRange.of(0, 100), 0, 8), CellFormats.USUAL,
                    Cancellation.NEVER);
            assertThat(all.cells()).isEqualTo(800);
            assertThat(all.nulls()).isEqualTo(34 + 25);
        });
    }

    @Test
    void more_than_a_bound_is_not_looked_at_and_said() {
        TableView view = TableView.of(new SyntheticTable(3_000_000_000L, 3));
        Summary summary = Summary.of(view, new CellRange(RowRange.of(0, 3_000_000_000L), 0, 3), CellFormats.USUAL,
                Cancellation.NEVER);
        assertThat(summary.rows()).isEqualTo(Summary.MOST_CELLS / 3);
        Cancellation cancelled = new Cancellation();
        cancelled.cancel();
        assertThatThrownBy(() -> Summary.of(view, column(0, 0, 100), CellFormats.USUAL, cancelled))
                .isInstanceOf(Fault.class);
    }

    @Test
    void a_list_for_sql_finds_the_rows_it_was_copied_from() throws Exception {
        onFile((view, duck, file) -> {
            for (String name : new String[]{"word", "price", "day", "root", "big"}) {
                InList list = InList.of(view, column(view.table().schema().indexOf(name), 100, 160),
                        Cancellation.NEVER);
                try (ResultSet told = duck.executeQuery("SELECT count(DISTINCT " + name + "), count(*) FILTER (" + name
                        + " IN " + list.text() + "), count(" + name + ") FROM (SELECT " + name + " FROM " + file
                        + " LIMIT 60 OFFSET 100)")) {
                    told.next();
                    assertThat(list.values()).as(name + " " + list.text()).isEqualTo(told.getInt(1));
                    assertThat(told.getLong(2)).as(name + " " + list.text()).isEqualTo(told.getLong(3));
                    assertThat(list.nulls()).isEqualTo(60 - told.getLong(3));
                }
            }
            assertThatThrownBy(() -> InList.of(view, new CellRange(RowRange.of(0, 2), 0, 2), Cancellation.NEVER))
                    .hasMessageContaining("select cells of one column");
        });
    }

    @Test
    void a_value_is_found_in_sorted_columns_only() throws Exception {
        onFile((view, duck, file) -> {
            assertThat(first(view, "id", "\"id\" >= 12345")).isEqualTo(12_345);
            assertThat(first(view, "id", "\"id\" = 20001")).isEqualTo(-1);
            assertThat(first(view, "down", "\"down\" <= 500")).isEqualTo(19_500);
            assertThat(first(view, "day", "\"day\" = DATE '2021-02-03'")).isEqualTo(3_990);
            assertThat(first(view, "price", "\"price\" > 0")).isEqualTo(4_001);
            assertThatThrownBy(() -> first(view, "jumps", "\"jumps\" = 7")).hasMessageContaining("is not sorted");
            assertThatThrownBy(() -> first(TableView.of(new SyntheticTable(100, 1)), "number 0", "\"number 0\" = 7"))
                    .hasMessageContaining("not known to be sorted");
        });
    }

    private static long first(TableView view, String column, String condition) {
        SortedSearch.Found found = SortedSearch.first(view, view.table().schema().indexOf(column), condition,
                Cancellation.NEVER);
        assertThat(found.proven()).isTrue();
        return found.row();
    }
}
