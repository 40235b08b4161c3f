package dev.colonnade.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colonnade.column.Bits;
import dev.colonnade.column.Column;
import dev.colonnade.column.Field;
import dev.colonnade.column.FixedColumn;
import dev.colonnade.column.Schema;
import dev.colonnade.column.Type;
import dev.colonnade.format.arrow.write.ArrowWriter;
import dev.colonnade.format.out.ChannelTarget;
import dev.colonnade.format.out.OutputFile;
import dev.colonnade.memory.Resources;
import dev.colonnade.testing.TestData;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Conditions, names and orders as people type them, wrong ones too; answers beside DuckDB's. */
class ExpressionCommandTest {
    @TempDir
    Path folder;

    private Connection duckdb;
    private Statement statement;
    private String file;

    @BeforeEach
    void make() throws SQLException {
        duckdb = DriverManager.getConnection("jdbc:duckdb:");
        statement = duckdb.createStatement();
        file = folder.resolve("t.parquet").toString();
        statement.execute("COPY (SELECT range AS id, (range * 7919) % 1000 AS \"x,y\", (range * 31) % 97 AS m,"
                + " (range * 17) % 89 AS \"-m\", CAST(range % 50 AS FLOAT) / 10 AS f32,"
                + " DATE '2021-01-01' + CAST(range % 100 AS INTEGER) AS dt, {'a': (range * 13) % 101} AS st,"
                + " CASE range % 4 WHEN 0 THEN '10%' WHEN 1 THEN '10x' WHEN 2 THEN 'a_b!' ELSE 'AxB!' END AS s"
                + " FROM range(1000)) TO '" + file + "' (ROW_GROUP_SIZE 2048)");
    }

    @AfterEach
    void close() throws SQLException {
        statement.close();
        duckdb.close();
    }

    private static Run count(String file, String where) {
        return Run.of("count", file, "--where", where, "--progress", "none");
    }

    private void asDuckDb(String where) throws SQLException {
        long expected;
        try (ResultSet result = statement.executeQuery("SELECT count(*) FROM '" + file + "' WHERE " + where)) {
            assertThat(result.next()).isTrue();
            expected = result.getLong(1);
        }
        for (String engine : List.of("fast", "reference")) {
            Run run = Run.of("count", file, "--where", where, "--engine", engine, "--progress", "none");
            assertThat(run.err()).as(where).isEmpty();
            assertThat(run.out().strip()).as(where + " by " + engine).isEqualTo(Long.toString(expected));
        }
    }

    @Test
    void aDateThatDoesNotExistIsAMistakeWithItsPlace() {
        for (String where : List.of("dt = DATE '2021-02-30'", "dt = '2021-02-30'", "dt > DATE '2021-13-01'",
                "dt = CAST('2021-02-30' AS date)", "dt = '2021-02-30'::date", "dt IN ('2021-02-28', '2021-02-30')",
                "dt = CAST('soon' AS timestamp)")) {
            Run run = Run.of("count", file, "--where", where);
            assertThat(run.status()).as(where).isEqualTo(2);
            String caret = run.err().lines().filter(line -> line.endsWith("^")).findFirst().orElse("");
            String shown = run.err().lines().filter(line -> line.contains(where)).findFirst().orElse("");
            assertThat(caret).as(run.err()).isNotEmpty();
            assertThat(shown.charAt(caret.indexOf('^'))).as(run.err()).isEqualTo('\'');
        }
    }

    @Test
    void aLiteralThatAFloatCannotHoldIsNoFloat() throws SQLException {
        for (String where : List.of("f32 = 1e300", "f32 <> 1e300", "f32 > 3.5e38", "f32 < 3.5e38", "f32 = 3e-46",
                "f32 >= 3e-46", "f32 IN (1e300)", "f32 NOT IN (1e300, 3e-46)", "f32 + 0 = 1e300", "f32 * f32 > -1e300",
                "f32 BETWEEN 3e-46 AND 1e300", "f32 IS DISTINCT FROM 1e300", "1e300 > f32",
                "CASE f32 WHEN 3e-46 THEN TRUE ELSE FALSE END")) {
            asDuckDb(where);
        }
        // A text beside a float, and a whole number of forty digits, are literals no less.
        assertThat(count(file, "f32 < '1e300'").out().strip()).isEqualTo("1000");
        assertThat(count(file, "f32 + 1" + "0".repeat(40) + " < 2" + "0".repeat(40)).out().strip()).isEqualTo("1000");
        assertThat(count(file, "f32 = 1.7").out().strip()).isEqualTo("20");
    }

