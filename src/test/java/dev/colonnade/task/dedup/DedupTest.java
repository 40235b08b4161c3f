package dev.colonnade.task.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Progress;
import dev.colonnade.memory.Resources;
import dev.colonnade.scan.Engine;
import dev.colonnade.scan.Filter;
import dev.colonnade.scan.FilterScan;
import dev.colonnade.scan.MemoryTable;
import dev.colonnade.scan.RandomRows;
import dev.colonnade.task.TaskHandle;
import dev.colonnade.task.sort.SortKey;
import dev.colonnade.testing.Tasks;
import dev.colonnade.view.AllRows;
import dev.colonnade.view.Permutation;
import dev.colonnade.view.RowOrder;
import dev.colonnade.view.Selecting;
import dev.colonnade.view.Selection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows kept beside those that a plain map of values keeps. */
class DedupTest {
    @TempDir
    Path folder;

    static List<Long> rows(RowOrder order) {
        return LongStream.range(0, order.size()).map(order::sourceRow).boxed().toList();
    }

    private static DedupSpec spec(Random random, List<Integer> keys) {
        List<SortKey> order = new ArrayList<>();
        for (int i = random.nextInt(4); i > 1; i--) {
            order.add(new SortKey(random.nextInt(13), random.nextBoolean(), random.nextBoolean()));
        }
        return new DedupSpec(keys, Keep.values()[random.nextInt(4)], order, false);
    }

    private static List<Integer> keys(Random random) {
        return random.ints(1 + random.nextInt(4), 0, 13).distinct().boxed().toList();
    }

    private void check(Tasks tasks, MemoryTable table, RowOrder rows, DedupSpec spec, int hashBits, int threads) {
        Naive naive = new Naive(table, rows, spec);
        try (DedupResult result = tasks.run(new Dedup(table, rows, spec, hashBits), threads)) {
            assertThat(rows(result.kept())).as(spec.toString()).isEqualTo(naive.kept());
            assertThat(result.rows()).isEqualTo(rows.size());
            assertThat(result.unique()).isEqualTo(naive.kept().size());
            assertThat(result.groups()).isEqualTo(naive.groups());
            assertThat(result.largest().stream().map(Group::count)).isEqualTo(naive.largest());
            List<Long> dropped = new ArrayList<>(rows(rows));
            dropped.removeAll(java.util.Set.copyOf(naive.kept()));
            try (Selection duplicates = result.duplicates(rows, table.rowCount(), tasks.resources().held())) {
                assertThat(rows(duplicates)).isEqualTo(dropped);
            }
        }
        try (Permutation groups = tasks.run(new DuplicateGroups(table, rows, spec, hashBits), threads)) {
            assertThat(rows(groups)).as(spec.toString()).isEqualTo(naive.sideBySide());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void randomRowsAreKeptAsAMapOfTheirValuesWould(long seed) {
        MemoryTable table = new RandomRows(seed, 3_000).table(1_001, 333);
        Random random = new Random(seed);
        try (Tasks tasks = new Tasks(new Resources(64_000_000), folder)) {
            for (int i = 0; i < 14 + 15; i++) {
                List<Integer> keys = i < 13 ? List.of(i) : i == 13 ? List.of() : keys(random);
                check(tasks, table, new AllRows(table.rowCount()), spec(random, keys), Dedup.HASH_BITS, 1 + i % 3);
            }
            assertThat(tasks.isAllReturned()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 9})
    void keysWhoseBitsAgreeAreToldApart(int hashBits) {
        MemoryTable table = new RandomRows(11, 2_000).table(501, 177);
        Random random = new Random(hashBits);
        try (Tasks tasks = new Tasks(new Resources(64_000_000), folder)) {
            for (List<Integer> keys : List.of(List.of(7), List.of(8), List.of(12), List.of(7, 0), List.<Integer>of())) {
                DedupSpec spec = spec(random, keys);
                check(tasks, table, new AllRows(table.rowCount()), spec, hashBits, 2);
                TaskHandle<DedupResult> handle = tasks.submit(
                        new Dedup(table, new AllRows(table.rowCount()), spec, hashBits), 2);
                try (DedupResult result = handle.join()) {
                    if (result.groups() > 1 << hashBits) {
                        assertThat(handle.metrics().own()).containsKey("collisions");
                    }
                }
            }
            assertThat(tasks.isAllReturned()).isTrue();
        }
    }

    @Test
    void whatIsSelectedIsLookedAtAlone() {
        MemoryTable table = new RandomRows(7, 20_000).table(7_001, 3_333);
        Filter filter = Filter.parse("j > 0", table.schema(), Engine.FAST);
        FilterScan scan = new FilterScan(table, filter, 1, Progress.NONE, Cancellation.NEVER);
        Random random = new Random(7);
        try (Tasks tasks = new Tasks(new Resources(64_000_000), folder);
                Selection some = Selecting.by(scan, table, tasks.resources().held())) {
            for (int i = 0; i < 10; i++) {
                check(tasks, table, some, spec(random, keys(random)), Dedup.HASH_BITS, 2);
            }
        }
    }

    @Test
    void aBudgetTooSmallForTheKeysSpillsThem() {
        MemoryTable table = new RandomRows(3, 120_000).table(70_001, 33_333);
        AllRows all = new AllRows(table.rowCount());
        try (Tasks tasks = new Tasks(new Resources(2_000_000), folder)) {
            for (DedupSpec spec : List.of(new DedupSpec(List.of(6, 11), Keep.FIRST, List.of(), false),
                    new DedupSpec(List.of(7, 8, 12, 6, 11), Keep.LAST, List.of(), false))) {
                Naive naive = new Naive(table, all, spec);
                TaskHandle<DedupResult> handle = tasks.submit(new Dedup(table, all, spec), 2);
                try (DedupResult result = handle.join()) {
                    assertThat(rows(result.kept())).isEqualTo(naive.kept());
                }
                assertThat(handle.metrics().spilledBytes()).isPositive();
                assertThat(handle.metrics().events()).isNotEmpty();
                try (Permutation groups = tasks.run(new DuplicateGroups(table, all, spec), 2)) {
                    assertThat(rows(groups)).isEqualTo(naive.sideBySide());
                }
            }
            assertThat(tasks.resources().budget().peak()).isLessThanOrEqualTo(2_000_000);
            assertThat(tasks.isAllReturned()).isTrue();
        }
    }
}
