package dev.colonnade.view;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.RowRange;
import dev.colonnade.column.Column;
import dev.colonnade.format.Batch;
import dev.colonnade.memory.Lease;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** Reads rows of a view in its order, in runs that follow each other in the table. */
final class ViewRows {
    private static final int MOST = 1 << 12;
    /** Rows of a permuted order that are looked up together: so many batches may be open at once. */
    private static final int PERMUTED = 256;
    /** Rows nobody asked for are read along where there are fewer of them than this between two. */
    private static final int BRIDGE = 64;

    /** Something done with rows that have been read. */
    interface Use {
        /**
         * @param at the first row, counted from the first that was asked for
         * @param count how many rows of the batch there are, from its first
         */
        void with(Batch batch, long at, int count);
    }

    private ViewRows() {
    }

    /** @param source the numbers of columns of the table */
    static void forEach(TableView view, RowRange rows, int[] source, Cancellation cancellation, Use use) {
        try (Lease _ = view.order().lease()) {
            switch (view.order()) {
                case AllRows _ -> runs(view, rows, source, cancellation, use);
                case Selection _ -> runs(view, rows, source, cancellation, use);
                case Permutation order -> {
                    for (long at = rows.from(); at < rows.to(); at += PERMUTED) {
                        cancellation.check();
                        int count = (int) Math.min(PERMUTED, rows.to() - at);
                        permuted(view, order, at, count, at - rows.from(), source, cancellation, use);
                    }
                }
            }
        }
    }

    private static void runs(TableView view, RowRange rows, int[] source, Cancellation cancellation, Use use) {
        long done = 0;
        while (done < rows.size()) {
            cancellation.check();
            long first = view.order().sourceRow(rows.from() + done);
            int run = 1;
            while (run < MOST && done + run < rows.size()
                    && view.order().sourceRow(rows.from() + done + run) == first + run) {
                run++;
            }
            try (Batch batch = view.table().read(RowRange.of(first, first + run), source, cancellation)) {
                int count = Math.min(batch.length(), run);
                use.with(batch, done, count);
                done += count;
            }
        }
    }

    /** Reads the rows as the table has them, each page once, and hands them over as the view has them. */
    private static void permuted(TableView view, Permutation order, long from, int count, long done, int[] source,
            Cancellation cancellation, Use use) {
        long[] wanted = new long[count];
        order.sourceRows(from, count, wanted);
        long[] sorted = wanted.clone();
        Arrays.sort(sorted);
        TreeMap<Long, Batch> batches = new TreeMap<>();
        try {
            int next = 0;
            while (next < count) {
                int last = next;
                while (last + 1 < count && sorted[last + 1] - sorted[last] <= BRIDGE) {
                    last++;
                }
                Batch batch = view.table().read(RowRange.of(sorted[next], sorted[last] + 1), source, cancellation);
                batches.put(sorted[next], batch);
                while (next < count && sorted[next] < batch.rows().to()) {
                    next++;
                }
            }
            for (int i = 0; i < count;) {
                Batch batch = batches.floorEntry(wanted[i]).getValue();
                int run = 1;
                while (i + run < count && wanted[i + run] == wanted[i] + run
                        && wanted[i + run] < batch.rows().to()) {
                    run++;
                }
                use.with(part(batch, wanted[i], run), done + i, run);
                i += run;
            }
        } finally {
            batches.values().forEach(Batch::close);
        }
    }

    private static Batch part(Batch batch, long row, int count) {
        int from = Math.toIntExact(row - batch.rows().from());
        List<Column> columns = new ArrayList<>(batch.columns().size());
        for (Column column : batch.columns()) {
            columns.add(column.slice(from, count));
        }
        return new Batch(RowRange.of(row, row + count), columns, Lease.NONE);
    }
}
