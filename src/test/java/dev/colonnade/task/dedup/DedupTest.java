package dev.colonnade.task.dedup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.base.Progress;
import dev.colonnade.column.Bits;
import dev.colonnade.column.Column;
import dev.colonnade.column.Field;
import dev.colonnade.column.FixedColumn;
import dev.colonnade.column.Layouts;
import dev.colonnade.column.Schema;
import dev.colonnade.column.Type;
import dev.colonnade.column.ViewBytesColumn;
import dev.colonnade.memory.Resources;
import dev.colonnade.memory.spill.SpillDirectory;
import dev.colonnade.scan.Engine;
import dev.colonnade.scan.Filter;
import dev.colonnade.scan.FilterScan;
import dev.colonnade.scan.MemoryTable;
import dev.colonnade.scan.RandomRows;
import dev.colonnade.task.TaskHandle;
import dev.colonnade.task.TaskOptions;
import dev.colonnade.task.TaskRunner;
import dev.colonnade.task.sort.SortKey;
import dev.colonnade.testing.Tasks;
import dev.colonnade.view.AllRows;
import dev.colonnade.view.RowOrder;
import dev.colonnade.view.Selecting;
import dev.colonnade.view.Selection;
import java.lang.foreign.MemorySegment;
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
        try (GroupedRows groups = tasks.run(new DuplicateGroups(table, rows, spec, hashBits), threads)) {
            assertThat(rows(groups.rows())).as(spec.toString()).isEqualTo(naive.sideBySide());
            assertThat(rows(groups.starts())).isEqualTo(naive.starts());
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
        MemoryTable table = new RandomRows(7, 8_000).table(3_001, 1_333);
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
        try (Tasks tasks = new Tasks(new Resources(3_500_000), folder)) {
            for (DedupSpec spec : List.of(new DedupSpec(List.of(6, 11), Keep.FIRST, List.of(), false),
                    new DedupSpec(List.of(7, 8, 12, 6, 11), Keep.LAST, List.of(), false))) {
                Naive naive = new Naive(table, all, spec);
                TaskHandle<DedupResult> handle = tasks.submit(new Dedup(table, all, spec), 2);
                try (DedupResult result = handle.join()) {
                    assertThat(rows(result.kept())).isEqualTo(naive.kept());
                }
                assertThat(handle.metrics().spilledBytes()).isPositive();
                assertThat(handle.metrics().events()).isNotEmpty();
                try (GroupedRows groups = tasks.run(new DuplicateGroups(table, all, spec), 2)) {
                    assertThat(rows(groups.rows())).isEqualTo(naive.sideBySide());
                }
            }
            assertThat(tasks.resources().budget().peak()).isLessThanOrEqualTo(3_500_000);
            assertThat(tasks.isAllReturned()).isTrue();
        }
    }

    private static MemoryTable numbers(long[] values, @org.jspecify.annotations.Nullable String text) {
        Type whole = new Type.Int(64, true);
        Column numbers = new FixedColumn(whole, values.length, Bits.ALL, 8, MemorySegment.ofArray(values));
        if (text == null) {
            return new MemoryTable(new Schema(List.of(new Field("n", whole, false))), List.of(numbers), 400_000,
                    100_000);
        }
        byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        MemorySegment views = MemorySegment.ofArray(new byte[values.length * 16]);
        for (int row = 0; row < values.length; row++) {
            views.set(Layouts.INT, row * 16L, bytes.length);
            MemorySegment.copy(MemorySegment.ofArray(bytes), 0, views, row * 16L + 4, 4);
        }
        Type view = new Type.Utf8(Type.Layout.VIEW);
        Column texts = new ViewBytesColumn(view, values.length, Bits.ALL, views, List.of(MemorySegment.ofArray(bytes)));
        return new MemoryTable(new Schema(List.of(new Field("n", whole, false), new Field("t", view, false))),
                List.of(numbers, texts), 400_000, 100_000);
    }

    @Test
    void whatItIsGoingToTakeIsToldBefore() {
        long[] values = new long[1_000_000];
        java.util.Arrays.setAll(values, row -> row * 31L);
        MemoryTable table = numbers(values, "a text of more than sixteen bytes");
        AllRows all = new AllRows(table.rowCount());
        Resources room = new Resources(200_000_000);
        DedupSpec number = new DedupSpec(List.of(0), Keep.FIRST, List.of(), false);
        try (Tasks tasks = new Tasks(room, folder)) {
            DedupCost told = DedupCost.of(table.schema(), values.length, values.length, number, room);
            assertThat(told.passes()).isEqualTo(1);
            assertThat(told.spills()).isFalse();
            tasks.run(new Dedup(table, all, number), 2).close();
            // Every key is another one, so that nothing is added up.
            assertThat(room.budget().peak()).isBetween(told.carriedBytes() * 8 / 10, told.carriedBytes() * 2);
            assertThat(tasks.isAllReturned()).isTrue();
        }
        DedupSpec both = new DedupSpec(List.of(), Keep.LAST, List.of(new SortKey(1, false, false)), false);
        DedupCost more = DedupCost.of(table.schema(), values.length, values.length, both, new Resources(10_000_000));
        // Hashed keys are looked at again; an order by text is found before.
        assertThat(more.passes()).isEqualTo(3);
        assertThat(more.spills()).isTrue();
        assertThat(DedupCost.of(table.schema(), values.length, values.length,
                new DedupSpec(List.of(), Keep.LAST, List.of(), true), room).passes()).isEqualTo(1);
    }

    @Test
    void oneKeyAMillionTimesIsAddedUpAndNotStored() {
        long[] values = new long[2_000_000];
        java.util.Arrays.setAll(values, row -> row % 100_003 == 100_000 ? row : 7);
        MemoryTable table = numbers(values, "a text of more than sixteen bytes");
        AllRows all = new AllRows(table.rowCount());
        try (Tasks tasks = new Tasks(new Resources(4_000_000), folder)) {
            for (List<Integer> keys : List.of(List.of(0), List.of(1), List.<Integer>of())) {
                TaskHandle<DedupResult> handle = tasks.submit(
                        new Dedup(table, all, new DedupSpec(keys, Keep.LAST, List.of(), false)), 2);
                try (DedupResult result = handle.join()) {
                    long others = keys.equals(List.of(1)) ? 0 : 19;
                    assertThat(result.unique()).isEqualTo(others + 1);
                    assertThat(result.largest().getFirst().count()).isEqualTo(2_000_000 - others);
                    assertThat(result.kept().contains(1_999_999)).isTrue();
                }
                assertThat(handle.metrics().spilledBytes()).isZero();
            }
            assertThat(tasks.isAllReturned()).isTrue();
        }
    }

    @Test
    void moreKeysThanATableHoldsAreGoneThroughInParts() {
        // All in one partition: what says which is the top of the bits, and these agree in it.
        long[] values = new long[600_000];
        int found = 0;
        for (long number = 0; found < values.length / 2; number++) {
            if (Hash.spread(number, 0) >>> 58 == 0) {
                values[found] = number;
                values[values.length - 1 - found++] = number;
            }
        }
        MemoryTable table = numbers(values, null);
        try (Tasks tasks = new Tasks(new Resources(64_000_000), folder);
                DedupResult result = tasks.run(new Dedup(table, new AllRows(values.length),
                        new DedupSpec(List.of(0), Keep.FIRST, List.of(), false)), 2)) {
            assertThat(result.unique()).isEqualTo(300_000);
            assertThat(result.groups()).isEqualTo(300_000);
            assertThat(result.kept().contains(299_999)).isTrue();
            assertThat(result.kept().contains(300_000)).isFalse();
            assertThat(result.kept().rank(300_000)).isEqualTo(300_000);
        }
    }

    @Test
    void cancelledAtAnyMomentEverythingComesBackAndTheNextTaskRuns() throws InterruptedException {
        MemoryTable table = new RandomRows(4, 30_000).table(7_001, 3_333);
        AllRows all = new AllRows(table.rowCount());
        DedupSpec spec = new DedupSpec(List.of(7, 0, 4), Keep.FIRST, List.of(new SortKey(8, true, false)), false);
        Random random = new Random(1);
        int cancelled = 0;
        try (Tasks tasks = new Tasks(new Resources(8_000_000), folder)) {
            tasks.run(new Dedup(table, all, spec), 2).close();
            for (int i = 0; i < 200; i++) {
                TaskHandle<DedupResult> handle = tasks.submit(new Dedup(table, all, spec), 2);
                handle.await(random.nextInt(25));
                handle.cancel();
                try (DedupResult result = handle.join()) {
                    assertThat(result.rows()).isEqualTo(30_000);
                } catch (Fault e) {
                    assertThat(e.kind()).isEqualTo(Fault.Kind.CANCELLED);
                    cancelled++;
                }
                assertThat(tasks.isAllReturned()).isTrue();
            }
            assertThat(cancelled).isGreaterThan(20);
            tasks.run(new Dedup(table, all, spec), 2).close();
        }
    }

    @Test
    void aFullSpillDiskIsNamed() {
        MemoryTable table = new RandomRows(3, 100_000).table(70_001, 33_333);
        Resources resources = new Resources(3_500_000);
        try (SpillDirectory full = new SpillDirectory(folder, _ -> 64_010_000);
                TaskRunner runner = new TaskRunner(resources, full)) {
            TaskHandle<DedupResult> handle = runner.submit(new Dedup(table, new AllRows(100_000),
                    new DedupSpec(List.of(6, 11), Keep.FIRST, List.of(), false)), TaskOptions.DEFAULT.withThreads(2));
            assertThatExceptionOfType(Fault.class).isThrownBy(handle::join)
                    .withMessageContaining("spill disk is full").withMessageContaining("--spill-dir");
            assertThat(full.size()).isZero();
            assertThat(resources.held().inUse()).isZero();
        }
    }
}
