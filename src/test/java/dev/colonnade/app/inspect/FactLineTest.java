package dev.colonnade.app.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.base.RowRange;
import dev.colonnade.format.LayoutNode;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FactLineTest {
    @Test
    void rows_count_from_one_as_they_do_beside_the_grid() {
        LayoutNode page = LayoutNode.leaf("data page", "3", Map.of("firstRow", 100L));
        assertThat(FactLine.of(page, false, RowRange.of(2_148, 2_248), bound -> bound))
                .as("of a page within its row group").containsExactly(new FactLine.Pair("first row", "2,149", ""));
        assertThat(FactLine.of(page, false, null, bound -> bound))
                .containsExactly(new FactLine.Pair("first row", "101", ""));
    }
}
