package dev.colonnade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code dedup} beside DuckDB. */
class DedupCommandTest {
    @TempDir
    Path folder;

    private String parquet = "";

    @BeforeEach
    void write() throws SQLException {
        Path file = folder.resolve("t.parquet");
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            statement.execute("COPY (SELECT range AS id, (range * 7 % 901)::INT AS a, "
                    + "CASE WHEN range % 11 = 0 THEN NULL ELSE 'a text that is long, number ' || range * 31 % 1234 END AS t, "
                    + "range % 5 / 2.0 AS d, [range % 3, range % 2] AS l, DATE '2020-01-01' + (range % 40)::INT AS day "
                    + "FROM range(20000)) TO '" + file + "' (ROW_GROUP_SIZE 4096)");
        }
        parquet = file.toString();
    }

    private List<String> duckdb(String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement();
                ResultSet result = statement.executeQuery(query.replace("$", "'" + parquet + "'"))) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }

    private static String out(String... args) {
        Run run = Run.of(args);
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        return run.out();
    }

    private List<String> ids(Path file) {
        return out("cat", file.toString(), "--columns", "id", "--format", "csv").lines().skip(1).toList();
    }

    private void check(String keys, String keep, String orderBy, String where, String query) throws SQLException {
        for (String ending : List.of("csv", "arrow", "arrows", "jsonl")) {
            Path to = folder.resolve("out." + ending);
            List<String> args = new ArrayList<>(List.of("dedup", parquet, "-o", to.toString(), "--keep", keep));
            if (!keys.isEmpty()) {
                args.addAll(List.of("--keys", keys));
            }
            if (!orderBy.isEmpty()) {
                args.addAll(List.of("--order-by", orderBy));
            }
            if (!where.isEmpty()) {
                args.addAll(List.of("--where", where));
            }
            out(args.toArray(String[]::new));
            List<String> expected = duckdb(query);
            if (ending.startsWith("arrow")) {
                assertThat(ids(to)).as(keys).isEqualTo(expected);
            } else {
                assertThat(out("count", "--help")).isNotEmpty();
                try (var lines = Files.lines(to)) {
                    assertThat(lines.filter(line -> !line.startsWith("id,")).count()).isEqualTo(expected.size());
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }
        }
    }

    @Test
    void rowsKeptAreThoseOfDuckDb() throws SQLException {
        check("a", "first", "", "", "SELECT min(id) FROM $ GROUP BY a ORDER BY 1");
        check("t", "last", "", "", "SELECT max(id) FROM $ GROUP BY t ORDER BY 1");
        check("t,l", "first", "", "id > 500 AND d > 0",
                "SELECT min(id) FROM $ WHERE id > 500 AND d > 0 GROUP BY t, l ORDER BY 1");
        check("day,d", "none", "", "id < 300",
                "SELECT min(id) FROM $ WHERE id < 300 GROUP BY day, d HAVING count(*) = 1 ORDER BY 1");
        check("a", "first", "-t,d", "",
                "SELECT id FROM $ QUALIFY row_number() OVER (PARTITION BY a ORDER BY t DESC NULLS LAST, d, id) = 1 ORDER BY 1");
        check("l,d", "last", "day,-a", "",
                "SELECT id FROM $ QUALIFY row_number() OVER (PARTITION BY l, d ORDER BY day DESC, a, id DESC) = 1 ORDER BY 1");
        check("", "first", "", "", "SELECT id FROM $ ORDER BY 1");
    }

    @Test
    void theFirstOfAnOrderIsThatOfTheWholeTuple() throws SQLException {
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            statement.execute("COPY (SELECT * FROM (VALUES (1, 1, 2), (1, 2, 1)) AS x(k, a, b)) TO '" + parquet
                    + "' (FORMAT parquet)");
        }
        String to = folder.resolve("one.csv").toString();
        out("dedup", parquet, "--keys", "k", "--order-by", "a,b", "-o", to);
        assertThat(Path.of(to)).content().isEqualTo("k,a,b\n1,1,2\n");
        out("dedup", parquet, "--keys", "k", "--order-by", "b,a", "-o", to);
        assertThat(Path.of(to)).content().isEqualTo("k,a,b\n1,2,1\n");
    }

    @Test
    void aPreviewSaysWhatThereIsAndWritesNothing() throws IOException, SQLException {
        Path metrics = folder.resolve("metrics.json");
        JsonNode preview = new ObjectMapper().readTree(out("dedup", parquet, "--keys", "t", "--preview", "--json",
                "--metrics", metrics.toString()));
        assertThat(preview.get("rows").asLong()).isEqualTo(20_000);
        long groups = Long.parseLong(duckdb("SELECT count(*) FROM (SELECT DISTINCT t FROM $)").getFirst());
        assertThat(preview.get("groups").asLong()).isEqualTo(groups);
        assertThat(preview.get("unique").asLong()).isEqualTo(groups);
        assertThat(preview.get("duplicates").asLong()).isEqualTo(20_000 - groups);
        assertThat(preview.at("/largest/0/key/t").isNull()).isTrue();
        assertThat(preview.at("/largest/0/count").asLong()).isEqualTo(1819);
        assertThat(preview.get("largest")).hasSize(10);
        assertThat(preview.at("/examples/0/kept").asLong()).isZero();
        assertThat(preview.at("/examples/0/dropped").asLong()).isPositive();
        JsonNode figures = new ObjectMapper().readTree(metrics.toFile());
        for (String name : List.of("rows", "unique", "duplicates", "groups")) {
            assertThat(figures.get(name)).as(name).isEqualTo(preview.get(name));
        }
        assertThat(figures.get("partitions").asLong()).isPositive();
        assertThat(out("dedup", parquet, "--keys", "a", "--preview")).startsWith(
                "20000 rows, 901 kept, 19099 duplicates, 901 distinct keys\n").contains("23 rows: {\"a\":");
        assertThat(out("dedup", parquet, "--keys", "t", "--preview", "--trust-hash")).contains("probability");
        assertThat(out("dedup", parquet, "--preview")).startsWith("20000 rows, 20000 kept, 0 duplicates");
    }

    @Test
    void wrongUsageIsSaidInOneLine() {
        Run nowhere = Run.of("dedup", parquet, "--keys", "a");
        assertThat(nowhere.status()).isEqualTo(2);
        assertThat(nowhere.err()).hasLineCount(1).contains("-o").contains("--preview");
        assertThat(Run.of("dedup", parquet, "--keys", "aa", "--preview").status()).isEqualTo(2);
        assertThat(Run.of("dedup", parquet, "--keep", "some", "--preview").status()).isEqualTo(2);
        assertThat(Run.of("dedup", parquet, "--keys", "a", "-o", folder.resolve("x.xyz").toString()).status())
                .isEqualTo(2);
        Run list = Run.of("dedup", parquet, "--keys", "a", "--order-by", "l", "--preview");
        assertThat(list.status()).isNotZero();
        assertThat(list.err()).hasLineCount(1).contains("\"l\"");
    }
}