    @Test
    void aPatternMayHaveACharacterThatTakesOthersLiterally() throws SQLException {
        for (String where : List.of("s LIKE '10!%' ESCAPE '!'", "s NOT LIKE '10!%' ESCAPE '!'",
                "s LIKE '%!!' ESCAPE '!'", "s LIKE 'a!_b%' ESCAPE '!'", "s LIKE 'a_b%' ESCAPE ''",
                "s ILIKE 'A_B%' ESCAPE '$'", "s NOT ILIKE 'A$_B%' ESCAPE '$'", "s ILIKE '%$_b!' ESCAPE '$'",
                "s LIKE '10%' AND NOT s LIKE '10x%%' ESCAPE 'x'")) {
            asDuckDb(where);
        }
        Run long1 = count(file, "s LIKE 'a' ESCAPE 'ab'");
        assertThat(long1.status()).isEqualTo(2);
        assertThat(long1.err()).contains("one character").contains("1:19");
        Run end = count(file, "s LIKE 'a!' ESCAPE '!'");
        assertThat(end.status()).isEqualTo(2);
        assertThat(end.err()).contains("ends with");
    }

    private void sortedAs(String by, String order) throws SQLException, IOException {
        Path out = folder.resolve("sorted.csv");
        Run run = Run.of("sort", file, "--by", by, "--columns", "id", "-o", out.toString(), "--progress", "none");
        assertThat(run.err()).as(by).isEmpty();
        StringBuilder ids = new StringBuilder("id\n");
        try (ResultSet rows = statement.executeQuery("SELECT id FROM '" + file + "' ORDER BY " + order + ", id")) {
            while (rows.next()) {
                ids.append(rows.getLong(1)).append('\n');
            }
        }
        assertThat(out).as(by).content().isEqualToNormalizingNewlines(ids.toString());
    }

    @Test
    void rowsAreSortedByNamesInQuotes() throws SQLException, IOException {
        sortedAs("\"x,y\"", "\"x,y\"");
        sortedAs("-\"x,y\",m", "\"x,y\" DESC, m");
        sortedAs("-\"m\"", "m DESC");
        sortedAs("\"-m\"", "\"-m\"");
        sortedAs("-\"-m\"", "\"-m\" DESC");
        sortedAs("-m", "\"-m\"");
        Run dedup = Run.of("dedup", file, "--keys", "s", "--order-by", "-\"x,y\"", "--preview", "--progress", "none");
        assertThat(dedup.err()).isEmpty();
        assertThat(dedup.out()).startsWith("1000 rows, 4 kept");
    }

    @Test
    void whoSortsByAPartIsToldHow() throws IOException {
        Path out = folder.resolve("sorted.csv");
        Run refused = Run.of("sort", file, "--by", "-st.a", "-o", out.toString(), "--progress", "none");
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains("--with 'a = st.a'").contains("--by -a");
        Run run = Run.of("sort", file, "--with", "a = st.a", "--by", "-a", "--columns", "a", "-o", out.toString(),
                "--progress", "none");
        assertThat(run.err()).isEmpty();
        assertThat(Files.readAllLines(out).get(1)).isEqualTo("100");
    }

    /** Three columns of a hundred rows: n from 0, n from 100, and n_2 from 1000. */
    private String twice() throws IOException {
        Path made = folder.resolve("twice.arrow");
        Type type = new Type.Int(64, true);
        Schema schema = new Schema(List.of(new Field("n", type, false), new Field("n", type, false),
                new Field("n_2", type, false)));
        try (OutputFile out = OutputFile.create(made)) {
            ArrowWriter writer = new ArrowWriter(schema, new ChannelTarget(out.channel()), true,
                    new Resources(10_000_000).held());
            writer.write(LongStream.of(0, 100, 1000).<Column>mapToObj(first -> new FixedColumn(type, 100, Bits.ALL, 8,
                    MemorySegment.ofArray(LongStream.range(first, first + 100).toArray()))).toList(), 100);
            writer.finish();
            out.commit();
        }
        return made.toString();
    }

