package dev.colonnade.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.base.RowRange;
import dev.colonnade.format.Batch;
import dev.colonnade.format.ForwardingTable;
import dev.colonnade.format.Table;
import dev.colonnade.memory.Lease;
import dev.colonnade.memory.Resources;
import dev.colonnade.memory.spill.SpillDirectory;
import dev.colonnade.scan.Engine;
import dev.colonnade.scan.Filter;
import dev.colonnade.scan.FilterScan;
import dev.colonnade.scan.RandomRows;
import dev.colonnade.task.read.TaskReads;
import dev.colonnade.task.sort.Sort;
import dev.colonnade.task.sort.SortKey;
import dev.colonnade.testing.Tasks;
import dev.colonnade.view.AllRows;
import dev.colonnade.view.Permutation;
import dev.colonnade.view.RowOrder;
import dev.colonnade.view.Selecting;
import dev.colonnade.view.Selection;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Filters and sorts that are cancelled, cannot be read, or have no room to spill to. */
@Timeout(120)
class FrameTest {
    private static final int ROWS = 60_000;
    private static final String CONDITION = "j < 0 AND d > 0.0 OR s LIKE '%a%'";

    @TempDir
    Path folder;

    /** A table that counts the batches that are out, and fails now and then. */
    private static final class Watched extends ForwardingTable {
        final AtomicInteger out = new AtomicInteger();
        final AtomicInteger reads = new AtomicInteger();
        private final int failEvery;
        private final int failures;
        private final Fault.Kind kind;

        /** @param failures how many of {@code failEvery} reads fail, one after the other; the next one succeeds */
        Watched(Table table, int failEvery, int failures, Fault.Kind kind) {
            super(table);
            this.failEvery = failEvery;
            this.failures = failures;
            this.kind = kind;
        }

        static Watched of(Table table) {
            return new Watched(table, 1, 0, Fault.Kind.IO);
        }

        @Override
        public Batch read(RowRange rows, int[] columns, Cancellation cancellation) {
            if (reads.getAndIncrement() % failEvery < failures) {
                throw Fault.of(kind, "the disk did not answer").in(name()).at("row " + rows.from());
            }
            Batch batch = super.read(rows, columns, cancellation);
            out.incrementAndGet();
            return new Batch(batch.rows(), batch.columns(),
                    Lease.all(List.of(batch.lease(), Lease.once(out::decrementAndGet))));
        }

        @Override
        public Batch readEncoded(RowRange rows, int[] columns, Cancellation cancellation) {
            return read(rows, columns, cancellation);
        }
    }

    private record Filtering(Table table, Filter filter) implements Task<Selection> {
        static Filtering of(Table table) {
            return new Filtering(table, Filter.parse(CONDITION, table.schema(), Engine.FAST));
        }

        @Override
        public String name() {
            return "filter";
        }

        @Override
        public Selection run(Work work) {
            Table read = TaskReads.of(table, table.schema().all(), work);
            return Selecting.by(new FilterScan(read, filter, work.threads(), work.progress(), work.cancellation()),
                    read, work.memory());
        }
    }

    private record Sorting(Table table) implements Task<Permutation> {
        @Override
        public String name() {
            return "sort";
        }

        @Override
        public Permutation run(Work work) {
            Table read = TaskReads.of(table, table.schema().all(), work);
            return new Sort(read, new AllRows(read.rowCount()), SortKey.parse("s,-d", read.schema(), false)).run(work);
        }
    }

    private static List<Long> rows(RowOrder order) {
        return LongStream.range(0, order.size()).map(order::sourceRow).boxed().toList();
    }

