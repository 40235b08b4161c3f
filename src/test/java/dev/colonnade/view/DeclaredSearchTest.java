package dev.colonnade.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Progress;
import dev.colonnade.format.ColumnBounds;
import dev.colonnade.format.DeclaredOrder;
import dev.colonnade.format.ForwardingTable;
import dev.colonnade.format.Table;
import dev.colonnade.format.open.Openers;
import dev.colonnade.memory.Resources;
import dev.colonnade.testing.TestData;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches in files that say how they are sorted and nothing of their values, beside DuckDB. */
class DeclaredSearchTest {
    @TempDir
    Path folder;

    /** The same rows without statistics, and with a claim in their place. */
    private static final class Claiming extends ForwardingTable {
        private final DeclaredOrder claim;

        Claiming(Table table, DeclaredOrder claim) {
            super(table);
            this.claim = claim;
        }

        @Override
        public @Nullable ColumnBounds bounds(int chunk, int column) {
            return null;
        }

        @Override
        public List<DeclaredOrder> declaredOrder() {
            return List.of(claim);
        }
    }

    private Path file(Statement duck, String rows) throws Exception {
        Path file = folder.resolve("t.parquet");
        duck.execute("COPY (" + rows + ") TO '" + file + "' (FORMAT parquet, ROW_GROUP_SIZE 2048)");
        return file;
    }

    private static final String[] CONDITIONS = {"v >= 500", "v > 500", "v = 500", "v = 501", "v <= 500", "v < 500",
            "500 <= v", "v >= 100000", "v < -5", "v > -5", "v <= 100000", "v >= 0"};

    private void checkAll(String values, boolean descending, boolean nullsFirst) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement duck = connection.createStatement()) {
            duck.execute("SET threads = 1");
            Path file = file(duck, "SELECT " + values + " AS v, i FROM range(9000) t(i) ORDER BY v "
                    + (descending ? "DESC" : "ASC") + (nullsFirst ? " NULLS FIRST" : " NULLS LAST") + ", i");
            try (Table table = new Claiming(
                    Openers.open(file, new Resources(64 << 20), Progress.NONE, Cancellation.NEVER),
                    new DeclaredOrder(0, descending, nullsFirst))) {
                for (String condition : CONDITIONS) {
                    SortedSearch.Found found = SortedSearch.first(TableView.of(table), 0, condition,
                            Cancellation.NEVER);
                    assertThat(found.proven()).isFalse();
                    assertThat(found.row()).as(values + " " + condition).isEqualTo(expected(duck, file, condition));
                    assertThat(SortedSearch.proven(TableView.of(table), found, condition, Cancellation.NEVER))
                            .isEqualTo(new SortedSearch.Found(found.row(), true));
                }
            }
        }
    }

    private static long expected(Statement duck, Path file, String condition) throws Exception {
        try (ResultSet told = duck.executeQuery("SELECT coalesce(min(file_row_number), -1) FROM read_parquet('" + file
                + "', file_row_number = true) WHERE " + condition)) {
            told.next();
            return told.getLong(1);
        }
    }

    @Test
    void the_first_row_is_the_one_that_duckdb_finds_however_the_file_is_sorted() throws Exception {
        String values = "CASE WHEN i % 9 = 0 THEN NULL ELSE CAST(i // 7 * 2 AS INTEGER) END";
        for (boolean descending : new boolean[]{false, true}) {
            for (boolean nullsFirst : new boolean[]{false, true}) {
                checkAll(values, descending, nullsFirst);
            }
        }
    }

    @Test
    void a_file_that_does_not_tell_the_truth_is_found_out() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement duck = connection.createStatement()) {
            duck.execute("SET threads = 1");
            Path file = file(duck, "SELECT CAST(CASE WHEN i = 17 THEN 8000 ELSE i END AS INTEGER) AS v"
                    + " FROM range(9000) t(i)");
            try (Table table = new Claiming(
                    Openers.open(file, new Resources(64 << 20), Progress.NONE, Cancellation.NEVER),
                    new DeclaredOrder(0, false, false))) {
                TableView view = TableView.of(table);
                SortedSearch.Found found = SortedSearch.first(view, 0, "v >= 7999", Cancellation.NEVER);
                assertThat(found).isEqualTo(new SortedSearch.Found(7_999, false));
                assertThat(SortedSearch.proven(view, found, "v >= 7999", Cancellation.NEVER))
                        .isEqualTo(new SortedSearch.Found(17, true));
                assertThatThrownBy(() -> SortedSearch.first(view, 0, "v <> 3", Cancellation.NEVER))
                        .hasMessageContaining("not known to be sorted");
            }
        }
    }

    @Test
    void what_a_parquet_file_declares_is_read() {
        try (Table table = Openers.open(TestData.at("parquet-testing/sort_columns.parquet"), new Resources(64 << 20),
                Progress.NONE, Cancellation.NEVER)) {
            assertThat(table.declaredOrder()).containsExactly(new DeclaredOrder(0, true, true),
                    new DeclaredOrder(1, false, false));
        }
    }
}
