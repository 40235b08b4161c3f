package dev.colonnade.format.parquet;

import dev.colonnade.format.parquet.page.ChunkReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The column chunks used last, so that their pages need not be found anew. Thread-safe. */
final class OpenChunks {
    /** Enough for a window over a wide table; page lists are small. */
    private static final int MOST = 2048;

    private final LinkedHashMap<Long, ChunkReader> chunks = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, ChunkReader> eldest) {
            return size() > MOST;
        }
    };

    synchronized ChunkReader get(long part, Supplier<ChunkReader> open) {
        ChunkReader chunk = chunks.get(part);
        if (chunk == null) {
            chunk = open.get();
            chunks.put(part, chunk);
        }
        return chunk;
    }
}