    @Test
    void aNameThatRepeatsIsAskedForAsItIsPrinted() throws IOException {
        String twice = twice();
        assertThat(Run.of("cat", twice, "--format", "jsonl").out()).startsWith("{\"n\":0,\"n_3\":100,\"n_2\":1000}\n");
        for (String where : List.of("n = 50", "n_3 = 150", "\"n_3\" = 150", "N_3 = 150", "n_2 = 1050",
                "n_3 = n + 100 AND n = 7", "n_3 - n_2 = -900 AND n = 3")) {
            assertThat(count(twice, where).out().strip()).as(where).isEqualTo("1");
        }
        List<String> last = Run.of("head", twice, "--sort", "-n_3", "--columns", "n_3,n", "--format", "csv", "-n", "1")
                .out().lines().toList();
        assertThat(last.getLast()).isEqualTo("199,99");
        Path out = folder.resolve("o.csv");
        assertThat(Run.of("sort", twice, "--by", "-\"n_3\"", "-o", out.toString()).err()).isEmpty();
        assertThat(Files.readAllLines(out).get(1)).isEqualTo("99,199,1099");
        assertThat(Run.of("dedup", twice, "--keys", "n_3", "--order-by", "n_2", "--preview").out())
                .startsWith("100 rows, 100 kept");
        assertThat(count(twice, "n_4 > 0").err()).contains("did you mean").contains("\"n_3\"")
                .doesNotContain("\"n\", \"n\"");
        String given = TestData.at("arrow-testing/1.0.0-littleendian/generated_duplicate_fieldnames.arrow_file")
                .toString();
        assertThat(Run.of("cat", given, "--format", "jsonl").out()).contains("\"ints_2\":null");
        assertThat(count(given, "ints_2 IS NULL").out().strip()).isEqualTo("1");
        assertThat(count(given, "intz > 0").err()).contains("\"ints\"").doesNotContain("\"ints\", \"ints\"");
    }

    @Test
    void aMistakeInALongExpressionIsShownWithWhatStandsAroundIt() {
        String where = "id = 1 OR ".repeat(400) + "idd = 1" + " OR id = 2".repeat(400);
        Run run = Run.of("count", file, "--where", where);
        assertThat(run.status()).isEqualTo(2);
        List<String> lines = run.err().lines().toList();
        assertThat(lines).allMatch(line -> line.length() < 200, run.err());
        String caret = lines.stream().filter(line -> line.endsWith("^")).findFirst().orElse("");
        String shown = lines.stream().filter(line -> line.contains("idd = 1")).findFirst().orElse("");
        assertThat(shown.startsWith("idd", caret.indexOf('^'))).as(run.err()).isTrue();
        Run text = count(file, "dt = '" + "y".repeat(10_000) + "'");
        assertThat(text.err().lines()).allMatch(line -> line.length() < 250);
        assertThat(count(file, "y".repeat(10_000) + " = 1").err().lines()).allMatch(line -> line.length() < 250);
    }

    @Test
    void aDamagedPageIsNamedWithItsColumn() throws SQLException, IOException {
        long page;
        try (ResultSet result = statement.executeQuery("SELECT coalesce(dictionary_page_offset, data_page_offset)"
                + " FROM parquet_metadata('" + file + "') WHERE path_in_schema = 'm'")) {
            assertThat(result.next()).isTrue();
            page = result.getLong(1);
        }
        try (RandomAccessFile raw = new RandomAccessFile(file, "rw")) {
            raw.seek(page);
            raw.write(new byte[]{-1, -1, -1, -1});
        }
        String out = folder.resolve("o.csv").toString();
        for (List<String> command : List.of(List.of("count", file, "--where", "m > 3 AND id >= 0"),
                List.of("dedup", file, "--keys", "m", "--preview"), List.of("sort", file, "--by", "m", "-o", out),
                List.of("cat", file), List.of("convert", file, "-o", out))) {
            Run run = Run.of(command.toArray(String[]::new));
            assertThat(run.status()).as(command.toString()).isEqualTo(1);
            assertThat(run.err()).as(command.toString()).contains("column \"m\"").contains("row group 0");
        }
    }

