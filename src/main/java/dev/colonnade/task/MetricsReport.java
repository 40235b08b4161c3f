package dev.colonnade.task;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a task did and what it cost. Bytes and seconds; what is not known is -1.
 *
 * @param bytesRead as stored
 * @param peakHeldBytes of the budget
 * @param peakAnonymousBytes of the process: memory that no file stands behind
 * @param peakMappedResidentBytes of the files mapped, the part in memory
 * @param events what happened on the way, as changes of pressure
 * @param own figures of this kind of task
 */
public record MetricsReport(double wallSeconds, Map<String, Double> phases, long rowsRead, long rowsWritten,
        long bytesRead, long bytesWritten, long peakHeldBytes, long peakAnonymousBytes, long peakMappedResidentBytes,
        long spilledBytes, long filesProcessed, long chunksProcessed, long chunksPruned,
        List<SkippedChunk> chunksSkipped, List<String> events, Map<String, Object> own) {
    public MetricsReport {
        phases = Collections.unmodifiableMap(new LinkedHashMap<>(phases));
        own = Collections.unmodifiableMap(new LinkedHashMap<>(own));
        chunksSkipped = List.copyOf(chunksSkipped);
        events = List.copyOf(events);
    }

    public double rowsPerSecond() {
        return rowsRead / Math.max(1e-9, wallSeconds);
    }

    public double megabytesPerSecond() {
        return bytesRead / 1e6 / Math.max(1e-9, wallSeconds);
    }

    /** Everything by its name, in the order to show it; numbers, texts, maps and lists. */
    public Map<String, Object> figures() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("wallSeconds", wallSeconds);
        all.put("phases", phases);
        all.put("rowsRead", rowsRead);
        all.put("rowsWritten", rowsWritten);
        all.put("bytesRead", bytesRead);
        all.put("bytesWritten", bytesWritten);
        all.put("rowsPerSecond", rowsPerSecond());
        all.put("megabytesPerSecond", megabytesPerSecond());
        all.put("peakHeldBytes", peakHeldBytes);
        all.put("peakAnonymousBytes", peakAnonymousBytes);
        all.put("peakMappedResidentBytes", peakMappedResidentBytes);
        all.put("spilledBytes", spilledBytes);
        all.put("filesProcessed", filesProcessed);
        all.put("chunksProcessed", chunksProcessed);
        all.put("chunksPruned", chunksPruned);
        all.put("chunksSkipped", chunksSkipped.stream().map(SkippedChunk::facts).toList());
        all.put("events", events);
        all.putAll(own);
        return all;
    }
}
