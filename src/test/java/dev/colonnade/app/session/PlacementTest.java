package dev.colonnade.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlacementTest {
    private static final Placement.Screen MAIN = new Placement.Screen(0, 0, 1920, 1040);
    private static final Placement.Screen RIGHT = new Placement.Screen(1920, 0, 2560, 1440);

    @Test
    void a_window_on_a_monitor_that_is_there_stays() {
        Placement there = new Placement(2200, 100, 1200, 800, false);
        assertThat(there.on(List.of(MAIN, RIGHT), 480, 320)).isEqualTo(there);
    }

    @Test
    void a_window_that_is_larger_than_its_screen_keeps_its_title_in_sight() {
        Placement.Screen small = new Placement.Screen(0, 0, 1280, 800);
        assertThat(new Placement(200, 100, 1600, 1000, false).on(List.of(small), 480, 320))
                .isEqualTo(new Placement(0, 0, 1280, 768, false));
        assertThat(new Placement(-1, -8, 1280, 800, false).on(List.of(small), 480, 320))
                .isEqualTo(new Placement(0, 0, 1280, 768, false));
        assertThat(new Placement(300, 100, 1280, 600, false).on(List.of(small), 480, 320))
                .as("partly out of sight by choice").isEqualTo(new Placement(300, 100, 1280, 600, false));
    }

    @Test
    void a_window_on_a_monitor_that_vanished_comes_to_the_middle_of_the_first() {
        Placement gone = new Placement(2200, 100, 1200, 800, true);
        assertThat(gone.on(List.of(MAIN), 480, 320)).isEqualTo(new Placement(360, 120, 1200, 800, true));
        assertThat(new Placement(-3000, -2000, 4000, 3000, false).on(List.of(MAIN), 480, 320))
                .as("with room for a frame").isEqualTo(new Placement(0, 0, 1920, 1008, false));
        assertThat(new Placement(1900, 100, 1200, 800, false).on(List.of(MAIN), 480, 320))
                .as("twenty pixels are nothing to take hold of").isEqualTo(new Placement(360, 120, 1200, 800, false));
    }
}
