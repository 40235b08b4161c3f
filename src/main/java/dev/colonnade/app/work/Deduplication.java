package dev.colonnade.app.work;

import dev.colonnade.app.columns.ColumnNames;
import dev.colonnade.base.Fault;
import dev.colonnade.column.Schema;
import dev.colonnade.task.dedup.DedupSpec;
import dev.colonnade.task.dedup.Keep;
import java.util.ArrayList;
import java.util.List;

/**
 * The step of a query that asks for duplicates, and how their rows are shown.
 *
 * @param keys columns, as {@link ColumnNames} calls them, in which duplicates agree; none for all
 * @param keep which row of those that agree stays
 * @param orderBy what makes a row first, before its place does
 */
public record Deduplication(List<String> keys, Keep keep, List<Query.SortBy> orderBy, Show show) {
    /** What is shown of the answer. */
    public enum Show {
        /** Rows that stay. */
        KEPT,
        /** Rows that do not. */
        DUPLICATES,
        /** Rows that agree with another, side by side. */
        GROUPS,
        /** Every row, and which are duplicates. */
        MARKED
    }

    public Deduplication {
        keys = List.copyOf(keys);
        orderBy = List.copyOf(orderBy);
    }

    public Deduplication showing(Show other) {
        return new Deduplication(keys, keep, orderBy, other);
    }

    /** Whether the answer is the same, however it is shown. */
    boolean isSameQuestion(Deduplication other) {
        return showing(other.show).equals(other);
    }

    /** @throws Fault naming a column that is not there, or that cannot be sorted by */
    public DedupSpec spec(Schema schema) {
        ColumnNames names = ColumnNames.of(schema);
        List<Integer> columns = new ArrayList<>();
        for (String key : keys) {
            int column = names.number(key);
            if (column < 0) {
                throw Fault.of(Fault.Kind.USAGE, "there is no column \"" + key + "\" to look for duplicates by");
            }
            columns.add(column);
        }
        return new DedupSpec(columns, keep, Query.keys(orderBy, schema), false);
    }
}
