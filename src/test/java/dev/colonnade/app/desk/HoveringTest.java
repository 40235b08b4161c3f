package dev.colonnade.app.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HoveringTest {
    private final List<String> told = new ArrayList<>();
    private final Hovering hovering = new Hovering(new Drops.Target() {
        @Override
        public void over(List<Path> files) {
            told.add("over " + files);
        }

        @Override
        public void left() {
            told.add("left");
        }

        @Override
        public void dropped(List<Path> files) {
            told.add("dropped " + files);
        }
    });

    @Test
    void aMotionThatArrivesAfterTheDropIsNone() {
        List<Path> files = List.of(Path.of("a"));
        hovering.entered();
        hovering.over(files);
        hovering.dropped(files);
        hovering.over(files);
        assertThat(told).containsExactly("over [a]", "left", "dropped [a]");
    }

    @Test
    void theNextDragIsSeenAgain() {
        List<Path> files = List.of(Path.of("a"));
        hovering.entered();
        hovering.left();
        hovering.entered();
        hovering.over(files);
        assertThat(told).containsExactly("left", "over [a]");
    }
}
