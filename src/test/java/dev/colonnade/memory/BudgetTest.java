package dev.colonnade.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colonnade.base.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What is held never exceeds the budget, whoever asks and however often. */
class BudgetTest {
    private static final long LIMIT = 8 << 20;

    @Test
    void whatDoesNotFitIsRefusedWithBothNumbers() {
        Resources resources = new Resources(LIMIT);
        assertThatThrownBy(() -> resources.held().allocate(LIMIT + 1)).isInstanceOf(Fault.class)
                .hasMessageContaining("--memory").hasMessageContaining(Long.toString(LIMIT));
        assertThat(resources.budget().reserved()).isZero();
        assertThatThrownBy(() -> resources.held().allocate(Long.MAX_VALUE)).isInstanceOf(Fault.class);
    }

    @Test
    void blocksNobodyHasAreGivenUpForOthers() {
        Resources resources = new Resources(LIMIT);
        resources.held().allocate(6 << 20).close();
        assertThat(resources.held().pooled()).isEqualTo(6 << 20);
        try (HeldBuffer other = resources.held().allocate(5 << 20)) {
            assertThat(other.size()).isEqualTo(5 << 20);
            assertThat(resources.budget().reserved()).isLessThanOrEqualTo(LIMIT);
        }
    }

    @Test
    void cachedPagesAreGivenUpForOthers() {
        Resources resources = new Resources(LIMIT);
        Object owner = new Object();
        for (int i = 0; i < 8; i++) {
            PageCache.Key key = new PageCache.Key(owner, 0, i);
            resources.pages().get(key, HeldBuffer.class, () -> resources.held().allocate(512 << 10)).close();
        }
        assertThat(resources.pages().size()).isEqualTo(LIMIT / 2);
        resources.held().allocate(7 << 20).close();
        assertThat(resources.pages().size()).isLessThan(LIMIT / 2);
        resources.pages().forget(owner);
        assertThat(resources.held().inUse()).isZero();
    }

    @Test
    void twoWhoWantOnePageLoadItOnce() throws Exception {
        Resources resources = new Resources(LIMIT);
        PageCache.Key key = new PageCache.Key(this, 1, 1);
        java.util.concurrent.atomic.AtomicInteger loads = new java.util.concurrent.atomic.AtomicInteger();
        try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
            List<Future<?>> readers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                readers.add(pool.submit(() -> resources.pages().get(key, HeldBuffer.class, () -> {
                    loads.incrementAndGet();
                    return resources.held().allocate(1000);
                }).close()));
            }
            for (Future<?> reader : readers) {
                reader.get();
            }
        }
        assertThat(loads).hasValue(1);
    }

    @Test
    void manyThreadsNeverHoldMoreThanTheBudget() throws Exception {
        Resources resources = new Resources(LIMIT);
        try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
            List<Future<?>> threads = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Random random = new Random(i);
                threads.add(pool.submit(() -> {
                    for (int j = 0; j < 2_000; j++) {
                        try (HeldBuffer buffer = resources.held().allocate(random.nextInt(3 << 20))) {
                            assertThat(resources.budget().reserved()).isLessThanOrEqualTo(LIMIT);
                        } catch (Fault e) {
                            assertThat(e.kind()).isEqualTo(Fault.Kind.OVER_BUDGET);
                        }
                    }
                }));
            }
            for (Future<?> thread : threads) {
                thread.get();
            }
        }
        assertThat(resources.budget().peak()).isLessThanOrEqualTo(LIMIT);
        assertThat(resources.held().inUse()).isZero();
    }
}
