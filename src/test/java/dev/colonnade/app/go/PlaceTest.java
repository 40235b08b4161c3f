package dev.colonnade.app.go;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.base.RowRange;
import dev.colonnade.memory.HeldBuffer;
import dev.colonnade.testing.TestResources;
import dev.colonnade.view.CellFormats;
import dev.colonnade.view.Permutation;
import dev.colonnade.view.Selection;
import dev.colonnade.view.SyntheticTable;
import dev.colonnade.view.TableView;
import org.junit.jupiter.api.Test;

class PlaceTest {
    private final TableView view = TableView.of(new SyntheticTable(3_000_000_000L, 5));

    private Place parse(String text) {
        return Place.parse(text, view, CellFormats.USUAL);
    }

    @Test
    void rows_count_from_one_however_they_are_grouped() {
        assertThat(parse("1")).isEqualTo(new Place.At(0, -1));
        assertThat(parse(" 3,000,000,000 ")).isEqualTo(new Place.At(2_999_999_999L, -1));
        assertThat(parse("1_000")).isEqualTo(new Place.At(999, -1));
        assertThat(parse("0")).isInstanceOf(Place.Unclear.class);
        assertThat(parse("3000000001")).isEqualTo(new Place.Unclear("go.noSuchRow", "3000000001"));
        assertThat(parse("99999999999999999999")).isEqualTo(
                new Place.Unclear("go.noSuchRow", "99999999999999999999"));
        assertThat(parse("twelve")).isEqualTo(new Place.Unclear("go.notANumber", "twelve"));
        assertThat(parse("")).isEqualTo(new Place.Nowhere());
    }

    @Test
    void columns_go_by_name_and_number() {
        assertThat(parse("7:text 1")).isEqualTo(new Place.At(6, 1));
        assertThat(parse("7:TEXT 4")).isEqualTo(new Place.At(6, 4));
        assertThat(parse("7:5")).isEqualTo(new Place.At(6, 4));
        assertThat(parse(":holes 2")).isEqualTo(new Place.At(-1, 2));
        assertThat(parse("7:6")).isEqualTo(new Place.Unclear("go.noSuchColumn", "6"));
    }

    @Test
    void shares_of_the_whole() {
        assertThat(parse("0%")).isEqualTo(new Place.At(0, -1));
        assertThat(parse("50 %")).isEqualTo(new Place.At(1_500_000_000L, -1));
        assertThat(parse("100%")).isEqualTo(new Place.At(2_999_999_999L, -1));
        assertThat(parse("101%")).isInstanceOf(Place.Unclear.class);
        assertThat(parse("NaN%")).isInstanceOf(Place.Unclear.class);
        assertThat(Place.parse("50%", TableView.of(new SyntheticTable(0, 1)), CellFormats.USUAL))
                .isInstanceOf(Place.Unclear.class);
    }

    @Test
    void row_groups_and_batches_count_from_zero() {
        assertThat(parse("rg 17")).isEqualTo(new Place.At(1_700_000_000L, -1));
        assertThat(parse("Row group 0")).isEqualTo(new Place.At(0, -1));
        assertThat(parse("batch29:2")).isEqualTo(new Place.At(2_900_000_000L, 1));
        assertThat(parse("rg 30")).isEqualTo(new Place.Unclear("go.noSuchChunk", "30"));
        assertThat(parse("rg x")).isEqualTo(new Place.Unclear("go.notANumber", "rg x"));
    }

    @Test
    void of_a_filter_the_first_row_of_the_unit_that_passes() {
        SyntheticTable table = new SyntheticTable(300, 1);
        TestResources resources = new TestResources(1 << 22);
        try (Selection.Builder builder = new Selection.Builder(300, resources.resources().held())) {
            // Rows 25 and 47: of the units of ten rows only the third and the fifth have any.
            builder.add(RowRange.of(25, 26), new long[]{1});
            builder.add(RowRange.of(47, 48), new long[]{1});
            try (Selection rows = builder.build()) {
                TableView some = new TableView(table, rows, new int[]{0});
                assertThat(Place.parse("rg 2", some, CellFormats.USUAL)).isEqualTo(new Place.At(0, -1));
                assertThat(Place.parse("rg 4", some, CellFormats.USUAL)).isEqualTo(new Place.At(1, -1));
                assertThat(Place.parse("rg 3", some, CellFormats.USUAL))
                        .isEqualTo(new Place.Unclear("go.chunkEmpty", "3"));
                assertThat(Place.parse("rg 29", some, CellFormats.USUAL))
                        .isEqualTo(new Place.Unclear("go.chunkEmpty", "29"));
                assertThat(Place.parse("rg 30", some, CellFormats.USUAL))
                        .isEqualTo(new Place.Unclear("go.noSuchChunk", "30"));
            }
        }
    }

    @Test
    void among_sorted_rows_a_unit_is_nowhere_in_particular() {
        HeldBuffer numbers = new TestResources(1 << 22).resources().held().allocate(300 * 4);
        try (Permutation sorted = new Permutation(300, false, numbers.bytes(), numbers)) {
            TableView some = new TableView(new SyntheticTable(300, 1), sorted, new int[]{0});
            assertThat(Place.parse("rg 2", some, CellFormats.USUAL))
                    .isEqualTo(new Place.Unclear("go.chunkScattered", "2"));
            assertThat(Place.parse("rg 30", some, CellFormats.USUAL))
                    .isEqualTo(new Place.Unclear("go.noSuchChunk", "30"));
        }
    }

    @Test
    void a_column_and_a_value() {
        TableView view = TableView.of(new SyntheticTable(100, 3));
        assertThat(Place.parse("number 0 >= 1,234", view, CellFormats.USUAL))
                .isEqualTo(new Place.Value(0, "\"number 0\" >= 1234"));
        assertThat(Place.parse("text 1 = it's: so", view, CellFormats.USUAL))
                .isEqualTo(new Place.Value(1, "\"text 1\" = 'it''s: so'"));
        assertThat(Place.parse("\"holes 2\"<7", view, CellFormats.USUAL))
                .isEqualTo(new Place.Value(2, "\"holes 2\" < 7"));
        assertThat(Place.parse("nowhere = 7", view, CellFormats.USUAL))
                .isEqualTo(new Place.Unclear("go.noSuchColumn", "nowhere"));
    }
}
