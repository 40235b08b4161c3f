package dev.colonnade.task.read;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.base.RowRange;
import dev.colonnade.format.Batch;
import dev.colonnade.format.ForwardingTable;
import dev.colonnade.format.Table;
import dev.colonnade.task.Metrics;
import java.util.function.Supplier;

/** Counts the bytes read, and tries reads again that failed below us. */
final class CountedTable extends ForwardingTable {
    private final Metrics metrics;
    private final int retries;

    CountedTable(Table table, Metrics metrics, int retries) {
        super(table);
        this.metrics = metrics;
        this.retries = retries;
    }

    @Override
    public Batch read(RowRange rows, int[] columns, Cancellation cancellation) {
        return counted(() -> table().read(rows, columns, cancellation), columns, cancellation);
    }

    @Override
    public Batch readEncoded(RowRange rows, int[] columns, Cancellation cancellation) {
        return counted(() -> table().readEncoded(rows, columns, cancellation), columns, cancellation);
    }

    private Batch counted(Supplier<Batch> read, int[] columns, Cancellation cancellation) {
        for (int left = retries;; left--) {
            cancellation.check();
            try {
                Batch batch = read.get();
                count(batch, columns);
                return batch;
            } catch (Fault e) {
                if (e.kind() != Fault.Kind.IO || left <= 0) {
                    throw e;
                }
            } catch (InternalError e) {
                Fault fault = table().explain(e);
                if (fault.kind() != Fault.Kind.IO || left <= 0) {
                    throw fault;
                }
            }
        }
    }

    /** A batch of part of a chunk counts as that part of its bytes. */
    private void count(Batch batch, int[] columns) {
        if (batch.length() == 0) {
            return;
        }
        int chunk = table().chunks().of(batch.rows().from());
        long rows = table().chunks().firstRow(chunk + 1) - table().chunks().firstRow(chunk);
        metrics.read(0, Math.round(table().storedBytes(chunk, columns) * (batch.length() / (double) rows)));
    }
}