    @Test
    void aNumberTooLargeForAFloatIsNotInfinite() throws SQLException {
        for (String cast : List.of("CAST(id + 1e300 AS FLOAT)", "CAST(1e300 AS FLOAT)", "CAST(-1e39 - id AS REAL)")) {
            assertThatThrownBy(() -> statement.execute("SELECT count(*) FROM '" + file + "' WHERE " + cast + " > 0"))
                    .as(cast).isInstanceOf(SQLException.class);
            statement = duckdb.createStatement();
            for (String engine : List.of("fast", "reference")) {
                Run run = Run.of("count", file, "--where", cast + " > 0", "--engine", engine, "--progress", "none");
                assertThat(run.status()).as(cast + run.out()).isEqualTo(1);
                assertThat(run.err()).as(cast).hasLineCount(1);
            }
        }
        for (String where : List.of("CAST('inf' AS FLOAT) > id", "CAST(concat('1e', 400 + id) AS DOUBLE) > 1e308",
                "CAST('-Infinity' AS DOUBLE) < id",
                "CAST(CAST('inf' AS DOUBLE) AS FLOAT) > id", "CAST(1e-300 AS FLOAT) = 0",
                "CAST(3.4e38 AS FLOAT) > id")) {
            asDuckDb(where);
        }
    }

    @Test
    void aFieldThatIsTakenForAColumnCanBeMadeOne() {
        for (List<String> command : List.of(List.of("cat", file, "--columns", "id,st.a"),
                List.of("dedup", file, "--preview", "--keys", "st.a"),
                List.of("convert", file, "--columns", "\"st\".a", "-o", folder.resolve("x.csv").toString()))) {
            Run run = Run.of(command.toArray(String[]::new));
            assertThat(run.status()).isEqualTo(Cli.WRONG_USAGE);
            assertThat(run.err()).contains("there is no column \"st.a\"").contains("--with 'a = ").contains(": a")
                    .hasLineCount(1);
        }
        assertThat(
                Run.of("cat", file, "--with", "a = st.a", "--columns", "a", "--format", "csv", "--rows", "0:2").out())
                .isEqualTo("a\n0\n13\n");
        assertThat(Run.of("cat", file, "--columns", "idd").err()).contains("did you mean \"id\"");
    }

    @Test
    void whatIsSaidFitsWhatHappened() {
        Run whole = Run.of("dedup", file, "--keys", "id", "--preview", "--trust-hash", "--progress", "none");
        assertThat(whole.out()).doesNotContain("0.0").contains("nothing is hashed");
        Run over = count(file, "id + 9223372036854775807 > 0");
        assertThat(over.status()).isEqualTo(1);
        assertThat(over.err()).contains("CAST(").doesNotContain("again without");
        for (String where : List.of("abs(id - 9223372036854775807 - 1) > 0",
                "round(id + 9223372036854774808, -3) > 0")) {
            assertThat(count(file, where).err()).as(where).contains("CAST(").doesNotContain("again without");
        }
        Run sum = Run.of("cat", file, "--with", "x = id * 9223372036854775807", "--format", "csv", "--columns", "x");
        assertThat(sum.err()).contains("CAST(").doesNotContain("again without");
    }

    @Test
    void aPatternThatGoesBackAndForthAnswersAllTheSame() throws SQLException {
        String texts = folder.resolve("l.parquet").toString();
        statement.execute("COPY (SELECT range AS id, repeat('ab', 20000) || CASE WHEN range % 10 = 0 THEN '9' ELSE ''"
                + " END AS l FROM range(50)) TO '" + texts + "'");
        assertThat(count(texts, "l ~ '(ab)*9'").out().strip()).isEqualTo("5");
        assertThat(count(texts, "l ~ '^(a|b)*[0-9]+$'").out().strip()).isEqualTo("5");
        assertThat(count(texts, "l LIKE '%a_a_a_a_a_z%'").out().strip()).isEqualTo("0");
    }
}
