package dev.colonnade.view.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Progress;
import dev.colonnade.format.Table;
import dev.colonnade.format.open.Openers;
import dev.colonnade.memory.Resources;
import dev.colonnade.testing.TestData;
import dev.colonnade.view.CellFormats;
import dev.colonnade.view.TableView;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordReaderTest {
    @TempDir
    Path folder;

    private final Resources resources = new Resources(128 << 20);

    private Table open(Path file) {
        return Openers.open(file, resources, Progress.NONE, Cancellation.NEVER);
    }

    private Table made(String select) throws Exception {
        Path file = folder.resolve("made.parquet");
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                var statement = duck.createStatement()) {
            statement.execute("COPY (" + select + ") TO '" + file + "' (FORMAT parquet)");
        }
        return open(file);
    }

    private static Part child(RecordReader reader, Part of, int number) {
        return reader.children(0, of, number, 1, Cancellation.NEVER).getFirst();
    }

    @Test
    void nested_values_open_down_to_their_last_part_with_the_path_to_it() throws Exception {
        try (Table table = made("SELECT {'b': [{'c': 1}, {'c': 2}, {'c': 42}], 'odd name': NULL} AS a,"
                + " MAP {'k1': 7, 'k2': 8} AS m, NULL::INTEGER AS n")) {
            RecordReader reader = new RecordReader(TableView.of(table), CellFormats.USUAL, 1_000);
            List<Part> row = reader.columns(0, 0, 3, Cancellation.NEVER);
            assertThat(row).extracting(Part::name).containsExactly("a", "m", "n");
            assertThat(row.get(0).content()).isInstanceOf(Content.Nested.class);
            Part b = child(reader, row.get(0), 0);
            assertThat(((Content.Nested) b.content()).children()).isEqualTo(3);
            Part c = child(reader, child(reader, b, 2), 0);
            assertThat(c.path()).isEqualTo("a.b[3].c");
            assertThat(c.content()).isEqualTo(new Content.Text("42", -1, false, false));
            assertThat(reader.whole(0, c, Cancellation.NEVER)).isEqualTo("42");
            Part odd = child(reader, row.get(0), 1);
            assertThat(odd.path()).isEqualTo("a.\"odd name\"");
            assertThat(odd.isEmpty()).isTrue();
            Part k2 = child(reader, row.get(1), 1);
            assertThat(k2.name()).isEqualTo("k2");
            assertThat(reader.whole(0, k2, Cancellation.NEVER)).isEqualTo("8");
            assertThat(row.get(2).content()).isEqualTo(new Content.Missing());
            assertThat(reader.whole(0, row.get(0), Cancellation.NEVER))
                    .isEqualTo("{\"b\":[{\"c\":1},{\"c\":2},{\"c\":42}],\"odd name\":null}");
        }
    }

    @Test
    void long_values_are_cut_and_can_be_had_in_full() throws Exception {
        try (Table table = made("SELECT repeat('x', 100000) AS t, range(100000) AS l, '\\x89PNG'::BLOB AS p,"
                + " '{\"a\":[1,2]}' AS j")) {
            RecordReader reader = new RecordReader(TableView.of(table), CellFormats.USUAL, 500);
            List<Part> row = reader.columns(0, 0, 4, Cancellation.NEVER);
            Content.Text text = (Content.Text) row.get(0).content();
            assertThat(text.text()).hasSize(501).endsWith("\u2026");
            assertThat(text.cut()).isTrue();
            assertThat(text.size()).isEqualTo(100_000);
            assertThat(reader.whole(0, row.get(0), Cancellation.NEVER)).hasSize(100_000);
            assertThat(reader.children(0, row.get(1), 99_990, 100, Cancellation.NEVER)).extracting(Part::path)
                    .hasSize(10).endsWith("l[100000]");
            assertThat(((Content.Bytes) row.get(2).content()).size()).isEqualTo(4);
            assertThat(((Content.Text) row.get(3).content()).text()).isEqualTo("{\n  \"a\": [\n    1,\n    2\n  ]\n}");
        }
    }

    @Test
    void every_first_row_of_the_test_data_can_be_shown() {
        for (Path file : TestData.files("parquet-testing")) {
            if (TestData.expected(file) == null) {
                continue;
            }
            try (Table table = open(file)) {
                TableView view = TableView.of(table);
                if (view.rowCount() == 0) {
                    continue;
                }
                RecordReader reader = new RecordReader(view, CellFormats.USUAL, 200);
                for (Part part : reader.columns(0, 0, Math.min(50, view.columnCount()), Cancellation.NEVER)) {
                    open(reader, part, 0);
                }
            }
        }
    }

    private static void open(RecordReader reader, Part part, int depth) {
        assertThat(part.content()).as(part.path()).isNotInstanceOf(Content.Unread.class);
        if (part.isNested() && depth < 4) {
            for (Part child : reader.children(0, part, 0, 3, Cancellation.NEVER)) {
                open(reader, child, depth + 1);
            }
        }
    }

    @Test
    void only_whole_valid_json_is_laid_out() {
        assertThat(PrettyJson.of(" {\"a\" : [ ] , \"b\":{}}")).isEqualTo("{\n  \"a\": [],\n  \"b\": {}\n}");
        assertThat(PrettyJson.of("[1, -0.5e3, \"\\u00e4\", true, null]")).contains("-0.5e3");
        for (String text : List.of("", "12", "{", "[1,]", "{\"a\":1,}", "[01]", "[1] x", "{a:1}", "[\"\\x\"]",
                "[\"a\nb\"]", "[-]", "[1.]", "[tru]", "[".repeat(5_000))) {
            assertThat(PrettyJson.of(text)).as(text).isNull();
        }
    }

    @Test
    void bytes_are_dumped_eight_a_line() {
        assertThat(HexDump.of("Hello, wörld".getBytes(java.nio.charset.StandardCharsets.UTF_8))).isEqualTo("""
                000000  48 65 6c 6c 6f 2c 20 77  Hello, w
                000008  c3 b6 72 6c 64           ··rld""");
        assertThat(PictureKind.of(new byte[]{(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0})).isEqualTo(PictureKind.JPEG);
        assertThat(PictureKind.of(new byte[]{'G', 'I'})).isEqualTo(PictureKind.NONE);
    }
}
