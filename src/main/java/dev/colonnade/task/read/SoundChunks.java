package dev.colonnade.task.read;

import dev.colonnade.base.Fault;
import dev.colonnade.base.RowRange;
import dev.colonnade.format.Batch;
import dev.colonnade.format.Chunks;
import dev.colonnade.format.Finding;
import dev.colonnade.format.Table;
import dev.colonnade.format.verify.ColumnVerifier;
import dev.colonnade.task.SkippedChunk;
import dev.colonnade.task.Work;
import java.util.BitSet;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Reads chunks to see which can be read. */
final class SoundChunks {
    private SoundChunks() {
    }

    /** The table without the chunks that cannot be read; the table itself if there are none. */
    static Table of(Table table, int[] columns, Work work) {
        Chunks chunks = table.chunks();
        BitSet bad = new BitSet();
        work.phase("checking", table.rowCount());
        work.parallel(chunks.count(), number -> {
            int chunk = (int) number;
            long rows = chunks.firstRow(chunk + 1) - chunks.firstRow(chunk);
            String reason = look(table, chunk, columns, work);
            if (reason != null) {
                synchronized (bad) {
                    bad.set(chunk);
                }
                work.metrics().skipped(new SkippedChunk(table.name(), chunks.kind() + " " + chunk, rows, reason));
            }
            work.advance(rows);
        });
        return bad.isEmpty() ? table : new SoundTable(table, bad);
    }

    /** Why it cannot be read, or null. */
    private static @Nullable String look(Table table, int chunk, int[] columns, Work work) {
        long end = table.chunks().firstRow(chunk + 1);
        AtomicReference<@Nullable String> reason = new AtomicReference<>();
        ColumnVerifier verifier = new ColumnVerifier(finding -> {
            if (isUnreadable(finding.kind())) {
                reason.compareAndSet(null, finding.place() + ": " + finding.problem());
            }
        });
        try {
            for (int column : columns) {
                String place = "column \"" + table.schema().field(column).name() + "\"";
                for (long row = table.chunks().firstRow(chunk); row < end && reason.get() == null;) {
                    try (Batch batch = table.read(RowRange.of(row, end), new int[]{column}, work.cancellation())) {
                        verifier.verify(place, table.schema().field(column), batch.column(0));
                        row = batch.rows().to();
                    }
                }
            }
            return reason.get();
        } catch (InternalError e) {
            return unlessWorse(table.explain(e));
        } catch (Fault e) {
            return unlessWorse(e);
        }
    }

    /** Values that merely break a rule are still values. */
    private static boolean isUnreadable(Finding.Kind kind) {
        return switch (kind) {
            case STRUCTURE, OFFSETS, DICTIONARY -> true;
            case COUNT, CHECKSUM, UTF8, VALUE, NULL -> false;
        };
    }

    private static String unlessWorse(Fault fault) {
        return switch (fault.kind()) {
            case DAMAGED, IO -> String.valueOf(fault.getMessage());
            case NOT_FOUND, NO_PERMISSION, NOT_A_TABLE, UNSUPPORTED, CHANGED, NEEDS_KEY, OVER_BUDGET, USAGE,
                    CANCELLED ->
                throw fault;
        };
    }
}
