package dev.colonnade.view;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.base.RowRange;
import dev.colonnade.column.Type;
import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of a rectangle of cells in a few figures.
 *
 * @param rows how many rows, from the first, were looked at: fewer than selected where those are too many
 * @param cells looked at
 * @param nulls how many of them are NULL
 * @param numbers how many are numbers
 * @param sum of the numbers: exact where all are integers and decimals, else rounded once at the end, about; null
 *     where there are none
 * @param min the least, as it is written; of dates and times too, where one column is selected. NaN is passed over
 * @param max likewise
 */
public record Summary(long rows, long cells, long nulls, long numbers, @Nullable Number sum, @Nullable String min,
        @Nullable String max) {
    /** The most cells looked at: a fraction of a second. */
    public static final long MOST_CELLS = 5_000_000;

    /**
     * Reads the cells and adds them up. Takes time; not for a thread that paints.
     *
     * @param formats of the columns: dates and times are written in them, numbers always plainly
     * @throws Fault also of kind {@code CANCELLED}
     */
    public static Summary of(TableView view, CellRange range, CellFormats formats,
            Cancellation cancellation) {
        long rows = Math.min(range.rows().size(), Math.max(1, MOST_CELLS / Math.max(1, range.columns())));
        int[] source = new int[range.columns()];
        for (int i = 0; i < source.length; i++) {
            source[i] = view.sourceColumn(range.columnFrom() + i);
        }
        boolean ordered = source.length == 1 && isOrdered(view.field(range.columnFrom()).type());
        Totals totals = new Totals(ordered, ordered ? formats.of(source[0]) : CellFormat.USUAL);
        RowRange part = RowRange.of(range.rows().from(), range.rows().from() + rows);
        try {
            // A few columns at a time, so that a wide table does not hold all of them at once.
            for (int from = 0; from < source.length; from += 16) {
                int[] some = java.util.Arrays.copyOfRange(source, from, Math.min(source.length, from + 16));
                ViewRows.forEach(view, part, some, cancellation, (batch, _, count) -> {
                    for (int i = 0; i < some.length; i++) {
                        totals.add(batch.column(i), count);
                    }
                });
            }
            view.table().check();
        } catch (InternalError e) {
            throw view.table().explain(e);
        }
        return totals.summary(rows, rows * source.length);
    }

    private static boolean isOrdered(Type type) {
        return type instanceof Type.Date || type instanceof Type.Time || type instanceof Type.Timestamp;
    }

    /** The sum by the count of numbers, to 16 digits; null where there are none. */
    public @Nullable Number mean() {
        return switch (sum) {
            case null -> null;
            case BigDecimal exact -> exact.divide(BigDecimal.valueOf(numbers), MathContext.DECIMAL64);
            default -> sum.doubleValue() / numbers;
        };
    }
}