    private static <R extends RowOrder & AutoCloseable> List<Long> listed(R order) {
        try (R closing = order) {
            return rows(closing);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aFilterCancelledAtAnyMomentGivesAllBackAndTheNextTaskRuns() throws InterruptedException {
        Watched table = Watched.of(new RandomRows(8, ROWS).table(7_001, 3_333));
        Random random = new Random(2);
        int cancelled = 0;
        try (Tasks tasks = new Tasks(new Resources(8_000_000), folder)) {
            List<Long> all = listed(tasks.run(Filtering.of(table), 2));
            assertThat(all).hasSizeBetween(1_000, ROWS - 1_000);
            for (int i = 0; i < 200; i++) {
                TaskHandle<Selection> handle = tasks.submit(Filtering.of(table), 2);
                if (i % 4 > 0) {
                    // The scan has begun, and is so many batches further at most.
                    int begin = table.reads.get() + random.nextInt(12);
                    while (table.reads.get() < begin && !handle.state().isOver()) {
                        Thread.onSpinWait();
                    }
                }
                handle.cancel();
                try (Selection kept = handle.join()) {
                    assertThat(rows(kept)).isEqualTo(all);
                } catch (Fault e) {
                    assertThat(e.kind()).isEqualTo(Fault.Kind.CANCELLED);
                    cancelled++;
                }
                assertThat(table.out).hasValue(0);
                assertThat(tasks.isAllReturned()).isTrue();
            }
            assertThat(cancelled).isGreaterThan(50);
            assertThat(listed(tasks.run(Filtering.of(table), 2))).isEqualTo(all);
        }
    }

    @Test
    void aSortCancelledAtAnyMomentGivesItsBatchesBack() throws InterruptedException {
        Watched table = Watched.of(new RandomRows(4, 30_000).table(7_001, 3_333));
        Random random = new Random(3);
        int cancelled = 0;
        try (Tasks tasks = new Tasks(new Resources(1_500_000), folder)) {
            for (int i = 0; i < 200; i++) {
                TaskHandle<Permutation> handle = tasks.submit(new Sorting(table), 2);
                handle.await(random.nextInt(12));
                handle.cancel();
                try (Permutation order = handle.join()) {
                    assertThat(order.size()).isEqualTo(30_000);
                } catch (Fault e) {
                    assertThat(e.kind()).isEqualTo(Fault.Kind.CANCELLED);
                    cancelled++;
                }
                assertThat(table.out).hasValue(0);
                assertThat(tasks.isAllReturned()).isTrue();
            }
            assertThat(cancelled).isGreaterThan(20);
        }
    }

    @Test
    void aSpillDiskThatFillsUnderASortIsNamed() {
        Table table = new RandomRows(3, 300_000).table(70_001, 33_333);
        Resources resources = new Resources(2_000_000);
        // Room for the first runs, none for those after them.
        AtomicInteger asked = new AtomicInteger();
        try (SpillDirectory full = new SpillDirectory(folder,
                _ -> asked.incrementAndGet() > 5 ? 64_010_000 : Long.MAX_VALUE);
                TaskRunner runner = new TaskRunner(resources, full)) {
            TaskOptions options = TaskOptions.DEFAULT.withThreads(2);
            TaskHandle<Permutation> handle = runner.submit(new Sorting(table), options);
            assertThatExceptionOfType(Fault.class).isThrownBy(handle::join)
                    .withMessageContaining("spill disk is full").withMessageContaining("--spill-dir")
                    .matches(fault -> fault.kind() == Fault.Kind.IO);
            assertThat(handle.metrics().spilledBytes()).isPositive();
            assertThat(full.size()).isZero();
            assertThat(full.namedFiles()).isZero();
            assertThat(resources.held().inUse()).isZero();
            runner.submit(Filtering.of(table), options).join().close();
        }
    }

    /** Every fourth and fifth read fails, so that one read is tried three times. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4})
    void readsThatFailBelowUsAreTriedAgainAsOftenAsWasSaid(int retries) {
        Table sound = new RandomRows(5, 20_000).table(3_001, 1_111);
        TaskOptions options = new TaskOptions(2, BadChunks.FAIL, retries, TaskOptions.BY_BYTES, Engine.FAST);
        try (Tasks tasks = new Tasks(new Resources(20_000_000), folder);
                SpillDirectory spill = new SpillDirectory(folder);
                TaskRunner runner = new TaskRunner(tasks.resources(), spill)) {
            List<Long> kept = listed(tasks.run(Filtering.of(sound), 1));
            List<Long> order = listed(tasks.run(new Sorting(sound), 1));
            Watched flaky = new Watched(sound, 5, 2, Fault.Kind.IO);
            TaskHandle<Selection> filter = runner.submit(Filtering.of(flaky), options.withThreads(1));
            TaskHandle<Permutation> sort = runner.submit(new Sorting(flaky), options.withThreads(1));
            if (retries < 2) {
                for (TaskHandle<?> handle : List.of(filter, sort)) {
                    assertThatExceptionOfType(Fault.class).isThrownBy(handle::join)
                            .withMessageContaining("the disk did not answer").withMessageContaining("memory")
                            .withMessageContaining("row ").matches(fault -> fault.kind() == Fault.Kind.IO);
                }
            } else {
                assertThat(listed(filter.join())).isEqualTo(kept);
                assertThat(listed(sort.join())).isEqualTo(order);
            }
            assertThat(flaky.out).hasValue(0);
            assertThat(tasks.isAllReturned()).isTrue();
        }
    }

    @Test
    void whatIsBrokenIsNotTriedAgain() {
        Watched broken = new Watched(new RandomRows(5, 20_000).table(3_001, 1_111), 5, 1, Fault.Kind.DAMAGED);
        try (SpillDirectory spill = new SpillDirectory(folder);
                TaskRunner runner = new TaskRunner(new Resources(20_000_000), spill)) {
            TaskHandle<Permutation> sort = runner.submit(new Sorting(broken),
                    new TaskOptions(1, BadChunks.FAIL, 9, TaskOptions.BY_BYTES, Engine.FAST));
            assertThatExceptionOfType(Fault.class).isThrownBy(sort::join)
                    .matches(fault -> fault.kind() == Fault.Kind.DAMAGED);
            assertThat(broken.reads).hasValue(1);
        }
    }
}
