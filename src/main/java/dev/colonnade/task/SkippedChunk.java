package dev.colonnade.task;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A chunk that was left out.
 *
 * @param chunk what and which: {@code row group 3}
 * @param rows how many rows went with it
 * @param reason what is wrong with it, in one line
 */
public record SkippedChunk(String file, String chunk, long rows, String reason) {
    /** By name, for documents. */
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("file", file);
        facts.put("chunk", chunk);
        facts.put("rows", rows);
        facts.put("reason", reason);
        return facts;
    }

    /** In one line, for people. */
    public String line() {
        return String.format(Locale.ROOT, "skipped: %s, %s with %,d rows: %s", file, chunk, rows, reason);
    }
}
