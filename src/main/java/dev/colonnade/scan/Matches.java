package dev.colonnade.scan;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.base.RowRange;
import dev.colonnade.column.Column;
import dev.colonnade.column.Concat;
import dev.colonnade.column.HeldColumn;
import dev.colonnade.format.Batch;
import dev.colonnade.format.Table;
import dev.colonnade.memory.HeldMemory;
import dev.colonnade.memory.Lease;
import java.util.ArrayList;
import java.util.List;

/** Reads columns of rows that passed a filter: runs of them, without what lies between runs that are far apart. */
public final class Matches {
    /** Rows that did not pass are read along if there are fewer of them than this between two that did. */
    private static final int BRIDGE = 256;
    private static final int LEAST_ROWS = 1 << 10;

    /** Takes a batch, of which the rows with a bit passed. */
    public interface Sink<E extends Exception> {
        /**
         * @param batch closed by the caller
         * @param hits which of its rows passed; {@code hits.rows()} are the rows of the batch
         */
        void take(Batch batch, Hits hits) throws E;
    }

    private Matches() {
    }

    /** @param most rows a batch */
    public static <E extends Exception> void read(Table table, Hits hits, int[] columns, int most,
            Cancellation cancellation, Sink<E> sink) throws E {
        int at = hits.next(0);
        int step = most;
        while (at >= 0) {
            int end = at + 1;
            for (int next = hits.next(end); next >= 0 && next - end < BRIDGE
                    && next - at < step; next = hits.next(end)) {
                end = next + 1;
            }
            cancellation.check();
            long first = hits.rows().from();
            try (Batch batch = table.read(RowRange.of(first + at, first + end), columns, cancellation)) {
                sink.take(batch, part(hits, at, batch));
                at = hits.next(at + batch.length());
            } catch (Fault e) {
                if (e.kind() != Fault.Kind.OVER_BUDGET || step <= LEAST_ROWS) {
                    throw e;
                }
                step /= 4;
            }
            table.check();
        }
    }

    private static Hits part(Hits hits, int at, Batch batch) {
        long[] words = new long[dev.colonnade.scan.vector.Masks.words(batch.length())];
        dev.colonnade.scan.vector.Masks.copy(hits.words(), at, batch.length(), words);
        return new Hits(batch.rows(), words, dev.colonnade.scan.vector.Masks.count(words));
    }

    /** The rows that passed, and they alone, as columns; held by the batch it returns, whose rows are counted from 0. */
    public static Batch compact(Batch batch, Hits hits, HeldMemory memory) {
        List<HeldColumn> held = new ArrayList<>();
        boolean done = false;
        try {
            List<Column> columns = new ArrayList<>();
            for (Column column : batch.columns()) {
                List<Column> parts = runs(column, hits);
                HeldColumn joined = Concat.of(parts, memory);
                held.add(joined);
                columns.add(joined.column());
            }
            List<Lease> leases = held.stream().<Lease>map(column -> Lease.once(column::close)).toList();
            done = true;
            return new Batch(RowRange.of(0, hits.count()), columns, Lease.all(leases));
        } finally {
            if (!done) {
                held.forEach(HeldColumn::close);
            }
        }
    }

    private static List<Column> runs(Column column, Hits hits) {
        List<Column> parts = new ArrayList<>();
        for (int at = hits.next(0); at >= 0;) {
            int end = at + 1;
            while (end < column.length() && hits.get(end)) {
                end++;
            }
            parts.add(column.slice(at, end - at));
            at = end < column.length() ? hits.next(end) : -1;
        }
        return parts;
    }
}
