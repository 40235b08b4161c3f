package dev.colonnade.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.colonnade.base.Courtesy;
import dev.colonnade.base.Fault;
import dev.colonnade.memory.HeldBuffer;
import dev.colonnade.memory.Resources;
import dev.colonnade.memory.spill.SpillDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TaskRunnerTest {
    @TempDir
    Path folder;

    private final Resources resources = new Resources(100_000_000);
    private @Nullable SpillDirectory spill;
    private @Nullable TaskRunner runner;

    @BeforeEach
    void open() {
        spill = new SpillDirectory(folder);
        runner = new TaskRunner(resources, spill);
    }

    @AfterEach
    void close() {
        runner().close();
        java.util.Objects.requireNonNull(spill).close();
    }

    private TaskRunner runner() {
        return java.util.Objects.requireNonNull(runner);
    }

    private interface Body<R> {
        R run(Work work) throws IOException;
    }

    private static <R> Task<R> task(String name, Body<R> body) {
        return new Task<>() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public R run(Work work) throws IOException {
                return body.run(work);
            }
        };
    }

    private <R> TaskHandle<R> submit(Body<R> body) {
        return runner().submit(task("test", body), TaskOptions.DEFAULT.withThreads(2));
    }

    private static void until(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aResultComesWithItsMetrics() {
        TaskHandle<String> handle = submit(work -> {
            work.phase("first", 10);
            work.metrics().read(10, 100);
            work.phase("second", 10);
            work.metrics().put("found", 3);
            return "result";
        });
        assertThat(handle.join()).isEqualTo("result");
        assertThat(handle.state()).isEqualTo(TaskState.DONE);
        Map<String, Object> figures = handle.metrics().figures();
        assertThat(figures).containsEntry("rowsRead", 10L).containsEntry("bytesRead", 100L).containsEntry("found", 3);
        assertThat(handle.metrics().phases()).containsOnlyKeys("first", "second");
        assertThat(runner().history()).hasSize(1).first().matches(record -> record.state() == TaskState.DONE);
    }

    @Test
    void tasksRunOneAfterAnotherAndOneThatWaitsCanBeCancelled() {
        CountDownLatch go = new CountDownLatch(1);
        List<String> order = java.util.Collections.synchronizedList(new ArrayList<>());
        TaskHandle<Boolean> first = submit(work -> {
            until(go);
            return order.add("first");
        });
        TaskHandle<Boolean> second = submit(work -> order.add("second"));
        TaskHandle<Boolean> third = submit(work -> order.add("third"));
        assertThat(second.state()).isEqualTo(TaskState.QUEUED);
        second.cancel();
        assertThat(second.state()).isEqualTo(TaskState.CANCELLED);
        go.countDown();
        third.join();
        first.join();
        assertThat(order).containsExactly("first", "third");
        assertThatExceptionOfType(Fault.class).isThrownBy(second::join)
                .matches(fault -> fault.kind() == Fault.Kind.CANCELLED);
    }

    @Test
    void whatNobodyMissesIsNotBegunOnceTheRunnerIsClosed() {
        TaskHandle<String> before = java.util.Objects
                .requireNonNull(runner().offer(task("test", _ -> "begun"), TaskOptions.DEFAULT));
        assertThat(before.join()).isEqualTo("begun");
        runner().close();
        assertThat(runner().offer(task("test", _ -> "begun"), TaskOptions.DEFAULT)).isNull();
        assertThat(runner().history()).hasSize(1);
    }

    @Test
    void whateverIsThrownEndsTheTaskAndNotTheRunner() {
        assertThat(failure(work -> {
            throw new OutOfMemoryError("full");
        })).matches(fault -> fault.kind() == Fault.Kind.OVER_BUDGET);
        assertThat(failure(work -> deep(1))).matches(fault -> fault.kind() == Fault.Kind.UNSUPPORTED);
        assertThat(failure(work -> {
            throw new InternalError("unsafe memory access");
        })).matches(fault -> fault.kind() == Fault.Kind.CHANGED);
        assertThat(failure(work -> {
            throw new IOException("no more");
        })).matches(fault -> fault.kind() == Fault.Kind.IO).hasMessageContaining("no more");
        assertThat(failure(work -> {
            throw new IllegalStateException("bug");
        })).hasMessageContaining("mistake").hasCauseInstanceOf(IllegalStateException.class);
        assertThat(failure(work -> {
            work.parallel(100, morsel -> {
                if (morsel == 17) {
                    throw new OutOfMemoryError("in a helper");
                }
            });
            return 1;
        })).matches(fault -> fault.kind() == Fault.Kind.OVER_BUDGET);
        assertThat(submit(work -> "still here").join()).isEqualTo("still here");
    }

    private static int deep(int level) {
        return level < 0 ? 0 : deep(level + 1) + 1;
    }

    private Fault failure(Body<Object> body) {
        TaskHandle<Object> handle = submit(body);
        try {
            handle.join();
        } catch (Fault fault) {
            assertThat(handle.state()).isEqualTo(TaskState.FAILED);
            return fault;
        }
        throw new AssertionError("the task did not fail");
    }

    @Test
    void morselsAreEachDoneOnceAndTheFirstFaultEndsAll() {
        Map<Long, Thread> done = new ConcurrentHashMap<>();
        submit(work -> {
            work.parallel(1000, morsel -> assertThat(done.put(morsel, Thread.currentThread())).isNull());
            return true;
        }).join();
        assertThat(done).hasSize(1000);

        AtomicLong after = new AtomicLong();
        Fault fault = failure(work -> {
            work.parallel(1_000_000_000L, morsel -> {
                if (morsel == 50) {
                    throw Fault.damaged("morsel 50", "broken");
                }
                after.incrementAndGet();
            });
            return true;
        });
        assertThat(fault).hasMessageContaining("morsel 50");
        assertThat(after.get()).isLessThan(1_000_000_000L);
    }

    @Test
    void aPauseHoldsMorselsAndCancellingEndsIt() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicLong morsels = new AtomicLong();
        TaskHandle<Boolean> handle = submit(work -> {
            work.parallel(Long.MAX_VALUE, morsel -> {
                begun.countDown();
                morsels.incrementAndGet();
            });
            return true;
        });
        until(begun);
        handle.pause();
        assertThat(handle.state()).isEqualTo(TaskState.PAUSED);
        long before = settled(morsels);
        handle.resume();
        while (morsels.get() == before) {
            Thread.onSpinWait();
        }
        assertThat(handle.state()).isEqualTo(TaskState.RUNNING);
        handle.pause();
        settled(morsels);
        handle.cancel();
        assertThatExceptionOfType(Fault.class).isThrownBy(handle::join);
        assertThat(handle.state()).isEqualTo(TaskState.CANCELLED);
    }

    /** The count once it stands still, which it must. */
    private static long settled(AtomicLong count) throws InterruptedException {
        long before;
        do {
            before = count.get();
            Thread.sleep(30);
        } while (count.get() != before);
        return before;
    }

    @Test
    void progressIsWeightedAndNeverFalls() {
        List<TaskProgress> seen = new ArrayList<>();
        TaskHandle<?>[] self = new TaskHandle<?>[1];
        CountDownLatch ready = new CountDownLatch(1);
        TaskHandle<Boolean> handle = submit(work -> {
            until(ready);
            work.plan(Map.of("large", 900L, "small", 100L));
            for (String phase : List.of("large", "small")) {
                work.phase(phase, 4);
                for (int i = 0; i < 4; i++) {
                    seen.add(self[0].progress());
                    work.advance(1);
                }
                seen.add(self[0].progress());
            }
            return true;
        });
        self[0] = handle;
        ready.countDown();
        handle.join();
        assertThat(seen).extracting(TaskProgress::fraction).isSorted().startsWith(0.0, 0.225).endsWith(1.0);
        assertThat(seen.get(4).fraction()).isEqualTo(0.9);
        assertThat(seen.get(4).bytesDone()).isEqualTo(900);
        assertThat(seen).allMatch(progress -> progress.bytesTotal() == 1000 && progress.secondsLeft() < 0);
    }

    @Test
    void anEstimateOfTheTimeLeftComesWhenItMeansSomething() {
        long[] now = {0};
        ProgressTracker tracker = new ProgressTracker(new Metrics(), () -> now[0]);
        tracker.start();
        tracker.phase("reading", 100);
        tracker.advance(50);
        now[0] = 1_900_000_000L;
        assertThat(tracker.snapshot(0).secondsLeft()).isEqualTo(-1);
        now[0] = 4_000_000_000L;
        assertThat(tracker.snapshot(0).secondsLeft()).isEqualTo(4);
        assertThat(tracker.snapshot(0).rowsPerSecond()).isEqualTo(12.5);
        ProgressTracker slow = new ProgressTracker(new Metrics(), () -> now[0]);
        slow.start();
        slow.phase("reading", 100);
        slow.advance(4);
        now[0] = 100_000_000_000L;
        assertThat(slow.snapshot(0).secondsLeft()).isEqualTo(-1);
    }

    @Test
    void pressureFollowsTheBudgetAndItsChangesAreNoted() {
        TaskHandle<List<Pressure>> handle = submit(work -> {
            List<Pressure> seen = new ArrayList<>();
            seen.add(work.pressure());
            try (HeldBuffer some = work.memory().allocate(50_000_000)) {
                seen.add(work.pressure());
                try (HeldBuffer more = work.memory().allocate(20_000_000)) {
                    seen.add(work.pressure());
                    try (HeldBuffer all = work.memory().allocate(15_000_000)) {
                        seen.add(work.pressure());
                        assertThat(some.size() + more.size() + all.size()).isEqualTo(85_000_000);
                    }
                }
            }
            seen.add(work.pressure());
            return seen;
        });
        assertThat(handle.join()).containsExactly(Pressure.NORMAL, Pressure.NORMAL, Pressure.WARNING,
                Pressure.CRITICAL, Pressure.NORMAL);
        assertThat(handle.metrics().events()).hasSize(3);
    }

    @Test
    void workGivesWayToWhatIsVisibleButNotForGood() {
        Courtesy.Visible visible = resources.courtesy().visible();
        long start = System.nanoTime();
        submit(work -> {
            work.cancellation().checkpoint();
            return true;
        }).join();
        assertThat(System.nanoTime() - start).isGreaterThan(15_000_000);
        visible.close();
    }
}
