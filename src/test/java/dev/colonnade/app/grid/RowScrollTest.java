package dev.colonnade.app.grid;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RowScrollTest {
    private static final long HUGE = Long.MAX_VALUE / 4;

    private static RowScroll scroll(long count) {
        RowScroll scroll = new RowScroll(26, count);
        scroll.setHeight(500);
        return scroll;
    }

    @Test
    void the_end_is_exact_at_any_number_of_rows() {
        for (long count : new long[]{30, 1_000, 3_000_000_000L, HUGE}) {
            RowScroll scroll = scroll(count);
            scroll.toEnd();
            assertThat(scroll.end()).isEqualTo(count);
            assertThat(scroll.top(count - 1) + 26).isEqualTo(500);
            assertThat(scroll.position()).isEqualTo(1);
            scroll.scrollBy(-26);
            assertThat(scroll.top(count - 2) + 26).as("one row up is one row up").isEqualTo(500);
            scroll.scrollBy(1);
            scroll.scrollBy(25);
            scroll.scrollBy(10_000);
            assertThat(scroll.end()).isEqualTo(count);
            assertThat(scroll.rowAt(499)).isEqualTo(count - 1);
        }
    }

    @Test
    void the_thumb_reaches_both_ends() {
        RowScroll scroll = scroll(HUGE);
        scroll.setPosition(1);
        assertThat(scroll.end()).isEqualTo(HUGE);
        scroll.setPosition(0);
        assertThat(scroll.first()).isZero();
        scroll.setPosition(0.5);
        assertThat((double) scroll.first()).isBetween(HUGE * 0.499, HUGE * 0.501);
    }

    @Test
    void revealing_moves_as_little_as_it_takes() {
        RowScroll scroll = scroll(1_000);
        scroll.reveal(5);
        assertThat(scroll.first()).isZero();
        scroll.reveal(19);
        assertThat(scroll.top(19) + 26).isEqualTo(500);
        scroll.reveal(19);
        assertThat(scroll.top(19) + 26).isEqualTo(500);
        scroll.reveal(0);
        assertThat(scroll.top(0)).isZero();
    }

    @Test
    void the_last_row_stays_in_view_when_the_window_shrinks() {
        RowScroll scroll = scroll(1_000);
        scroll.toEnd();
        scroll.setHeight(460);
        assertThat(scroll.top(999) + 26).isEqualTo(460);
        scroll.scrollRows(-10);
        scroll.setHeight(300);
        assertThat(scroll.top(999)).isGreaterThan(300);
    }

    @Test
    void few_rows_do_not_scroll() {
        RowScroll scroll = scroll(10);
        scroll.scrollBy(100);
        scroll.toEnd();
        assertThat(scroll.first()).isZero();
        assertThat(scroll.isScrollable()).isFalse();
        assertThat(scroll.end()).isEqualTo(10);
        assertThat(scroll(0).end()).isZero();
    }
}
