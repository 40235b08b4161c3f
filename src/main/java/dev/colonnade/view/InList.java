package dev.colonnade.view;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The values of one column as a list for SQL's {@code IN}: {@code ('a', 'b')}, each once, in the order they stand in.
 *
 * @param nulls how many cells are NULL; {@code IN} never finds those, so they are left out
 */
public record InList(String text, int values, long nulls) {
    /**
     * Reads the cells and writes them down. Takes time; not for a thread that paints.
     *
     * @throws Fault of kind {@code USAGE} for more than one column or nested values, of kind {@code OVER_BUDGET} for more
     *     than {@link CopyText} would copy
     */
    public static InList of(TableView view, CellRange range, Cancellation cancellation) {
        if (range.columns() != 1) {
            throw Fault.of(Fault.Kind.USAGE, range.columns() + " columns are selected, and a list is of one")
                    .advise("select cells of one column");
        }
        if (range.cells() > CopyText.MOST_CELLS) {
            throw CopyText.tooMuch("more than " + CopyText.MOST_CELLS + " cells");
        }
        int[] source = {view.sourceColumn(range.columnFrom())};
        Set<String> values = new LinkedHashSet<>();
        long[] figures = new long[2];
        try {
            ViewRows.forEach(view, range.rows(), source, cancellation, (batch, _, count) -> {
                for (int row = 0; row < count; row++) {
                    if (batch.column(0).isNull(row)) {
                        figures[0]++;
                        continue;
                    }
                    String literal = Literals.of(batch.column(0), row);
                    figures[1] += values.add(literal) ? literal.length() + 2 : 0;
                    if (figures[1] > CopyText.MOST_BYTES) {
                        throw CopyText.tooMuch("more than " + CopyText.MOST_BYTES + " bytes of text");
                    }
                }
            });
            view.table().check();
        } catch (InternalError e) {
            throw view.table().explain(e);
        }
        return new InList("(" + String.join(", ", values) + ")", values.size(), figures[0]);
    }
}
