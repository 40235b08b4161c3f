package dev.colonnade.scan;

import dev.colonnade.base.Cancellation;
import dev.colonnade.format.Chunks;
import dev.colonnade.format.ColumnBounds;
import dev.colonnade.format.Table;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;

/**
 * What a condition leaves to be read of a table, told before anything of it is.
 *
 * @param chunks of the table
 * @param chunksKept in which rows may pass
 * @param chunksWhole of those, in which every row passes
 * @param rowsKept in chunks kept
 * @param bytesKept as stored, of all columns of chunks kept
 * @param bytesRead as stored, of the columns the condition looks at, where it must look
 * @param leftOut chunks left out, by how it was known
 */
public record Explanation(long chunks, long chunksKept, long chunksWhole, long rows, long rowsKept, long bytes,
        long bytesKept, long bytesRead, Map<ColumnBounds.Means, Long> leftOut) {
    public Explanation {
        leftOut = Collections.unmodifiableMap(new EnumMap<>(leftOut));
    }

    /** Reads what is known of every chunk, and no values. */
    public static Explanation of(Table table, Filter filter, Cancellation cancellation) {
        Chunks chunks = table.chunks();
        Pruning pruning = new Pruning(table, filter);
        SequencedSet<Integer> needed = new LinkedHashSet<>();
        filter.condition().columns(needed);
        int[] columns = needed.stream().mapToInt(Integer::intValue).toArray();
        Map<ColumnBounds.Means, Long> leftOut = new EnumMap<>(ColumnBounds.Means.class);
        long kept = 0;
        long whole = 0;
        long rows = 0;
        long bytes = 0;
        long allBytes = 0;
        long read = 0;
        for (int chunk = 0; chunk < chunks.count(); chunk++) {
            cancellation.check();
            Pruning.Verdict verdict = pruning.of(chunk);
            allBytes += table.storedBytes(chunk);
            if (verdict.keep() == Pruning.Keep.NONE) {
                ColumnBounds.Means by = verdict.means();
                if (by != null) {
                    leftOut.merge(by, 1L, Long::sum);
                }
                continue;
            }
            kept++;
            whole += verdict.keep() == Pruning.Keep.ALL ? 1 : 0;
            rows += chunks.firstRow(chunk + 1) - chunks.firstRow(chunk);
            bytes += table.storedBytes(chunk);
            read += verdict.keep() == Pruning.Keep.ALL ? 0 : table.storedBytes(chunk, columns);
        }
        return new Explanation(chunks.count(), kept, whole, table.rowCount(), rows, allBytes, bytes, read, leftOut);
    }
}
