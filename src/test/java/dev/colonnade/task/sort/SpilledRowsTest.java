package dev.colonnade.task.sort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.base.Progress;
import dev.colonnade.base.RowRange;
import dev.colonnade.format.Table;
import dev.colonnade.format.open.Openers;
import dev.colonnade.memory.Resources;
import dev.colonnade.scan.RandomRows;
import dev.colonnade.task.Task;
import dev.colonnade.task.Work;
import dev.colonnade.testing.Rows;
import dev.colonnade.testing.Tasks;
import dev.colonnade.testing.TestData;
import dev.colonnade.view.Permutation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Rows that went by way of the disk are those that were asked for, of every type, whatever the order and the memory. */
class SpilledRowsTest {
    @TempDir
    private Path folder = Path.of("");

    private static List<Integer> shuffled(int rows, double share, Random random) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, rows).boxed().toList());
        Collections.shuffle(order, random);
        return order.subList(0, (int) Math.ceil(rows * share));
    }

    /** What comes out for some places of an order, in batches of so many rows. */
    private record Spilling(Table table, List<Integer> order, RowRange places, int parts, int most)
            implements
                Task<List<String>> {
        @Override
        public String name() {
            return "spilling";
        }

        @Override
        public List<String> run(Work work) {
            List<String> rows = new ArrayList<>();
            try (RowNumbers numbers = RowNumbers.of(order.size(), table.rowCount(), work)) {
                for (int i = 0; i < order.size(); i++) {
                    numbers.set(i, order.get(i));
                }
                try (Permutation permutation = numbers.permutation();
                        SpilledRows spilled = new SpilledRows(table, permutation, places, table.schema().all(), parts,
                                work)) {
                    spilled.spill();
                    assertThat(spilled.parts()).isPositive().isLessThanOrEqualTo(parts);
                    spilled.<RuntimeException>forEach(gathered -> {
                        RowRange all = gathered.places();
                        for (long at = all.from(); at < all.to(); at += most) {
                            RowRange some = RowRange.of(at, Math.min(all.to(), at + most));
                            try (var batch = gathered.batch(some)) {
                                assertThat(batch.rows()).isEqualTo(some);
                                rows.addAll(Rows.of(batch));
                            }
                        }
                    });
                }
            }
            return rows;
        }
    }

    private static List<String> expected(Table table, List<Integer> order) {
        List<String> all = Rows.of(table);
        return order.stream().map(all::get).toList();
    }

    @TestFactory
    Stream<DynamicTest> everyTypeComesBack() {
        Random random = new Random(11);
        return Stream.of("arrow-testing", "parquet-testing").flatMap(name -> TestData.files(name).stream())
                .filter(file -> TestData.expected(file) != null)
                .map(file -> DynamicTest.dynamicTest(TestData.label(file), () -> same(file, random)));
    }

    private void same(Path file, Random random) {
        try (Tasks tasks = new Tasks(new Resources(64 << 20), folder);
                Table table = Openers.open(file, tasks.resources(), Progress.NONE, Cancellation.NEVER)) {
            Table plain = PlainTable.of(table, tasks.resources().held());
            assumeTrue(table.rowCount() > 0 && table.rowCount() <= 20_000, "few rows, but some");
            assumeTrue(SpilledRows.suits(plain, plain.schema().all()), "no nested dictionary");
            List<Integer> order = shuffled((int) table.rowCount(), 1, random);
            RowRange places = RowRange.of(0, order.size());
            assertThat(tasks.run(new Spilling(plain, order, places, 3, 1_000), 2)).isEqualTo(expected(plain, order));
        }
    }

    @Test
    void anyPartOfAnyOrderComesInOrder() {
        for (int seed = 0; seed < 12; seed++) {
            Random random = new Random(seed);
            int rows = 1 + random.nextInt(9_000);
            try (Tasks tasks = new Tasks(new Resources(seed % 2 == 0 ? 6_000_000 : 64_000_000), folder)) {
                Table table = PlainTable.of(new RandomRows(seed, rows).table(1 + random.nextInt(3_000),
                        1 + random.nextInt(2_000)), tasks.resources().held());
                List<Integer> order = shuffled(rows, random.nextBoolean() ? 1 : random.nextDouble(), random);
                int from = random.nextInt(order.size());
                RowRange places = RowRange.of(from, from + 1 + random.nextInt(order.size() - from));
                assertThat(tasks.run(new Spilling(table, order, places, 1 + random.nextInt(40),
                        1 + random.nextInt(3_000)), 1 + seed % 3)).as("seed " + seed)
                        .isEqualTo(expected(table, order).subList(from, (int) places.to()));
                assertThat(tasks.isAllReturned()).isTrue();
            }
        }
    }

    @Test
    void aBudgetThatIsTooSmallIsSaidAndNothingIsKept() {
        try (Tasks tasks = new Tasks(new Resources(100_000), folder)) {
            Table table = PlainTable.of(new RandomRows(3, 5_000).table(5_000, 5_000), tasks.resources().held());
            List<Integer> order = shuffled(5_000, 1, new Random(3));
            assertThatThrownBy(() -> tasks.run(new Spilling(table, order, RowRange.of(0, 5_000), 4, 1_000), 2))
                    .isInstanceOfSatisfying(Fault.class,
                            fault -> assertThat(fault.kind()).isEqualTo(Fault.Kind.OVER_BUDGET));
            assertThat(tasks.isAllReturned()).isTrue();
        }
    }
}
