package dev.colonnade.task;

import dev.colonnade.base.Progress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * Adds up how far a task is. The whole is its phases by weight; a phase that was not planned has none, and where none was
 * planned the one that runs is all there is. Thread-safe; counting is cheap, {@link #snapshot} is for 10 times a second.
 */
final class ProgressTracker implements Progress {
    private static final double ETA_FROM_FRACTION = 0.05;
    private static final double ETA_FROM_SECONDS = 2;

    private final LongSupplier clock;
    private final Metrics metrics;
    private final Map<String, Long> weights = new LinkedHashMap<>();
    private final LongAdder rows = new LongAdder();
    private long started = -1;
    private long ended = -1;
    private String phase = "";
    private long phaseStarted;
    private long total = -1;
    private double before;
    private double most;

    /** @param clock in nanoseconds */
    ProgressTracker(Metrics metrics, LongSupplier clock) {
        this.metrics = metrics;
        this.clock = clock;
    }

    synchronized void start() {
        started = clock.getAsLong();
        phaseStarted = started;
    }

    synchronized void end() {
        ended = clock.getAsLong();
        closePhase();
    }

    synchronized void plan(Map<String, Long> phases) {
        weights.clear();
        weights.putAll(phases);
    }

    /** Begins a phase; the one before it is over. */
    synchronized void phase(String name, long totalRows) {
        if (!name.equals(phase)) {
            closePhase();
            before += share(phase);
            phase = name;
            phaseStarted = clock.getAsLong();
        }
        rows.reset();
        total = totalRows;
    }

    void advance(long count) {
        rows.add(count);
    }

    @Override
    public synchronized void report(String name, long done, long all) {
        if (!name.equals(phase)) {
            phase(name, all);
        }
        total = all;
        long now = rows.sum();
        if (done > now) {
            rows.add(done - now);
        }
    }

    private void closePhase() {
        if (!phase.isEmpty()) {
            metrics.addPhase(phase, (clock.getAsLong() - phaseStarted) / 1e9);
        }
    }

    private long weightOfAll() {
        long sum = 0;
        for (long weight : weights.values()) {
            sum += weight;
        }
        return sum;
    }

    private double share(String name) {
        long all = weightOfAll();
        return all == 0 ? 0 : (double) weights.getOrDefault(name, 0L) / all;
    }

    /** @param held bytes of the budget spoken for */
    synchronized TaskProgress snapshot(long held) {
        long now = ended >= 0 ? ended : clock.getAsLong();
        double seconds = started < 0 ? 0 : (now - started) / 1e9;
        long done = rows.sum();
        double within = total > 0 ? Math.min(1, (double) done / total) : 0;
        boolean planned = weightOfAll() > 0;
        if (planned || total > 0) {
            most = Math.max(most, planned ? Math.min(1, before + share(phase) * within) : within);
        }
        boolean known = planned || total > 0 || most > 0;
        double left = known && most > ETA_FROM_FRACTION && seconds > ETA_FROM_SECONDS
                ? seconds / most * (1 - most)
                : -1;
        double rate = done / Math.max(1e-9, (now - phaseStarted) / 1e9);
        long bytes = planned ? weightOfAll() : -1;
        return new TaskProgress(phase, done, total, planned ? Math.round(most * bytes) : metrics.bytesRead(), bytes,
                known ? most : -1, started < 0 ? 0 : rate,
                metrics.bytesRead() / 1e6 / Math.max(1e-9, seconds), held, metrics.spilledBytes(), seconds, left);
    }
}
