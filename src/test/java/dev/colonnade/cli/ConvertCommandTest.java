package dev.colonnade.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.colonnade.testing.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Conversions on the command line: every form to every form, and what is refused. */
class ConvertCommandTest {
    @TempDir
    Path folder;

    private String sample;

    @BeforeEach
    void make() {
        sample = folder.resolve("sample.parquet").toString();
        assertThat(Run.of("generate", "--rows", "70000", "--columns", "12", "-o", sample).status()).isZero();
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    private String rows(String file) {
        Run run = Run.of("cat", file, "--format", "jsonl");
        assertThat(run.status()).as(run.err()).isZero();
        return run.out();
    }

    @Test
    void everyFormHoldsTheRows() {
        String expected = rows(sample);
        assertThat(expected.lines()).hasSize(70_000);
        List<String[]> ways = List.of(new String[]{"a.arrow", "none"}, new String[]{"b.arrow", "zstd:1"},
                new String[]{"c.arrows", "lz4"}, new String[]{"d.parquet", "zstd:9"}, new String[]{"e.pq", "gzip"},
                new String[]{"f.parquet", "lz4"}, new String[]{"g.parquet", "none"}, new String[]{"h.feather", "lz4"});
        for (String[] way : ways) {
            Run run = Run.of("convert", sample, "-o", at(way[0]), "--compression", way[1], "--row-group-rows", "30000",
                    "--batch-rows", "7000");
            assertThat(run.status()).as(way[0] + ": " + run.err()).isZero();
            assertThat(rows(at(way[0]))).as(way[0]).isEqualTo(expected);
        }
    }

    @Test
    void whatIsSeenIsWhatIsWritten() throws IOException {
        String[] choice = {"--where", "id % 3 = 0", "--columns", "name,id,twice", "--with", "twice = id * 2"};
        Run seen = Run.of(with(new String[]{"cat", sample, "--format", "jsonl"}, choice));
        for (String name : List.of("out.parquet", "out.arrow", "out.jsonl")) {
            Run run = Run.of(with(new String[]{"convert", sample, "-o", at(name)}, choice));
            assertThat(run.status()).as(run.err()).isZero();
            String written = name.endsWith("jsonl") ? Files.readString(folder.resolve(name)) : rows(at(name));
            assertThat(written).as(name).isEqualTo(seen.out());
        }
        Run sorted = Run.of("sort", sample, "--by", "-id", "-o", at("sorted.parquet"), "--compression", "zstd");
        assertThat(sorted.status()).as(sorted.err()).isZero();
        assertThat(rows(at("sorted.parquet"))).isEqualTo(
                Run.of("cat", sample, "--sort", "-id", "--format", "jsonl").out());
        assertThat(Run.of("cat", sample, "--rows", "5:9", "-o", at("some.parquet")).status()).isZero();
        assertThat(rows(at("some.parquet")).lines()).hasSize(4);
    }

    @Test
    void whatCannotBeWrittenIsSaidBeforeAnythingIs() {
        for (String[] wrong : List.of(new String[]{"x.docx"}, new String[]{"x.parquet", "--compression", "brotli"},
                new String[]{"x.parquet", "--compression", "zstd:99"}, new String[]{"x.csv", "--compression", "zstd"},
                new String[]{"x.arrow", "--compression", "snappy"}, new String[]{"x.parquet", "--bloom", "nobody"},
                new String[]{"x.parquet", "--row-group-rows", "0"}, new String[]{"x.parquet", "--to", "xml"})) {
            String[] command = with(new String[]{"convert", sample, "-o", at(wrong[0])},
                    java.util.Arrays.copyOfRange(wrong, 1, wrong.length));
            Run run = Run.of(command);
            assertThat(run.status()).as(String.join(" ", command)).isEqualTo(Cli.WRONG_USAGE);
            assertThat(run.err().lines()).as(run.err()).hasSize(1);
            assertThat(folder.resolve(wrong[0])).doesNotExist();
        }
        assertThat(Run.of("convert", sample, "-o", sample).status()).isEqualTo(Cli.WRONG_USAGE);
    }

    private static String ask(String sql) throws SQLException {
        try (var duck = DriverManager.getConnection("jdbc:duckdb:");
                var statement = duck.createStatement()) {
            // A COPY has no rows to give.
            if (!statement.execute(sql)) {
                return "";
            }
            try (var rows = statement.getResultSet()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    @Test
    void csvIsWrittenTheWayThatIsAskedFor() throws SQLException, IOException {
        String odd = at("odd.parquet");
        ask("COPY (SELECT i AS id, 'a;b|c,d' || chr(9) || i AS words, i / 4 AS \"a;name\", CASE WHEN i % 3 = 0 THEN NULL"
                + " WHEN i % 3 = 1 THEN '' ELSE '\"x\"' END AS quoted FROM range(1000) t(i)) TO '" + odd + "'");
        String hash = "SELECT sum(hash(id, words, \"a;name\", coalesce(quoted, 'none'))) FROM ";
        for (String[] way : List.of(new String[]{";", ";"}, new String[]{"tab", "\t"}, new String[]{"\\t", "\t"},
                new String[]{"|", "|"}, new String[]{",", ","}, new String[]{"0", "0"})) {
            for (boolean header : new boolean[]{true, false}) {
                for (String[] command : List.of(new String[]{"convert", odd, "-o", at("a.csv")},
                        new String[]{"cat", odd, "-o", at("a.csv")},
                        new String[]{"cat", odd, "--format", "csv", "-o", at("a.csv")},
                        new String[]{"sort", odd, "--by", "id", "-o", at("a.csv")})) {
                    String[] said = with(command, header
                            ? new String[]{"--delimiter", way[0]}
                            : new String[]{"--delimiter", way[0], "--no-header"});
                    Run run = Run.of(said);
                    assertThat(run.status()).as(run.err()).isZero();
                    String read = "read_csv('" + at("a.csv") + "', delim = '" + way[1]
                            + "', quote = '\"', escape = '\"',"
                            + " header = " + header + ", auto_detect = false, allow_quoted_nulls = false, nullstr = '',"
                            + " columns = {'id': 'BIGINT', 'words': 'VARCHAR', 'a;name': 'DOUBLE', 'quoted': 'VARCHAR'})";
                    assertThat(ask(hash + read)).as(String.join(" ", said)).isEqualTo(ask(hash + "'" + odd + "'"));
                }
            }
        }
        assertThat(Run.of("cat", odd, "--format", "csv", "--delimiter", ";", "--rows", "1:2").out())
                .startsWith("id;words;\"a;name\";quoted\n");
        for (String[] wrong : List.of(new String[]{"a.csv", "--delimiter", "\""},
                new String[]{"a.csv", "--delimiter", "ab"},
                new String[]{"a.csv", "--delimiter", "ü"}, new String[]{"a.csv", "--delimiter", "\n"},
                new String[]{"b.parquet", "--delimiter", ";"}, new String[]{"b.jsonl", "--no-header"})) {
            for (String command : List.of("convert", "cat")) {
                Run run = Run.of(with(new String[]{command, odd, "-o", at(wrong[0])},
                        java.util.Arrays.copyOfRange(wrong, 1, wrong.length)));
                assertThat(run.status()).as(run.err()).isEqualTo(Cli.WRONG_USAGE);
                assertThat(run.err().lines()).as(run.err()).hasSize(1);
                assertThat(run.err()).contains(wrong[1]);
            }
        }
    }

    @Test
    void whatIsBeingReadIsNotWrittenOntoByAnyName() throws IOException {
        Path parts = Files.createDirectory(folder.resolve("parts"));
        Path part = parts.resolve("b.parquet");
        Files.copy(Path.of(sample), parts.resolve("a.parquet"));
        Files.copy(Path.of(sample), part);
        byte[] before = Files.readAllBytes(part);
        Path link = Files.createSymbolicLink(folder.resolve("link.parquet"), part);
        Path hard = Files.createLink(folder.resolve("hard.parquet"), part);
        for (String source : List.of(parts.toString(), parts + "/*.parquet", part.toString())) {
            for (Path target : List.of(part, link, hard)) {
                for (List<String> command : List.of(List.of("convert", source, "-o"),
                        List.of("cat", source, "--format", "csv", "-o"), List.of("sort", source, "--by", "id", "-o"),
                        List.of("dedup", source, "--keys", "id", "-o"))) {
                    List<String> words = new java.util.ArrayList<>(command);
                    words.add(target.toString());
                    Run run = Run.of(words.toArray(String[]::new));
                    assertThat(run.status()).as(words + ": " + run.err()).isEqualTo(Cli.WRONG_USAGE);
                    assertThat(run.err()).contains(target.toString()).contains("is the file that is being read")
                            .contains("name another").hasLineCount(1);
                }
            }
        }
        for (String[] wrong : List.of(new String[]{parts.toString(), "is a folder"},
                new String[]{at("no/such/x.csv"), "its folder does not exist"},
                new String[]{at("x.parqet"), "its ending names no format"})) {
            for (String command : List.of("convert", "cat")) {
                String form = wrong[0].equals(parts.toString()) ? command.equals("cat") ? "--format" : "--to" : "";
                String[] words = form.isEmpty()
                        ? new String[]{command, sample, "-o", wrong[0]}
                        : new String[]{command, sample, "-o", wrong[0], form, "csv"};
                Run run = Run.of(words);
                assertThat(run.status()).as(run.err()).isNotZero();
                assertThat(run.err()).contains(wrong).hasLineCount(1);
            }
        }
        assertThat(Files.readAllBytes(part)).isEqualTo(before);
        assertThat(Files.isSymbolicLink(link)).isTrue();
        try (var files = Files.list(parts)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void nothingIsAddedToTheFolderThatIsRead() throws IOException {
        Path parts = folder.resolve("parts");
        Files.createDirectories(parts.resolve("year=1"));
        Files.copy(Path.of(sample), parts.resolve("year=1/a.parquet"));
        Path hidden = Files.createDirectory(parts.resolve("_out"));
        Path link = Files.createSymbolicLink(folder.resolve("way"), parts);
        for (String target : List.of("b.parquet", "year=1/b.arrow", "year=1/../b.parquet")) {
            for (Path under : List.of(parts, link)) {
                for (List<String> command : List.of(List.of("convert"), List.of("sort", "--by", "id"),
                        List.of("dedup"), List.of("cat"))) {
                    List<String> words = new java.util.ArrayList<>(command);
                    words.addAll(List.of(parts.toString(), "-o", under.resolve(target).toString()));
                    Run run = Run.of(words.toArray(String[]::new));
                    assertThat(run.status()).as(words + run.err()).isEqualTo(Cli.WRONG_USAGE);
                    assertThat(run.err()).contains("would become a part of the folder that is being read")
                            .contains("choose another folder").hasLineCount(1);
                    assertThat(under.resolve(target)).doesNotExist();
                }
            }
        }
        // What is no part of it may lie there, and a pattern is its writer's to think about.
        for (String[] fine : List.of(new String[]{parts.toString(), parts.resolve("b.csv").toString()},
                new String[]{parts.toString(), hidden.resolve("b.parquet").toString()},
                new String[]{parts + "/*/a.parquet", parts.resolve("year=1/b.parquet").toString()})) {
            assertThat(Run.of("convert", fine[0], "-o", fine[1]).status()).as(fine[1]).isZero();
        }
    }

    @Test
    void textThatIsNoneIsReplacedWhereThatIsAskedFor() {
        String invalid = TestData.at("duckdb-testing/invalid.parquet").toString();
        for (String[] command : List.of(new String[]{"convert", invalid}, new String[]{"dedup", invalid},
                new String[]{"cat", invalid})) {
            for (String name : List.of("u.csv", "u.jsonl")) {
                Run refused = Run.of(with(command, new String[]{"-o", at(name)}));
                assertThat(refused.status()).isEqualTo(Cli.FAILED);
                assertThat(refused.err()).contains("--invalid-utf8 replace").hasLineCount(1);
                assertThat(folder.resolve(name)).doesNotExist();
                Run run = Run.of(with(command, new String[]{"-o", at(name), "--invalid-utf8", "replace"}));
                assertThat(run.status()).as(run.err()).isZero();
                assertThat(folder.resolve(name)).content().contains("\uFFFD");
                assertThat(folder.resolve(name).toFile().delete()).isTrue();
            }
        }
        assertThat(Run.of("convert", sample, "-o", at("x.csv"), "--invalid-utf8", "perhaps").status())
                .isEqualTo(Cli.WRONG_USAGE);
        assertThat(Run.of("convert", sample, "-o", at("x.parquet"), "--compression", "ZSTD:3").status()).isZero();
    }

    @Test
    void whatParquetKnowsAndArrowDoesNotIsKept() throws SQLException {
        String typed = at("typed.parquet");
        ask("COPY (SELECT i AS id, INTERVAL (i) DAY AS iv, TIMETZ '10:00:00+00' AS tz, ('{\"a\":' || i || '}')::JSON AS j,"
                + " CASE WHEN i % 2 = 0 THEN 'x' ELSE 'y' END::ENUM ('x', 'y') AS e, [INTERVAL (i) MONTH] AS li,"
                + " TIME '10:00:00' AS t, 'POINT (1 2)'::GEOMETRY AS g FROM range(100) t(i)) TO '" + typed
                + "' (GEOPARQUET_VERSION 'NONE')");
        String types = "SELECT string_agg(column_name || column_type, ' ') FROM (DESCRIBE SELECT * FROM '";
        String sorts = "SELECT string_agg(name || coalesce(converted_type, '') || coalesce(logical_type, ''), ' ')"
                + " FROM parquet_schema('";
        String bounds = "SELECT count(*) FROM parquet_metadata('";
        for (String middle : List.of("m.parquet", "m.arrow", "m.arrows")) {
            assertThat(Run.of("convert", typed, "-o", at(middle)).status()).isZero();
            Run run = Run.of("convert", at(middle), "-o", at("last.parquet"));
            assertThat(run.status()).as(run.err()).isZero();
            assertThat(ask(types + at("last.parquet") + "')")).isEqualTo(ask(types + typed + "')"));
            assertThat(ask(sorts + at("last.parquet") + "') WHERE name IN ('iv', 'tz', 'j', 'g')"))
                    .isEqualTo(ask(sorts + typed + "') WHERE name IN ('iv', 'tz', 'j', 'g')"));
            assertThat(ask("SELECT count(*) FROM (SELECT * REPLACE(g::VARCHAR AS g) FROM '" + typed
                    + "' EXCEPT ALL SELECT * REPLACE(g::VARCHAR AS g) FROM '" + at("last.parquet") + "')"))
                    .isEqualTo("0");
            // An interval and a shape have no order that bounds could go by.
            assertThat(ask(bounds + at("last.parquet") + "') WHERE path_in_schema IN ('iv', 'g')"
                    + " AND (stats_min_value IS NOT NULL OR stats_max_value IS NOT NULL)")).isEqualTo("0");
            assertThat(rows(at("last.parquet"))).isEqualTo(rows(typed));
        }
    }

    @Test
    void aDeviceThatIsFullIsNamed() {
        assumeTrue(Files.exists(Path.of("/dev/full")), "no device that is always full");
        for (String[] command : List.of(new String[]{"convert", sample, "--to", "csv"},
                new String[]{"convert", sample, "--to", "parquet"}, new String[]{"convert", sample, "--to", "arrow"},
                new String[]{"cat", sample}, new String[]{"cat", sample, "--format", "jsonl"},
                new String[]{"cat", sample, "--format", "arrow"},
                new String[]{"sort", sample, "--by", "id", "--to", "csv"},
                new String[]{"dedup", sample, "--to", "jsonl"})) {
            Run run = Run.of(with(command, new String[]{"-o", "/dev/full"}));
            assertThat(run.status()).as(String.join(" ", command)).isEqualTo(1);
            assertThat(run.err()).contains("/dev/full: cannot be written").contains("make room").hasLineCount(1);
        }
    }

    private static String[] with(String[] some, String[] more) {
        String[] all = java.util.Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }
}
