package dev.colonnade.cli;

import dev.colonnade.base.Fault;
import dev.colonnade.base.RowRange;
import dev.colonnade.format.Batch;
import dev.colonnade.format.Table;
import dev.colonnade.task.Work;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads rows batch by batch, in as large steps as memory allows. */
final class Batches {
    private static final int LEAST_ROWS = 1 << 10;

    /** Something done with each batch. */
    interface Use {
        void with(Batch batch) throws IOException;
    }

    private Batches() {
    }

    /**
     * Hands over all batches of these rows in order. What came of each is checked against a change of the file before
     * the next is read.
     *
     * @param most rows a batch
     */
    static void forEach(Table table, RowRange rows, int[] columns, int most, Work work, Use use)
            throws IOException {
        long at = rows.from();
        work.phase("reading", rows.size());
        int step = most;
        while (at < rows.to()) {
            work.cancellation().checkpoint();
            try (Batch batch = read(table, RowRange.of(at, Math.min(rows.to(), at + step)), columns, work)) {
                if (batch == null) {
                    // Fewer rows at a time may fit.
                    step /= 4;
                    continue;
                }
                use.with(batch);
                work.advance(batch.length());
                work.metrics().read(batch.length(), 0);
                at = batch.rows().to();
            }
            table.check();
        }
    }

    /** Null if that many rows do not fit the budget, and fewer might. */
    private static @Nullable Batch read(Table table, RowRange rows, int[] columns, Work work) {
        try {
            return table.read(rows, columns, work.cancellation());
        } catch (Fault e) {
            if (e.kind() == Fault.Kind.OVER_BUDGET && rows.size() > LEAST_ROWS) {
                return null;
            }
            throw e;
        }
    }
}
