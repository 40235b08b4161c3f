package dev.colonnade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sorted, computed and identified rows on the command line, beside DuckDB. */
class SortCommandTest {
    @TempDir
    Path folder;

    private Connection duckdb;
    private Statement statement;
    private String parquet;
    private String arrow;

    @BeforeEach
    void make() throws SQLException {
        duckdb = DriverManager.getConnection("jdbc:duckdb:");
        statement = duckdb.createStatement();
        parquet = folder.resolve("t.parquet").toString();
        arrow = folder.resolve("t.arrow").toString();
        statement
                .execute("COPY (SELECT range AS id, (range * 7919) % 1000 / 8.0 AS d, CASE WHEN range % 7 = 0 THEN NULL"
                        + " ELSE 'a common beginning ' || (range * 31) % 500 END AS t, [range, range + 1] AS l"
                        + " FROM range(20000)) TO '" + parquet + "' (ROW_GROUP_SIZE 4096)");
        assertThat(Run.of("generate", "--rows", "150000", "--columns", "12", "-o", arrow).status()).isZero();
    }

    @AfterEach
    void close() throws SQLException {
        statement.close();
        duckdb.close();
    }

    private List<String> duckdb(String select) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (ResultSet result = statement.executeQuery(select.replace("$", "'" + parquet + "'"))) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }

    private static List<String> lines(String... command) {
        Run run = Run.of(command);
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        return run.out().lines().toList();
    }

    @Test
    void sortedRowsAreDuckDbs() throws SQLException, IOException {
        for (Map.Entry<String, String> by : Map.of("-t,d", "t DESC NULLS LAST, d", "d,-id", "d, id DESC").entrySet()) {
            List<String> expected = duckdb("SELECT id FROM $ ORDER BY " + by.getValue() + ", id");
            List<String> cat = lines("cat", parquet, "--sort", by.getKey(), "--columns", "id", "--format", "csv");
            assertThat(cat.subList(1, cat.size())).as(by.getKey()).isEqualTo(expected);
            List<String> part = lines("cat", parquet, "--sort", by.getKey(), "--columns", "id", "--format", "csv",
                    "--rows", "5000:5100");
            assertThat(part.subList(1, part.size())).isEqualTo(expected.subList(5000, 5100));
            List<String> head = lines("head", parquet, "--sort", by.getKey(), "--columns", "id", "--format", "csv",
                    "-n", "37");
            assertThat(head.subList(1, head.size())).isEqualTo(expected.subList(0, 37));
            Path out = folder.resolve("out.csv");
            lines("sort", parquet, "--by", by.getKey(), "--columns", "id", "-o", out.toString());
            assertThat(Files.readAllLines(out).subList(1, 20_001)).isEqualTo(expected);
        }
        List<String> where = lines("head", parquet, "--sort", "-d", "--nulls", "first", "--where", "t IS NOT NULL",
                "-n", "100", "--columns", "id", "--format", "csv");
        assertThat(where.subList(1, 101))
                .isEqualTo(duckdb("SELECT id FROM $ WHERE t IS NOT NULL ORDER BY d DESC, id LIMIT 100"));
    }

    @Test
    void whatIsSortedIntoAFileIsWhatWasThere() throws SQLException {
        for (String out : List.of("a.arrow", "a.arrows", "a.jsonl")) {
            String file = folder.resolve(out).toString();
            lines("sort", parquet, "--by", "t,-id", "-o", file);
            List<String> rows = out.endsWith("jsonl") ? null : lines("cat", file, "--format", "jsonl");
            List<String> direct = lines("cat", parquet, "--sort", "t,-id", "--format", "jsonl");
            assertThat(direct).hasSize(20_000);
            if (rows != null) {
                assertThat(rows).isEqualTo(direct);
            }
        }
        // An Arrow file with dictionaries and every kind of column, sorted there and back.
        String there = folder.resolve("there.arrow").toString();
        String back = folder.resolve("back.arrow").toString();
        lines("sort", arrow, "--by", "-name,-id", "-o", there);
        lines("sort", there, "--by", "id", "-o", back);
        assertThat(lines("cat", back, "--format", "jsonl")).isEqualTo(lines("cat", arrow, "--format", "jsonl"));
    }

    @Test
    void aFailedSortLeavesNothing() throws IOException {
        Path out = folder.resolve("never.arrow");
        Run nested = Run.of("sort", parquet, "--by", "l", "-o", out.toString());
        assertThat(nested.status()).isEqualTo(1);
        assertThat(nested.err()).contains("\"l\"").hasLineCount(1);
        assertThat(Run.of("sort", parquet, "--by", "idd", "-o", out.toString()).status()).isEqualTo(2);
        assertThat(Run.of("sort", parquet, "--by", "id", "-o", folder.resolve("x.xyz").toString()).status())
                .isEqualTo(2);
        Path none = folder.resolve("none");
        Run spill = Run.of("sort", parquet, "--by", "id", "-o", out.toString(), "--spill-dir", none.toString());
        assertThat(spill.status()).isZero();
        assertThat(none).doesNotExist();
        Files.delete(out);
        try (var files = Files.list(folder)) {
            assertThat(files.filter(file -> file.getFileName().toString().contains("never"))).isEmpty();
        }
    }

    @Test
    void computedColumnsAreColumnsLikeAnyOther() throws SQLException {
        List<String> rows = lines("cat", parquet, "--with", "x = id * 2 + 1", "--with", "u = upper(t)", "--columns",
                "u", "--where", "x > 30000 AND u IS NOT NULL", "--sort", "-x", "--format", "csv");
        assertThat(rows.subList(1, rows.size())).isEqualTo(duckdb(
                "SELECT upper(t) FROM $ WHERE id * 2 + 1 > 30000 AND t IS NOT NULL ORDER BY id DESC"));
        assertThat(lines("count", parquet, "--with", "half = d / 2", "--where", "half < 10"))
                .isEqualTo(duckdb("SELECT count(*) FROM $ WHERE d / 2 < 10"));
        assertThat(lines("head", parquet, "--with", "same = d", "--with", "long = l", "--with", "b = id > 0", "--with",
                "when = DATE '2020-01-01'", "-n", "1", "--format", "jsonl"))
                .containsExactly("{\"id\":0,\"d\":0.0,\"t\":null,\"l\":[0,1],\"same\":0.0,\"long\":[0,1],\"b\":false,"
                        + "\"when\":\"2020-01-01\"}");
        assertThat(lines("explain", parquet, "--with", "k = id", "--where", "k < 10")).anyMatch(
                line -> line.startsWith("row groups: 1 of"));
        Run wrong = Run.of("head", parquet, "--with", "x = idd + 1");
        assertThat(wrong.status()).isEqualTo(2);
        assertThat(wrong.err()).contains("--with").contains("idd");
    }

    @Test
    void rowsSayWhereTheyComeFrom() throws IOException {
        Path parts = Files.createDirectories(folder.resolve("parts/k=1"));
        Files.copy(Path.of(parquet), parts.resolve("a.parquet"));
        Files.copy(Path.of(parquet), parts.resolve("b.parquet"));
        String b = parts.resolve("b.parquet").toString();
        assertThat(lines("cat", folder.resolve("parts").toString(), "--row-identity", "--columns",
                "id,source_file,source_chunk,source_row", "--rows", "24999:25001", "--format", "csv"))
                .containsExactly("id,source_file,source_chunk,source_row", "4999," + b + ",1,4999",
                        "5000," + b + ",1,5000");
        assertThat(lines("head", parquet, "--row-identity", "--sort", "-id", "-n", "2", "--columns",
                "source_row,source_chunk", "--format", "csv")).containsExactly("source_row,source_chunk", "19999,4",
                        "19998,4");
    }
}
