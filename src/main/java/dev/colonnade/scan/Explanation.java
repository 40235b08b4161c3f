package dev.colonnade.scan;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.RowRange;
import dev.colonnade.format.ChunkParts;
import dev.colonnade.format.Chunks;
import dev.colonnade.format.ColumnBounds;
import dev.colonnade.format.Table;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * What a condition leaves to be read of a table, told before anything of it is.
 *
 * @param chunks of the table
 * @param chunksKept in which rows may pass
 * @param chunksWhole of those, in which every row passes
 * @param rowsKept in chunks kept, without those of parts left out
 * @param bytesKept as stored, of all columns of these rows; of chunks kept in part, their share by rows
 * @param bytesRead as stored, of the columns the condition looks at, where it must look
 * @param leftOut chunks left out, by how it was known
 * @param parts of the columns that the condition looks at, where chunks have any with bounds of their own, by what they
 *     are called
 */
public record Explanation(long chunks, long chunksKept, long chunksWhole, long rows, long rowsKept, long bytes,
        long bytesKept, long bytesRead, Map<ColumnBounds.Means, Long> leftOut, SequencedMap<String, Parts> parts) {
    /**
     * Parts of one kind.
     *
     * @param all in all chunks
     * @param kept those with rows that may pass
     * @param leftOut of chunks that are kept
     * @param means how it was known
     */
    public record Parts(long all, long kept, long leftOut, ColumnBounds.Means means) {
        Parts and(Parts more) {
            return new Parts(all + more.all, kept + more.kept, leftOut + more.leftOut, means);
        }
    }

    public Explanation {
        leftOut = Collections.unmodifiableMap(new EnumMap<>(leftOut));
        parts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parts));
    }

    /** Reads what is known of every chunk, and no values. */
    public static Explanation of(Table table, Filter filter, Cancellation cancellation) {
        Chunks chunks = table.chunks();
        Pruning pruning = new Pruning(table, filter, cancellation);
        SequencedSet<Integer> needed = new LinkedHashSet<>();
        filter.condition().columns(needed);
        int[] columns = needed.stream().mapToInt(Integer::intValue).toArray();
        Map<ColumnBounds.Means, Long> leftOut = new EnumMap<>(ColumnBounds.Means.class);
        long keptChunks = 0;
        long whole = 0;
        long rows = 0;
        long bytes = 0;
        long allBytes = 0;
        long read = 0;
        SequencedMap<String, Parts> parts = new LinkedHashMap<>();
        for (int chunk = 0; chunk < chunks.count(); chunk++) {
            cancellation.check();
            Pruning.Verdict verdict = pruning.of(chunk);
            long size = chunks.firstRow(chunk + 1) - chunks.firstRow(chunk);
            PartRows within = new PartRows(table, chunk);
            List<RowRange> left = switch (verdict.keep()) {
                case NONE -> List.of();
                case ALL -> size == 0 ? List.of() : List.of(RowRange.of(0, size));
                case SOME -> pruning.rows(within);
            };
            boolean kept = verdict.keep() != Pruning.Keep.NONE;
            for (int column : columns) {
                count(within.parts(column), left, kept, parts);
            }
            allBytes += table.storedBytes(chunk);
            if (left.isEmpty() && kept && size > 0) {
                // Each part by itself was left out, and so the chunk is.
                verdict = new Pruning.Verdict(Pruning.Keep.NONE, ColumnBounds.Means.PAGE_INDEX);
            }
            if (verdict.keep() == Pruning.Keep.NONE) {
                ColumnBounds.Means by = verdict.means();
                if (by != null) {
                    leftOut.merge(by, 1L, Long::sum);
                }
                continue;
            }
            keptChunks++;
            long rowsLeft = left.stream().mapToLong(RowRange::size).sum();
            whole += verdict.keep() == Pruning.Keep.ALL ? 1 : 0;
            rows += rowsLeft;
            bytes += share(table.storedBytes(chunk), rowsLeft, size);
            read += verdict.keep() == Pruning.Keep.ALL
                    ? 0
                    : share(table.storedBytes(chunk, columns), rowsLeft, size);
        }
        return new Explanation(chunks.count(), keptChunks, whole, table.rowCount(), rows, allBytes, bytes, read,
                leftOut, parts);
    }

    private static long share(long bytes, long rows, long all) {
        return rows == all ? bytes : Math.round((double) bytes * rows / all);
    }

    private static void count(@Nullable ChunkParts of, List<RowRange> left, boolean kept, Map<String, Parts> into) {
        if (of == null || of.count() == 0) {
            return;
        }
        long within = 0;
        int run = 0;
        for (int part = 0; part < of.count(); part++) {
            long from = of.firstRow(part);
            while (run < left.size() && left.get(run).to() <= from) {
                run++;
            }
            within += run < left.size() && left.get(run).from() < of.firstRow(part + 1) ? 1 : 0;
        }
        ColumnBounds bounds = of.bounds(0);
        Parts own = new Parts(of.count(), within, kept ? of.count() - within : 0,
                bounds == null ? ColumnBounds.Means.STATISTICS : bounds.means());
        into.merge(of.kind(), own, Parts::and);
    }
}
