package dev.colonnade.task;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What a task counts as it goes. Thread-safe. */
public final class Metrics {
    private final LongAdder rowsRead = new LongAdder();
    private final LongAdder rowsWritten = new LongAdder();
    private final LongAdder bytesRead = new LongAdder();
    private final LongAdder bytesWritten = new LongAdder();
    private final LongAdder spilled = new LongAdder();
    private final LongAdder files = new LongAdder();
    private final LongAdder chunks = new LongAdder();
    private final LongAdder pruned = new LongAdder();
    private final AtomicLong peakHeld = new AtomicLong();
    private final AtomicLong peakAnonymous = new AtomicLong(-1);
    private final AtomicLong peakResident = new AtomicLong(-1);
    private final Map<String, Double> phases = new LinkedHashMap<>();
    private final List<SkippedChunk> skipped = new ArrayList<>();
    private final List<String> events = new ArrayList<>();
    private final Map<String, Object> own = new LinkedHashMap<>();

    /** @param bytes as stored */
    public void read(long rows, long bytes) {
        rowsRead.add(rows);
        bytesRead.add(bytes);
    }

    public void written(long rows, long bytes) {
        rowsWritten.add(rows);
        bytesWritten.add(bytes);
    }

    public void spilled(long bytes) {
        spilled.add(bytes);
    }

    public void filesProcessed(long count) {
        files.add(count);
    }

    public void chunksProcessed(long count) {
        chunks.add(count);
    }

    /** Chunks left out because of what is known of them. */
    public void chunksPruned(long count) {
        pruned.add(count);
    }

    /** A chunk left out because it cannot be read. */
    public synchronized void skipped(SkippedChunk chunk) {
        skipped.add(chunk);
    }

    /** A figure of the task's own: a number, a text, a boolean, or a list or map of these. */
    public synchronized void put(String name, Object value) {
        own.put(name, value);
    }

    /** Something worth knowing that happened, as a change of pressure. */
    public synchronized void event(String text) {
        events.add(text);
    }

    synchronized void addPhase(String name, double seconds) {
        phases.merge(name, seconds, Double::sum);
    }

    /** What was seen of the process's memory; -1 is not known. */
    void memory(long held, long anonymous, long resident) {
        peakHeld.accumulateAndGet(held, Math::max);
        peakAnonymous.accumulateAndGet(anonymous, Math::max);
        peakResident.accumulateAndGet(resident, Math::max);
    }

    long bytesRead() {
        return bytesRead.sum();
    }

    public long spilledBytes() {
        return spilled.sum();
    }

    /** As it stands. */
    public synchronized MetricsReport report(double wallSeconds) {
        return new MetricsReport(wallSeconds, phases, rowsRead.sum(), rowsWritten.sum(), bytesRead.sum(),
                bytesWritten.sum(), peakHeld.get(), peakAnonymous.get(), peakResident.get(), spilled.sum(), files.sum(),
                chunks.sum(), pruned.sum(), skipped, events, own);
    }
}
