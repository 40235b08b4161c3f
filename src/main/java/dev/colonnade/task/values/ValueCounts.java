package dev.colonnade.task.values;

import dev.colonnade.base.Fault;
import dev.colonnade.base.RowRange;
import dev.colonnade.column.Column;
import dev.colonnade.column.DictionaryColumn;
import dev.colonnade.format.Batch;
import dev.colonnade.format.Table;
import dev.colonnade.task.Task;
import dev.colonnade.task.Work;
import dev.colonnade.task.read.TaskReads;
import dev.colonnade.view.Literals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How often each value of a column occurs, in one pass. Where there are very many different ones it stops early and says
 * how many rows it had looked at by then.
 *
 * @param most how many values are told, the most frequent first
 */
public record ValueCounts(Table table, int column, int most) implements Task<ValueCounts.Counts> {
    private static final int MORSEL = 1 << 16;
    private static final int MOST_DIFFERENT = 100_000;
    /** Longer ones are nothing to choose from a list. */
    private static final int LONGEST = 1_000;

    /** @param literal as SQL writes it */
    public record Value(String literal, long count) {}

    /**
     * What was counted.
     *
     * @param rows looked at
     * @param nulls of them
     * @param different values of them, those too long to be told left out
     * @param whole whether that were all rows
     */
    public record Counts(long rows, long nulls, long different, boolean whole, List<Value> values) {
        public Counts {
            values = List.copyOf(values);
        }
    }

    /** What has been counted so far; one thread at a time. */
    private static final class Sums {
        final Map<String, Long> counts = new HashMap<>();
        long rows;
        long nulls;
        boolean full;

        synchronized boolean isFull() {
            return full;
        }

        synchronized void add(long rows, long nulls, Map<String, Long> more) {
            this.rows += rows;
            this.nulls += nulls;
            more.forEach((value, count) -> counts.merge(value, count, Long::sum));
            full |= counts.size() > MOST_DIFFERENT;
        }
    }

    @Override
    public String name() {
        return "count values";
    }

    @Override
    public Fault explain(InternalError error) {
        return table.explain(error).in(table.name());
    }

    @Override
    public Counts run(Work work) {
        if (!Literals.has(table.schema().field(column).type())) {
            throw Fault.of(Fault.Kind.USAGE,
                    "values of type " + table.schema().field(column).type() + " cannot be chosen from a list");
        }
        Table read = TaskReads.of(table, new int[]{column}, work);
        long rows = read.rowCount();
        Sums sums = new Sums();
        work.phase("counting", rows);
        work.parallel(Math.ceilDiv(rows, (long) MORSEL), morsel -> {
            if (!sums.isFull()) {
                long from = morsel * MORSEL;
                count(read, RowRange.of(from, Math.min(rows, from + MORSEL)), sums, work);
            }
        });
        read.check();
        List<Value> values = new ArrayList<>();
        sums.counts.forEach((literal, count) -> values.add(new Value(literal, count)));
        values.sort(Comparator.comparingLong((Value value) -> -value.count).thenComparing(Value::literal));
        work.metrics().read(sums.rows, 0);
        return new Counts(sums.rows, sums.nulls, values.size(), sums.rows == rows,
                values.subList(0, Math.min(most, values.size())));
    }

    private void count(Table read, RowRange range, Sums sums, Work work) {
        for (long row = range.from(); row < range.to();) {
            try (Batch batch = read.readEncoded(RowRange.of(row, range.to()), new int[]{column},
                    work.cancellation())) {
                Map<String, Long> counts = new HashMap<>();
                long nulls = count(batch.column(0), counts);
                sums.add(batch.length(), nulls, counts);
                work.advance(batch.length());
                row += batch.length();
            }
        }
    }

    /** @return how many are null */
    private static long count(Column column, Map<String, Long> counts) {
        long nulls = 0;
        if (column instanceof DictionaryColumn coded) {
            long[] often = new long[coded.dictionary().length()];
            for (int row = 0; row < coded.length(); row++) {
                if (coded.indices().isNull(row)) {
                    nulls++;
                } else {
                    often[coded.index(row)]++;
                }
            }
            for (int value = 0; value < often.length; value++) {
                if (often[value] > 0 && coded.dictionary().isNull(value)) {
                    nulls += often[value];
                } else if (often[value] > 0) {
                    add(coded.dictionary(), value, often[value], counts);
                }
            }
            return nulls;
        }
        for (int row = 0; row < column.length(); row++) {
            if (column.isNull(row)) {
                nulls++;
            } else {
                add(column, row, 1, counts);
            }
        }
        return nulls;
    }

    private static void add(Column column, int row, long count, Map<String, Long> counts) {
        String literal = Literals.of(column, row);
        if (literal.length() <= LONGEST) {
            counts.merge(literal, count, Long::sum);
        }
    }
}
