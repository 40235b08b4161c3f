package dev.colonnade.view;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.RowRange;
import dev.colonnade.column.Column;
import dev.colonnade.format.Batch;
import dev.colonnade.format.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Values of a column as literals, from some of its rows: a few stretches over the table, bounded whatever its size.
 *
 * @param rows how many were looked at
 * @param values the most frequent first; none where values of this type have no literals, or are all long
 */
public record ValueSample(long rows, List<Value> values) {
    private static final int STRETCHES = 4;
    private static final int STRETCH = 4_096;
    private static final int MOST = 200;
    private static final int LONGEST = 120;

    /** @param count how many of the rows looked at have it */
    public record Value(String literal, long count) {}

    public ValueSample {
        values = List.copyOf(values);
    }

    /** Takes a moment; not for a thread that paints. */
    public static ValueSample of(Table table, int column, Cancellation cancellation) {
        if (!Literals.has(table.schema().field(column).type())) {
            return new ValueSample(0, List.of());
        }
        Map<String, Long> counts = new HashMap<>();
        long rows = table.rowCount();
        long looked = 0;
        long end = 0;
        try {
            for (int stretch = 0; stretch < STRETCHES; stretch++) {
                long from = Math.max(end, rows / STRETCHES * stretch);
                end = Math.min(rows, from + STRETCH);
                for (long row = from; row < end;) {
                    cancellation.check();
                    try (Batch batch = table.read(RowRange.of(row, end), new int[]{column}, cancellation)) {
                        count(batch.column(0), counts);
                        row += batch.length();
                        looked += batch.length();
                    }
                }
            }
            table.check();
        } catch (InternalError e) {
            throw table.explain(e);
        }
        List<Value> values = new ArrayList<>();
        counts.forEach((literal, count) -> values.add(new Value(literal, count)));
        values.sort(Comparator.comparingLong((Value value) -> -value.count).thenComparing(Value::literal));
        return new ValueSample(looked, values.subList(0, Math.min(MOST, values.size())));
    }

    private static void count(Column column, Map<String, Long> counts) {
        for (int row = 0; row < column.length(); row++) {
            if (!column.isNull(row)) {
                String literal = Literals.of(column, row);
                if (literal.length() <= LONGEST) {
                    counts.merge(literal, 1L, Long::sum);
                }
            }
        }
    }
}
