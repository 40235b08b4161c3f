package dev.colonnade.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.base.Fault;
import dev.colonnade.base.RowRange;
import dev.colonnade.memory.FileStamp;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Loaders run when the test says so, on its own thread, except where threads are what is tested. */
class WindowCacheTest {
    private final Deque<Runnable> work = new ArrayDeque<>();
    private final List<Fault> faults = new ArrayList<>();
    private final WindowCache.Listener listener = new WindowCache.Listener() {
        @Override
        public void arrived() {
        }

        @Override
        public void failed(Fault fault) {
            faults.add(fault);
        }
    };

    private WindowCache cache(SyntheticTable table, long limit) {
        return new WindowCache(TableView.of(table), work::add, listener, limit);
    }

    private void runLoaders() {
        while (!work.isEmpty()) {
            work.poll().run();
        }
    }

    private static Tile tile(WindowCache cache, long row, int column) {
        return Objects.requireNonNull(cache.tile(row / WindowCache.BLOCK, column));
    }

    @Test
    void loads_what_is_wanted_at_the_end_of_three_billion_rows() {
        SyntheticTable table = new SyntheticTable(3_000_000_007L, 4);
        WindowCache cache = cache(table, 1 << 20);
        cache.want(RowRange.of(2_999_999_974L, 3_000_000_007L), 0, 3, Travel.DOWN);
        assertThat(cache.collect()).as("nothing is read on the owner's thread").isFalse();
        runLoaders();
        assertThat(cache.collect()).isTrue();

        long last = 3_000_000_006L;
        Tile numbers = tile(cache, last, 0);
        assertThat(numbers.length()).isEqualTo(3_000_000_007L % WindowCache.BLOCK);
        assertThat(numbers.text(numbers.length() - 1)).isEqualTo("3000000006");
        assertThat(tile(cache, last, 1).text(numbers.length() - 1)).isEqualTo("r3000000006c1");
        assertThat(tile(cache, last, 2).text((int) (3_000_000_000L % WindowCache.BLOCK))).isNull();
        assertThat(cache.tile(0, 0)).isNull();
        assertThat(table.openBatches).hasValue(0);
    }

    @Test
    void prefetches_where_one_is_going() {
        WindowCache cache = cache(new SyntheticTable(10_000, 2), 1 << 20);
        cache.want(RowRange.of(1_000, 1_030), 0, 2, Travel.DOWN);
        runLoaders();
        cache.collect();
        assertThat(cache.tile(1_030 / WindowCache.BLOCK + 1, 0)).isNotNull();
        assertThat(cache.tile(1_000 / WindowCache.BLOCK - 1, 0)).isNull();
        cache.want(RowRange.of(1_000, 1_030), 0, 2, Travel.UP);
        runLoaders();
        cache.collect();
        assertThat(cache.tile(1_000 / WindowCache.BLOCK - 1, 0)).isNotNull();
    }

    @Test
    void drops_requests_that_went_out_of_view() {
        SyntheticTable table = new SyntheticTable(1_000_000, 1);
        WindowCache cache = cache(table, 1 << 20);
        for (long row = 0; row < 500_000; row += 1_000) {
            cache.want(RowRange.of(row, row + 30), 0, 1, Travel.DOWN);
        }
        runLoaders();
        cache.collect();
        assertThat(table.reads.get()).as("only the last of 500 windows is read").isLessThan(10);
        assertThat(tile(cache, 499_000, 0).text((int) (499_000 % WindowCache.BLOCK))).isEqualTo("499000");
    }

    @Test
    void stays_within_its_limit_and_keeps_what_was_shown_last() {
        long limit = 200_000;
        WindowCache cache = cache(new SyntheticTable(1_000_000, 3), limit);
        for (long row = 0; row < 100_000; row += 500) {
            cache.want(RowRange.of(row, row + 30), 0, 3, Travel.DOWN);
            runLoaders();
            cache.collect();
            assertThat(cache.size()).isLessThanOrEqualTo(limit);
        }
        assertThat(cache.tile(0, 0)).isNull();
        assertThat(cache.tile(99_500 / WindowCache.BLOCK, 2)).isNotNull();
    }

    @Test
    void one_bad_column_does_not_take_the_others_with_it() {
        SyntheticTable table = new SyntheticTable(100, 4);
        table.breakColumn(2, Fault.damaged("column \"holes 2\"", "is cut short"));
        WindowCache cache = cache(table, 1 << 20);
        cache.want(RowRange.of(0, 30), 0, 4, Travel.NONE);
        runLoaders();
        cache.collect();
        assertThat(tile(cache, 0, 1).text(5)).isEqualTo("r5c1");
        assertThat(tile(cache, 0, 3).text(5)).isEqualTo("5");
        assertThat(Objects.requireNonNull(tile(cache, 0, 2).fault()).problem()).isEqualTo("is cut short");
        assertThat(faults).isNotEmpty();
    }

    @Test
    void a_file_that_changed_is_reported_and_none_of_its_values_published() {
        SyntheticTable table = new SyntheticTable(100, 2);
        WindowCache cache = cache(table, 1 << 20);
        table.setChange(FileStamp.Change.MODIFIED);
        cache.want(RowRange.of(0, 30), 0, 2, Travel.NONE);
        runLoaders();
        cache.collect();
        assertThat(Objects.requireNonNull(tile(cache, 0, 0).fault()).kind()).isEqualTo(Fault.Kind.CHANGED);
        assertThat(tile(cache, 0, 0).text(1)).isNull();

        table.setChange(FileStamp.Change.NONE);
        cache.retry();
        cache.want(RowRange.of(0, 30), 0, 2, Travel.NONE);
        runLoaders();
        cache.collect();
        assertThat(tile(cache, 0, 0).text(1)).isEqualTo("1");
    }

    @Test
    void loads_everything_with_threads_while_one_scrolls_about() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            SyntheticTable table = new SyntheticTable(1_000_000, 40);
            CountDownLatch never = new CountDownLatch(1);
            WindowCache cache = new WindowCache(TableView.of(table), threads, listener, 8 << 20);
            for (int i = 0; i < 300; i++) {
                long row = i * 2_017L;
                int column = i % 20;
                cache.want(RowRange.of(row, row + 33), column, column + 13, Travel.DOWN);
            }
            long row = 299 * 2_017L;
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (missing(cache, row, 19, 32) > 0 && System.nanoTime() < deadline) {
                never.await(1, TimeUnit.MILLISECONDS);
                cache.collect();
                cache.want(RowRange.of(row, row + 33), 19, 32, Travel.DOWN);
            }
            assertThat(missing(cache, row, 19, 32)).isZero();
            cache.close();
        }
    }

    private static int missing(WindowCache cache, long row, int from, int to) {
        int missing = 0;
        for (int column = from; column < to; column++) {
            missing += cache.tile(row / WindowCache.BLOCK, column) == null ? 1 : 0;
        }
        return missing;
    }

    @Test
    void controls_in_a_value_become_marks() {
        assertThat(CellLine.line("a\nb\r\nc\td\u0000")).isEqualTo("a\u21B5b \u21B5c\u21E5d\uFFFD");
        assertThat(CellLine.line("plain")).isEqualTo("plain");
    }
}
