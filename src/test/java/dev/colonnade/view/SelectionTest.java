package dev.colonnade.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colonnade.base.Fault;
import dev.colonnade.base.RowRange;
import dev.colonnade.testing.TestResources;
import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTest {
    private final TestResources resources = new TestResources(200_000_000);

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.00001, 0.01, 0.3, 0.999, 1})
    void ranksAndSelectsAsAPlainBitmapDoes(double density) {
        int rows = 300_001;
        Random random = new Random(7);
        BitSet bits = new BitSet(rows);
        for (int i = 0; i < rows; i++) {
            bits.set(i, random.nextDouble() < density || i / 65_536 == 2);
        }
        try (Selection.Builder builder = new Selection.Builder(rows, resources.resources().held())) {
            // In pieces that do not fall on words.
            for (int from = 0; from < rows; from += 10_007) {
                int to = Math.min(rows, from + 10_007);
                builder.add(RowRange.of(from, to), bits.get(from, to).toLongArray());
            }
            try (Selection selection = builder.build()) {
                assertThat(selection.size()).isEqualTo(bits.cardinality());
                long number = 0;
                for (int row = bits.nextSetBit(0); row >= 0; row = bits.nextSetBit(row + 1), number++) {
                    assertThat(selection.sourceRow(number)).isEqualTo(row);
                    assertThat(selection.rank(row)).isEqualTo(number);
                }
                for (int row = 0; row < rows; row += 997) {
                    assertThat(selection.rank(row)).isEqualTo(bits.get(0, row).cardinality());
                    assertThat(selection.contains(row)).isEqualTo(bits.get(row));
                }
                assertThat(selection.rank(rows)).isEqualTo(selection.size());
            }
        }
        assertThat(resources.isAllReturned()).isTrue();
    }

    @Test
    void rowsFarPastThirtyTwoBitsAreFound() {
        long rows = 5_000_000_000L;
        try (Selection.Builder builder = new Selection.Builder(rows, resources.resources().held())) {
            builder.add(RowRange.of(3, 67), new long[]{1});
            builder.add(RowRange.of(rows - 64, rows), new long[]{1L << 63});
            try (Selection selection = builder.build()) {
                assertThat(selection.size()).isEqualTo(2);
                assertThat(selection.sourceRow(1)).isEqualTo(rows - 1);
                assertThat(selection.rank(rows - 1)).isEqualTo(1);
                assertThat(selection.footprint()).isLessThan(4_000_000);
            }
        }
    }

    @Test
    void whatDoesNotFitTheBudgetIsRefusedAndLeavesNothing() {
        TestResources small = new TestResources(1_000_000);
        assertThatThrownBy(() -> new Selection.Builder(1L << 40, small.resources().held()).close())
                .isInstanceOf(Fault.class);
        assertThat(small.isAllReturned()).isTrue();
    }
}
