package dev.colonnade.view.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.base.Progress;
import dev.colonnade.base.RowRange;
import dev.colonnade.column.Type;
import dev.colonnade.format.Table;
import dev.colonnade.format.open.Openers;
import dev.colonnade.memory.Resources;
import dev.colonnade.testing.TestData;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

class PieceTest {
    private final Resources resources = new Resources(64 << 20);

    private Table open(String path) {
        return Openers.open(TestData.at(path), resources, Progress.NONE, Cancellation.NEVER);
    }

    private static Piece at(Piece root, List<Integer> path) {
        Piece piece = root;
        for (int number : path) {
            piece = piece.children(number, 1).pieces().getFirst();
        }
        return piece;
    }

    @Test
    void a_cell_is_found_in_its_page_and_the_page_says_which_rows_it_has() {
        try (Table table = open("real/flights-3m.parquet")) {
            Piece root = Piece.whole(table.layout());
            for (long row : new long[]{0, 299_999, 1_234_567, 2_999_999}) {
                List<Integer> path = CellPath.of(root, row, "origin");
                assertThat(path).hasSize(3);
                Piece page = at(root, path);
                assertThat(page.node().kind()).isEqualTo("data page");
                assertThat(page.column()).isEqualTo("origin");
                RowRange rows = java.util.Objects.requireNonNull(page.rows());
                assertThat(row).isBetween(rows.from(), rows.to() - 1);
            }
            RowRange all = root.rows();
            assertThat(all).isEqualTo(RowRange.of(0, 3_000_000));
        }
    }

    @Test
    void pages_of_a_chunk_hold_its_rows_without_gap() {
        try (Table table = open("parquet-testing/alltypes_tiny_pages.parquet")) {
            Piece root = Piece.whole(table.layout());
            Piece chunk = at(root, CellPath.of(root, 0, "id").subList(0, 2));
            long next = 0;
            for (Piece piece : chunk.children(0, 100_000).pieces()) {
                RowRange rows = piece.rows();
                if (piece.node().kind().equals("data page") && rows != null) {
                    assertThat(rows.from()).isEqualTo(next);
                    next = rows.to();
                }
            }
            assertThat(next).isEqualTo(table.rowCount());
        }
    }

    @Test
    void files_of_a_folder_count_their_rows_on() {
        try (Table table = open("hive/simple")) {
            Piece root = Piece.whole(table.layout());
            long next = 0;
            for (Piece file : root.children(0, 100).pieces()) {
                for (Piece group : file.children(0, 100).pieces()) {
                    RowRange rows = java.util.Objects.requireNonNull(group.rows());
                    assertThat(rows.from()).isEqualTo(next);
                    next = rows.to();
                }
            }
            assertThat(next).isEqualTo(table.rowCount());
        }
    }

    @Test
    void columns_come_first_when_the_layout_is_turned_around_and_no_byte_is_lost() {
        try (Table table = open("real/flights-3m.parquet")) {
            Piece columns = Piece.whole(ByColumn.of(table.layout()));
            Piece distance = columns.children(2, 1).pieces().getFirst();
            assertThat(distance.node().name()).isEqualTo("distance");
            List<Piece> groups = distance.children(0, 100).pieces();
            assertThat(groups).hasSize(table.chunks().count());
            assertThat(groups.get(3).rows())
                    .isEqualTo(RowRange.of(table.chunks().firstRow(3), table.chunks().firstRow(4)));
            assertThat(groups.get(3).children(0, 1).pieces().getFirst().column()).isEqualTo("distance");

            Shares whole = Shares.of(Piece.whole(table.layout()), Cancellation.NEVER);
            long byColumn = whole.byColumn().stream().mapToLong(Shares.Share::bytes).sum();
            assertThat(byColumn).isEqualTo(whole.byChunk().stream().mapToLong(Shares.Share::bytes).sum())
                    .isBetween(table.storedBytes() * 9 / 10, table.storedBytes());
            assertThat(Shares.of(distance, Cancellation.NEVER).byChunk().stream().mapToLong(Shares.Share::bytes).sum())
                    .isEqualTo(whole.byColumn().stream().filter(s -> s.name().equals("distance")).findFirst()
                            .orElseThrow().bytes());
        }
    }

    @Test
    void what_a_chunk_could_have_and_has_not_is_there_as_absent() {
        try (Table table = open("parquet-testing/data_index_bloom_encoding_stats.parquet")) {
            Piece root = Piece.whole(table.layout());
            List<Piece> pieces = at(root, List.of(0, 0)).children(0, 100).pieces();
            assertThat(pieces).filteredOn(piece -> !piece.present()).extracting(piece -> piece.node().kind())
                    .containsExactly("dictionary page");
        }
    }

    @Test
    void values_are_written_as_cells_show_them() {
        assertThat(ProbeText.parse(new Type.Date(false), "1970-01-11")).isEqualTo(10L);
        Type.Timestamp micros = new Type.Timestamp(Type.Unit.MICRO, "UTC");
        assertThat(ProbeText.parse(micros, "1970-01-01T00:00:01.000002Z")).isEqualTo(BigInteger.valueOf(1_000_002));
        assertThat(ProbeText.parse(micros, "1969-12-31 23:59:59")).isEqualTo(BigInteger.valueOf(-1_000_000));
        assertThat(ProbeText.parse(new Type.Utf8(Type.Layout.SMALL), " a ")).isEqualTo(" a ");
        assertThatThrownBy(() -> ProbeText.parse(new Type.Int(32, true), "x")).isInstanceOf(Fault.class);
        assertThatThrownBy(() -> ProbeText.parse(new Type.Timestamp(Type.Unit.SECOND, null), "1970-01-01T00:00:00.5"))
                .isInstanceOf(Fault.class);
    }
}
