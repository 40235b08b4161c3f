package dev.colonnade.app.grid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.view.SyntheticTable;
import dev.colonnade.view.TableView;
import org.junit.jupiter.api.Test;

class ChunkTicksTest {
    private final ChunkTicks ticks = new ChunkTicks(TableView.of(new SyntheticTable(3_000_000_000L, 1)));

    @Test
    void a_tick_stands_where_a_unit_begins_and_nowhere_else() {
        assertThat(ticks.isStart(100_000_000)).isTrue();
        assertThat(ticks.isStart(2_900_000_000L)).isTrue();
        assertThat(ticks.isStart(0)).isFalse();
        assertThat(ticks.isStart(100_000_001)).isFalse();
        assertThat(ticks.isStart(3_000_000_000L)).isFalse();
    }

    @Test
    void along_a_bar_they_stand_apart_or_not_at_all() {
        assertThat(ticks.along(300)).hasSize(29).startsWith(10, 20).endsWith(290);
        assertThat(ticks.along(100)).isEmpty();
        assertThat(new ChunkTicks(TableView.of(new SyntheticTable(0, 1))).along(300)).isEmpty();
    }
}
