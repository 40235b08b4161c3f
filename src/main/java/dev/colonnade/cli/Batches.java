package dev.colonnade.cli;

import dev.colonnade.base.Fault;
import dev.colonnade.base.RowRange;
import dev.colonnade.format.Batch;
import dev.colonnade.format.Table;
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
    static void forEach(Table table, RowRange rows, int[] columns, int most, Session session, Use use)
            throws IOException {
        long at = rows.from();
        int step = most;
        while (at < rows.to()) {
            session.cancellation().check();
            try (Batch batch = read(table, RowRange.of(at, Math.min(rows.to(), at + step)), columns, session)) {
                if (batch == null) {
                    // Fewer rows at a time may fit.
                    step /= 4;
                    continue;
                }
                use.with(batch);
                at = batch.rows().to();
            }
            table.check();
            session.progress().rows("reading", at - rows.from(), rows.size());
        }
    }

    /** Null if that many rows do not fit the budget, and fewer might. */
    private static @Nullable Batch read(Table table, RowRange rows, int[] columns, Session session) {
        try {
            return table.read(rows, columns, session.cancellation());
        } catch (Fault e) {
            if (e.kind() == Fault.Kind.OVER_BUDGET && rows.size() > LEAST_ROWS) {
                return null;
            }
            throw e;
        }
    }
}
