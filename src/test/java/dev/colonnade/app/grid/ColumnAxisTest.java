package dev.colonnade.app.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ColumnAxisTest {
    private static ColumnAxis axis(int count, double width) {
        double[] widths = new double[count];
        Arrays.fill(widths, width);
        ColumnAxis axis = new ColumnAxis(widths);
        axis.setView(950);
        return axis;
    }

    @Test
    void finds_columns_among_thirty_thousand() {
        ColumnAxis axis = axis(30_000, 100);
        assertThat(axis.first()).isZero();
        assertThat(axis.end()).isEqualTo(10);
        axis.scrollTo(1e12);
        assertThat(axis.end()).isEqualTo(30_000);
        assertThat(axis.first()).isEqualTo(29_990);
        assertThat(axis.left(29_999) + 100).isEqualTo(950);
        assertThat(axis.columnAt(949)).isEqualTo(29_999);
        axis.reveal(15_000);
        assertThat(axis.left(15_000)).isZero();
    }

    @Test
    void what_is_in_view_stays_where_it_is_when_a_column_left_of_it_changes() {
        ColumnAxis axis = axis(100, 100);
        axis.scrollTo(1_000);
        double left = axis.left(12);
        axis.setWidth(3, 340);
        assertThat(axis.left(12)).isEqualTo(left);
        axis.setWidth(11, 50);
        assertThat(axis.left(12)).isEqualTo(left - 50);
        assertThat(axis.total()).isEqualTo(100 * 100 + 240 - 50);
    }

    @Test
    void no_columns_and_few_columns() {
        ColumnAxis none = axis(0, 100);
        assertThat(none.end()).isZero();
        assertThat(none.columnAt(10)).isEqualTo(-1);
        ColumnAxis few = axis(3, 100);
        assertThat(few.end()).isEqualTo(3);
        assertThat(few.columnAt(301)).isEqualTo(-1);
        few.scrollTo(50);
        assertThat(few.scroll()).isZero();
    }
}
