package dev.colonnade.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Bits;
import dev.colonnade.column.BoolColumn;
import dev.colonnade.column.Column;
import dev.colonnade.column.DictionaryColumn;
import dev.colonnade.column.Field;
import dev.colonnade.column.FixedColumn;
import dev.colonnade.column.ListColumn;
import dev.colonnade.column.NullColumn;
import dev.colonnade.column.RunEndColumn;
import dev.colonnade.column.StructColumn;
import dev.colonnade.column.Type;
import dev.colonnade.column.UnionColumn;
import dev.colonnade.column.ViewBytesColumn;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class NestedTextTest {
    private static final Type INT32 = new Type.Int(32, true);

    @Test
    void textIsEscapedAsEachFormNeedsIt() {
        Column column = Make.text("a\"b\\c\n\u0001ü😀", "", "a,b", "he said \"so\"", "plain", " x ");
        assertThat(Make.json(column, 0)).isEqualTo("\"a\\\"b\\\\c\\n\\u0001ü😀\"");
        assertThat(Make.csv(column, 1)).isEqualTo("\"\"");
        assertThat(Make.csv(column, 2)).isEqualTo("\"a,b\"");
        assertThat(Make.csv(column, 3)).isEqualTo("\"he said \"\"so\"\"\"");
        assertThat(Make.csv(column, 4)).isEqualTo("plain");
        assertThat(Make.csv(column, 5)).isEqualTo(" x ");
        assertThat(CellText.of(column, 3, 100)).isEqualTo("he said \"so\"");
    }

    @Test
    void longTextIsCutBetweenPiecesWithoutHurtingCharacters() {
        // Characters of 1 to 4 bytes, so that piece bounds fall within each kind.
        String text = "aü€😀".repeat(20_000) + "x" + "😀€ü".repeat(20_000);
        assertThat(Make.json(Make.text(text), 0)).isEqualTo("\"" + text + "\"");
        assertThat(Make.csv(Make.text("," + text), 0)).isEqualTo("\"," + text + "\"");
    }

    @Test
    void malformedTextIsRefusedOrReplaced() {
        byte[][] bad = {{'a', (byte) 0xFF, 'b'}, {(byte) 0xC0, (byte) 0x80}, {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
                {'x', (byte) 0xE2, (byte) 0x82}, {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
                {(byte) 0xF0, (byte) 0x9F, (byte) 0x98, 'z'}};
        // One U+FFFD for each maximal well-formed beginning, as Unicode recommends (the JDK's decoder differs for surrogates).
        String[] expected = {"a\uFFFDb", "\uFFFD\uFFFD", "\uFFFD\uFFFD\uFFFD", "x\uFFFD",
                "\uFFFD\uFFFD\uFFFD\uFFFD", "\uFFFDz"};
        for (int i = 0; i < bad.length; i++) {
            Column column = Make.bytes(new Type.Utf8(Type.Layout.SMALL), bad[i]);
            assertThatThrownBy(() -> Make.json(column, 0)).isInstanceOf(Fault.class).hasMessageContaining("UTF-8");
            String replaced = expected[i];
            assertThat(CellText.of(column, 0, 100)).isEqualTo(replaced);
            TextSink sink = TextSink.inMemory(InvalidUtf8.REPLACE);
            JsonText.write(column, 0, sink);
            assertThat(sink.toString()).isEqualTo("\"" + replaced + "\"");
        }
    }

    @Test
    void binaryViewsAndUuid() {
        byte[] bytes = {0x00, 0x7f, (byte) 0x80, (byte) 0xff};
        assertThat(Make.json(Make.bytes(new Type.Binary(Type.Layout.SMALL), bytes), 0)).isEqualTo("\"007f80ff\"");
        byte[] views = new byte[32];
        MemorySegment view = MemorySegment.ofArray(views);
        view.set(dev.colonnade.column.Layouts.INT, 0, 5);
        MemorySegment.copy(MemorySegment.ofArray("short".getBytes(StandardCharsets.UTF_8)), 0, view, 4, 5);
        view.set(dev.colonnade.column.Layouts.INT, 16, 14);
        view.set(dev.colonnade.column.Layouts.INT, 28, 2);
        ViewBytesColumn column = new ViewBytesColumn(new Type.Utf8(Type.Layout.VIEW), 2, Bits.ALL, view,
                List.of(MemorySegment.ofArray("..somewhat longer".getBytes(StandardCharsets.UTF_8))));
        assertThat(Make.json(column, 0)).isEqualTo("\"short\"");
        assertThat(Make.json(column, 1)).isEqualTo("\"somewhat longe\"");
        byte[] id = new byte[16];
        for (int i = 0; i < 16; i++) {
            id[i] = (byte) (i * 17);
        }
        FixedColumn uuid = Make.fixed(
                new Type.Extension("arrow.uuid", "", new Type.FixedBinary(16)), 16, id);
        assertThat(Make.json(uuid, 0)).isEqualTo("\"00112233-4455-6677-8899-aabbccddeeff\"");
        assertThat(Make.csv(uuid.as(new Type.Extension("my.own", "", new Type.FixedBinary(16))), 0))
                .isEqualTo("00112233445566778899aabbccddeeff");
        assertThat(Make.csv(Make.fixed(new Type.Extension("arrow.bool8", "", new Type.Int(8, true)), 1, (byte) 3), 0))
                .isEqualTo("true");
    }

    @Test
    void listsStructsAndMaps() {
        ListColumn list = Make.list(Make.text("a", "b,\"", "c"), 0, 2, 2, 3);
        assertThat(Make.json(list, 0)).isEqualTo("[\"a\",\"b,\\\"\"]");
        assertThat(Make.csv(list, 0)).isEqualTo("\"[\"\"a\"\",\"\"b,\\\"\"\"\"]\"");
        assertThat(Make.json(list, 1)).isEqualTo("[]");
        assertThat(CellText.of(list.slice(2, 1), 0, 10)).isEqualTo("[\"c\"]");

        Field twice = new Field("x", INT32, true);
        StructColumn struct = new StructColumn(new Type.Struct(List.of(twice, twice)), 1, Bits.ALL,
                List.of(Make.ints(INT32, 1), new NullColumn(new Type.Null(), 1)));
        assertThat(Make.json(struct, 0)).isEqualTo("{\"x\":1,\"x\":null}");

        StructColumn entries = new StructColumn(new Type.Struct(List.of(new Field("k", new Type.Utf8(
                Type.Layout.SMALL), false), new Field("v", INT32, true))), 2, Bits.ALL,
                List.of(Make.text("one", "two"), Make.ints(INT32, 1, 2)));
        ListColumn map = new ListColumn(new Type.MapOf(new Field("entries", entries.type(), false), false), 1,
                Bits.ALL, false, MemorySegment.ofArray(new int[]{0, 2}), null, 0, entries);
        assertThat(Make.json(map, 0)).isEqualTo("[{\"key\":\"one\",\"value\":1},{\"key\":\"two\",\"value\":2}]");
    }

    @Test
    void listViewsMayRunBackwards() {
        ListColumn views = new ListColumn(new Type.ListOf(Type.Layout.VIEW, new Field("item", INT32, true)), 2,
                Bits.ALL, false, MemorySegment.ofArray(new int[]{1, 0}), MemorySegment.ofArray(new int[]{2, 2}), 0,
                Make.ints(INT32, 7, 8, 9));
        assertThat(Make.json(views, 0)).isEqualTo("[8,9]");
        assertThat(Make.json(views, 1)).isEqualTo("[7,8]");
    }

    @Test
    void unionsRunsAndDictionariesShowWhatTheyStandFor() {
        UnionColumn union = new UnionColumn(new Type.Union(true, List.of(5, 7), List.of(new Field("i", INT32, true),
                new Field("b", new Type.Bool(), true))), 2, Bits.ALL, MemorySegment.ofArray(new byte[]{7, 5}),
                MemorySegment.ofArray(new int[]{1, 0}), List.of(0L, 0L), List.of(Make.ints(INT32, 42),
                        new BoolColumn(new Type.Bool(), 2, Bits.ALL, Make.validity(0b10))));
        assertThat(Make.json(union, 0)).isEqualTo("true");
        assertThat(Make.json(union, 1)).isEqualTo("42");

        RunEndColumn runs = new RunEndColumn(new Type.RunEndEncoded(new Field("run_ends", INT32, false),
                new Field("values", new Type.Utf8(Type.Layout.SMALL), true)), 4, 1, Make.ints(INT32, 2, 5),
                Make.text("x", "y"));
        assertThat(List.of(Make.csv(runs, 0), Make.csv(runs, 1), Make.csv(runs, 3))).isEqualTo(List.of("x", "y", "y"));

        DictionaryColumn words = new DictionaryColumn(new Type.Dictionary(0, new Type.Int(32, true), false,
                new Type.Utf8(Type.Layout.SMALL)), Make.ints(INT32, 1, 0), Make.text("no", "yes"));
        assertThat(Make.json(words, 0)).isEqualTo("\"yes\"");
        assertThat(Make.csv(words, 1)).isEqualTo("no");
    }

    @Test
    void intervals() {
        assertThat(Make.json(Make.ints(new Type.Interval(Type.IntervalUnit.YEAR_MONTH), -3), 0)).isEqualTo("-3");
        assertThat(Make.json(Make.fixed(new Type.Interval(Type.IntervalUnit.DAY_TIME), 8,
                Make.littleEndian(1L | 2L << 32)), 0)).isEqualTo("{\"days\":1,\"milliseconds\":2}");
        assertThat(Make.json(Make.fixed(new Type.Interval(Type.IntervalUnit.MONTH_DAY_NANO), 16,
                Make.littleEndian(1L | 2L << 32, -3)), 0))
                .isEqualTo("{\"months\":1,\"days\":2,\"nanoseconds\":-3}");
    }

    @Test
    void cellsAreCutWithoutLookingAtTheRest() {
        assertThat(CellText.of(Make.text("abcdef"), 0, 5)).isEqualTo("abcde…");
        assertThat(CellText.of(Make.text("abcde"), 0, 5)).isEqualTo("abcde");
        assertThat(CellText.of(Make.text("a😀😀"), 0, 2)).isEqualTo("a…");
        assertThat(CellText.of(Make.text("€".repeat(100)), 0, 50)).isEqualTo("€".repeat(50) + "…");
        // The element behind the first screen is broken: a cell that looked at it would throw.
        int[] offsets = new int[1_000_002];
        java.util.Arrays.setAll(offsets, i -> Math.min(i, 1000));
        offsets[1_000_001] = Integer.MAX_VALUE;
        ListColumn inner = Make.list(Make.ints(INT32, new int[1000]), offsets);
        ListColumn outer = Make.list(inner, 0, 1_000_001);
        assertThat(CellText.of(outer, 0, 20)).isEqualTo("[[0],[0],[0],[0],[0]…");
        assertThatThrownBy(() -> CellText.whole(outer, 0)).isInstanceOf(Fault.class);
    }
}
