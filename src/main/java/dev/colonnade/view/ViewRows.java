package dev.colonnade.view;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.RowRange;
import dev.colonnade.format.Batch;

/** Reads rows of a view in its order, in runs that follow each other in the table. */
final class ViewRows {
    private static final int MOST = 1 << 12;

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
}
