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

    @Test
    void pinned_columns_stay_and_leave_room_for_the_others() {
        ColumnAxis axis = axis(100, 100);
        double[] widths = new double[100];
        Arrays.fill(widths, 100);
        axis.reset(widths, 2);
        axis.scrollTo(1_000);
        assertThat(axis.pinned()).isEqualTo(2);
        assertThat(axis.left(0)).isZero();
        assertThat(axis.left(1)).isEqualTo(100);
        assertThat(axis.first()).isEqualTo(12);
        assertThat(axis.columnAt(150)).isEqualTo(1);
        assertThat(axis.columnAt(250)).isEqualTo(12);
        axis.reveal(5);
        assertThat(axis.left(5)).as("beside those pinned, not under them").isEqualTo(200);
        axis.reveal(1);
        assertThat(axis.left(5)).isEqualTo(200);
        axis.scrollTo(1e9);
        assertThat(axis.left(99) + 100).isEqualTo(950);
        axis.reset(widths, 50);
        assertThat(axis.pinned()).isEqualTo(6);
        axis.setView(0);
        assertThat(axis.pinned()).isZero();
    }

    @Test
    void edges_lie_on_device_pixels_at_every_scale() {
        for (double scale : new double[]{1, 1.25, 1.5, 1.75, 2}) {
            ColumnAxis axis = axis(40, 101);
            axis.setScale(scale);
            axis.setWidth(3, 77);
            axis.scrollTo(333);
            for (int column = 0; column < 40; column++) {
                double edge = axis.left(column) * scale;
                assertThat(edge).as("column " + column + " at " + scale).isCloseTo(Math.rint(edge),
                        org.assertj.core.data.Offset.offset(1e-6));
            }
        }
    }
}
