package dev.colonnade.task;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Numbered morsels, taken by several threads until all are done or one fails. */
final class ParallelRun {
    private final long count;
    private final Work.Morsel body;
    private final Cancellation cancellation;
    private final Runnable atFailure;
    private final AtomicLong next = new AtomicLong();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /** @param atFailure done at once when the first fails, while others may still be at work */
    ParallelRun(long count, Work.Morsel body, Cancellation cancellation, Runnable atFailure) {
        this.count = count;
        this.body = body;
        this.cancellation = cancellation;
        this.atFailure = atFailure;
    }

    /** Returns, or throws the first failure, when no thread is at it any more. */
    void run(int threads) {
        int helpers = (int) Math.min(threads, count) - 1;
        CountDownLatch left = new CountDownLatch(Math.max(0, helpers));
        for (int i = 0; i < helpers; i++) {
            start(left);
        }
        work();
        await(left);
        Throwable thrown = failure.get();
        switch (thrown) {
            case null -> {
            }
            case Error error -> throw error;
            case RuntimeException exception -> throw exception;
            default -> throw new IllegalStateException(thrown);
        }
    }

    private void start(CountDownLatch left) {
        Thread thread = new Thread(() -> {
            try {
                work();
            } finally {
                left.countDown();
            }
        }, Thread.currentThread().getName() + "+");
        thread.setDaemon(true);
        thread.setPriority(Thread.currentThread().getPriority());
        boolean started = false;
        try {
            thread.start();
            started = true;
        } catch (OutOfMemoryError e) {
            fail(Fault.of(Fault.Kind.OVER_BUDGET, "the system has no further thread to give")
                    .advise("ask for fewer --threads").because(e));
        } finally {
            if (!started) {
                left.countDown();
            }
        }
    }

    private void work() {
        BooleanSupplier on = () -> failure.get() == null;
        try {
            for (long morsel = next.getAndIncrement(); morsel < count
                    && on.getAsBoolean(); morsel = next.getAndIncrement()) {
                cancellation.checkpoint();
                body.run(morsel);
            }
        } catch (Throwable e) {
            fail(e);
        }
    }

    private void fail(Throwable thrown) {
        if (failure.compareAndSet(null, thrown)) {
            atFailure.run();
        }
    }

    private static void await(CountDownLatch left) {
        boolean interrupted = false;
        while (true) {
            try {
                left.await();
                break;
            } catch (InterruptedException e) {
                // Memory that the threads work on is given back after this: there is no going on without them.
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
