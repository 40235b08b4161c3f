package dev.colonnade.task.values;

import dev.colonnade.base.RowRange;
import dev.colonnade.column.Column;
import dev.colonnade.format.Batch;
import dev.colonnade.format.Table;
import dev.colonnade.scan.RowRuns;
import dev.colonnade.task.Work;
import dev.colonnade.view.AllRows;
import dev.colonnade.view.Permutation;
import dev.colonnade.view.RowOrder;
import dev.colonnade.view.Selection;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One pass over rows of one column, in pieces, on the threads of a task and in no order. */
final class ColumnPass {
    /** Takes values, on any thread. */
    interface Use {
        /** @param at which rows of the column, or null for all; {@code count} of them */
        void take(Column column, int @Nullable [] at, int count);
    }

    private ColumnPass() {
    }

    /**
     * Looks at rows.
     *
     * @param places which of {@code rows}
     * @param enough looked at before each piece: whether the rest need not be read
     */
    static void run(Table read, RowOrder rows, Places places, int column, Work work, BooleanSupplier enough,
            Use use) {
        int[] columns = {column};
        work.parallel(places.count(), run -> {
            if (!enough.getAsBoolean()) {
                RowRange range = places.range(run);
                switch (rows) {
                    case AllRows _ -> all(read, range, columns, work, use);
                    case Selection _,Permutation _ -> some(read, rows, range, columns, work, use);
                }
            }
        });
    }

    private static void all(Table read, RowRange range, int[] columns, Work work, Use use) {
        for (long row = range.from(); row < range.to();) {
            try (Batch batch = read.readEncoded(RowRange.of(row, range.to()), columns, work.cancellation())) {
                use.take(batch.column(0), null, batch.length());
                work.advance(batch.length());
                row += batch.length();
            }
        }
    }

    private static void some(Table read, RowOrder rows, RowRange places, int[] columns, Work work, Use use) {
        long[] numbers = new long[(int) places.size()];
        rows.sourceRows(places.from(), numbers.length, numbers);
        Arrays.sort(numbers);
        RowRuns.read(read, numbers, 0, numbers.length, columns, true, work.resources().room(), work.cancellation(),
                (batch, at, count) -> {
                    use.take(batch.column(0), at, count);
                    work.advance(count);
                });
    }
}
