package dev.colonnade.task.values;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Column;
import dev.colonnade.column.DictionaryColumn;
import dev.colonnade.format.Table;
import dev.colonnade.task.Task;
import dev.colonnade.task.Work;
import dev.colonnade.task.read.TaskReads;
import dev.colonnade.view.Literals;
import dev.colonnade.view.RowOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How often each value of a column occurs, in one pass. Where there are very many different ones it stops early and says
 * how many rows it had looked at by then.
 *
 * @param rows which rows are looked at
 * @param most how many values are told, the most frequent first
 * @param mostDifferent how many different ones are too many to go on
 */
public record ValueCounts(Table table, RowOrder rows, int column, int most, int mostDifferent)
        implements
            Task<ValueCounts.Counts> {
    private static final int MOST_DIFFERENT = 100_000;
    /** Longer ones are nothing to choose from a list. */
    private static final int LONGEST = 1_000;

    public ValueCounts(Table table, RowOrder rows, int column, int most) {
        this(table, rows, column, most, MOST_DIFFERENT);
    }

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
        final int most;
        final Map<String, Long> counts = new HashMap<>();
        long rows;
        long nulls;
        boolean full;

        Sums(int most) {
            this.most = most;
        }

        synchronized boolean isFull() {
            return full;
        }

        synchronized void add(long rows, long nulls, Map<String, Long> more) {
            this.rows += rows;
            this.nulls += nulls;
            more.forEach((value, count) -> counts.merge(value, count, Long::sum));
            full |= counts.size() > most;
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
        return run(Places.all(rows.size()), work);
    }

    /** The same of some of the rows only. */
    Counts run(Places places, Work work) {
        if (!Literals.has(table.schema().field(column).type())) {
            throw Fault.of(Fault.Kind.USAGE,
                    "values of type " + table.schema().field(column).type() + " cannot be chosen from a list");
        }
        Table read = TaskReads.of(table, new int[]{column}, work);
        long looked = places.total();
        Sums sums = new Sums(mostDifferent);
        work.phase("counting", looked);
        ColumnPass.run(read, rows, places, column, work, sums::isFull, (part, at, count) -> {
            Map<String, Long> counts = new HashMap<>();
            long nulls = count(part, at, count, counts);
            sums.add(count, nulls, counts);
        });
        read.check();
        List<Value> values = new ArrayList<>();
        sums.counts.forEach((literal, count) -> values.add(new Value(literal, count)));
        values.sort(Comparator.comparingLong((Value value) -> -value.count).thenComparing(Value::literal));
        work.metrics().read(sums.rows, 0);
        return new Counts(sums.rows, sums.nulls, values.size(), sums.rows == looked,
                values.subList(0, Math.min(most, values.size())));
    }

    /** @param at which rows of the column, or null for all; @return how many are null */
    private static long count(Column column, int @Nullable [] at, int count, Map<String, Long> counts) {
        long nulls = 0;
        if (column instanceof DictionaryColumn coded) {
            long[] often = new long[coded.dictionary().length()];
            for (int i = 0; i < count; i++) {
                int row = at == null ? i : at[i];
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
        for (int i = 0; i < count; i++) {
            int row = at == null ? i : at[i];
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
