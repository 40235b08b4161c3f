package dev.colonnade.format.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.base.RowRange;
import dev.colonnade.column.DictionaryColumn;
import dev.colonnade.column.Field;
import dev.colonnade.column.PrefixedBytesColumn;
import dev.colonnade.format.Batch;
import dev.colonnade.format.Table;
import dev.colonnade.testing.Rows;
import dev.colonnade.testing.TestData;
import dev.colonnade.testing.TestResources;
import dev.colonnade.text.CellText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetTest {
    private final TestResources opener = new TestResources(64 << 20);

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void nothingStaysOpen() {
        assertThat(opener.isAllReturned()).isTrue();
    }

    private void write(String path, String select) throws SQLException, IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute("COPY (" + select + ") TO '" + file + "' (FORMAT parquet)");
        }
    }

    @Test
    void foldersBecomeColumnsOfInferredTypes() throws Exception {
        write("year=2024/day=2024-02-29/kind=a%3Ab/x.parquet", "SELECT 1::INT AS v");
        write("year=2025/day=__HIVE_DEFAULT_PARTITION__/kind=/x.parquet", "SELECT 2::INT AS v UNION ALL SELECT 3");
        write("year=2025/day=2025-01-01/kind=07/x.parquet", "SELECT 4::INT AS v");
        Files.writeString(folder.resolve("_SUCCESS"), "");
        Files.writeString(folder.resolve(".hidden"), "");
        Files.writeString(folder.resolve("year=2024/notes.csv"), "a,b");
        try (Table table = opener.open(folder)) {
            assertThat(table.schema().fields()).extracting(field -> field.name() + ' ' + field.type())
                    .containsExactly("v int32", "year int64", "day date32[day]", "kind string");
            assertThat(Rows.of(table)).containsExactly("[1,2024,\"2024-02-29\",\"a:b\"]",
                    "[4,2025,\"2025-01-01\",\"07\"]", "[2,2025,null,\"\"]", "[3,2025,null,\"\"]");
            assertThat(Rows.of(table, RowRange.of(1, 3), new int[]{3, 0})).containsExactly("[\"07\",4]", "[\"\",2]");
            assertThat(Rows.of(table, RowRange.of(2, 4), new int[]{1})).containsExactly("[2025]", "[2025]");
            assertThat(table.layout().facts()).containsEntry("filesLeftOut", 3L).containsEntry("files", 3L);
            assertThat(table.chunks().count()).isEqualTo(3);
        }
    }

    @Test
    void valuesStayBehindTheirDictionaries() throws Exception {
        write("part=1/x.parquet", "SELECT 'word ' || (i % 3) AS w, 'text ' || i AS t FROM range(5000) r(i)");
        try (Table table = opener.open(folder);
                Batch encoded = table.readEncoded(RowRange.of(0, 5000), new int[]{0, 2, 1}, Cancellation.NEVER);
                Batch plain = table.read(RowRange.of(0, 5000), new int[]{0, 2, 1}, Cancellation.NEVER)) {
            assertThat(encoded.column(0)).isInstanceOf(DictionaryColumn.class);
            assertThat(encoded.column(2)).isInstanceOf(PrefixedBytesColumn.class);
            for (int row = 0; row < 5000; row++) {
                for (int column = 0; column < 3; column++) {
                    assertThat(CellText.of(encoded.column(column), row, 100))
                            .isEqualTo(CellText.of(plain.column(column), row, 100));
                }
            }
        }
    }

    @Test
    void aGlobIsATable() throws Exception {
        write("b.parquet", "SELECT 2 AS v");
        write("a.parquet", "SELECT 1 AS v");
        write("c.other", "SELECT 3 AS v");
        try (Table table = opener.open(folder.resolve("*.parquet"))) {
            assertThat(Rows.of(table)).containsExactly("[1]", "[2]");
        }
        assertThatThrownBy(() -> opener.open(folder.resolve("*.none"))).isInstanceOf(Fault.class)
                .hasMessageContaining("no file has such a name");
    }

    @Test
    void aFileThatDiffersIsNamed() throws Exception {
        write("a.parquet", "SELECT 1::INT AS v");
        write("b.parquet", "SELECT 1::BIGINT AS v");
        assertThatThrownBy(() -> opener.open(folder)).isInstanceOf(Fault.class).hasMessageContaining("b.parquet")
                .hasMessageContaining("int64").hasMessageContaining("int32");
    }

    @Test
    void anEmptyFolderSaysSo() {
        assertThatThrownBy(() -> opener.open(folder)).isInstanceOf(Fault.class)
                .hasMessageContaining("no Arrow or Parquet file");
    }

    @Test
    void foldersOfOtherPeople() {
        try (Table table = opener.open(TestData.at("hive/different_order"))) {
            assertThat(table.schema().fields()).extracting(Field::name).endsWith("date", "part");
            assertThat(Rows.of(table)).hasSize(2);
        }
        try (Table table = opener.open(TestData.at("hive/simple"))) {
            assertThat(Rows.of(table)).hasSize(2);
        }
        try (Table table = opener.open(TestData.at("hive/hive_col_also_in_file"))) {
            int a = table.schema().indexOf("a");
            List<String> rows = Rows.of(table, RowRange.of(0, table.rowCount()), new int[]{a});
            assertThat(rows).startsWith("[5]").endsWith("[6]").doesNotContain("[1]");
        }
        try (Table table = opener.open(TestData.at("hive/empty_string"))) {
            assertThat(table.schema().fields().getLast().toString()).isEqualTo("key: string");
        }
        assertThatThrownBy(() -> opener.open(TestData.at("hive/mismatching_count"))).isInstanceOf(Fault.class)
                .hasMessageContaining("part=b");
    }
}
