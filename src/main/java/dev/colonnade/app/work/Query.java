package dev.colonnade.app.work;

import dev.colonnade.app.columns.ColumnNames;
import dev.colonnade.base.Fault;
import dev.colonnade.column.Schema;
import dev.colonnade.scan.computed.Computed;
import dev.colonnade.scan.expression.Expression;
import dev.colonnade.task.dedup.DedupSpec;
import dev.colonnade.task.sort.SortKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a table are asked for, and in what order. Immutable: a step changes one into another.
 *
 * @param computed columns worked out of the table's own, behind them
 * @param conditions what must all be true, each as it was written
 * @param dedup what is asked of duplicates among the rows for which all of that is true, or null
 * @param order columns to sort by, the first one first
 */
public record Query(List<NewColumn> computed, List<Condition> conditions, @Nullable Deduplication dedup,
        List<SortBy> order) {
    /** Every row, as the table has them. */
    public static final Query ALL = new Query(List.of(), List.of(), null, List.of());

    /** @param on whether it holds, or is only kept for later */
    public record Condition(String text, boolean on) {}

    /** @param column as {@link dev.colonnade.app.columns.ColumnNames} calls it */
    public record SortBy(String column, boolean descending) {}

    /** @param expression as it was written */
    public record NewColumn(String name, String expression) {
        /** @throws Fault that points to the mistake, or names what is called so already */
        public Computed parse(Schema schema) {
            if (schema.indexOf(name) >= 0) {
                throw Fault.of(Fault.Kind.USAGE, "there is a column \"" + name + "\" already")
                        .advise("call it by another name");
            }
            return Computed.of(name, expression, schema);
        }
    }

    public Query {
        computed = List.copyOf(computed);
        conditions = List.copyOf(conditions);
        order = List.copyOf(order);
    }

    /** The keys that order by these columns. @throws Fault naming a column that is not there, or cannot be sorted by */
    public List<SortKey> keys(Schema schema) {
        return keys(order, schema);
    }

    /** The last column, by its number, that any step asks about; -1 for none. @throws Fault if there is none such */
    int lastColumn(Schema schema) {
        LinkedHashSet<Integer> columns = new LinkedHashSet<>();
        if (isFiltered()) {
            Expression.parsePredicate(predicate(), schema).columns(columns);
        }
        keys(schema).forEach(key -> columns.add(key.column()));
        if (dedup != null) {
            DedupSpec spec = dedup.spec(schema);
            columns.addAll(spec.keys());
            spec.orderBy().forEach(key -> columns.add(key.column()));
        }
        return columns.stream().mapToInt(Integer::intValue).max().orElse(-1);
    }

    static List<SortKey> keys(List<SortBy> order, Schema schema) {
        ColumnNames names = ColumnNames.of(schema);
        List<SortKey> keys = new ArrayList<>();
        for (SortBy by : order) {
            int column = names.number(by.column);
            if (column < 0) {
                throw Fault.of(Fault.Kind.USAGE, "there is no column \"" + by.column + "\" to sort by");
            }
            keys.add(new SortKey(column, by.descending, false).checked(schema));
        }
        return keys;
    }

    /** All that must be true as one condition; empty if that is nothing. */
    public String predicate() {
        List<String> on = conditions.stream().filter(Condition::on).map(Condition::text).toList();
        return on.size() == 1
                ? on.getFirst()
                // A comment to the end of a line must not take the bracket with it.
                : on.stream().map(text -> "(" + text + "\n)").collect(Collectors.joining(" AND "));
    }

    public boolean isFiltered() {
        return conditions.stream().anyMatch(Condition::on);
    }

    /** With one condition more; itself if it is there already. */
    public Query and(String text) {
        List<Condition> more = new ArrayList<>();
        conditions.stream().filter(one -> !one.text.equals(text)).forEach(more::add);
        more.add(new Condition(text, true));
        return new Query(computed, more, dedup, order);
    }

    public Query without(int condition) {
        List<Condition> fewer = new ArrayList<>(conditions);
        fewer.remove(condition);
        return new Query(computed, fewer, dedup, order);
    }

    /** With this condition written otherwise. */
    public Query with(int condition, Condition other) {
        List<Condition> changed = new ArrayList<>(conditions);
        changed.set(condition, other);
        return new Query(computed, changed, dedup, order);
    }

    public Query withConditions(List<Condition> others) {
        return new Query(computed, others, dedup, order);
    }

    public Query withComputed(List<NewColumn> other) {
        return new Query(other, conditions, dedup, order);
    }

    public Query withDedup(@Nullable Deduplication other) {
        return new Query(computed, conditions, other, order);
    }

    public Query withOrder(List<SortBy> other) {
        return new Query(computed, conditions, dedup, other);
    }

    /**
     * What a click on the head of a column makes of the order: up, down, and none again.
     *
     * @param more whether the other columns stay
     */
    public Query sorted(String column, boolean more) {
        List<SortBy> next = new ArrayList<>();
        SortBy before = order.stream().filter(by -> by.column.equals(column)).findFirst().orElse(null);
        if (more) {
            for (SortBy by : order) {
                if (by != before) {
                    next.add(by);
                } else if (!by.descending) {
                    next.add(new SortBy(column, true));
                }
            }
            if (before == null) {
                next.add(new SortBy(column, false));
            }
        } else if (before == null || order.size() > 1) {
            next.add(new SortBy(column, false));
        } else if (!before.descending) {
            next.add(new SortBy(column, true));
        }
        return withOrder(next);
    }

    /** In a line, for people to read. */
    public String summary() {
        String where = conditions.stream().filter(Condition::on).map(Condition::text)
                .collect(Collectors.joining(", "));
        String by = order.stream().map(key -> (key.descending ? "\u2193 " : "\u2191 ") + key.column)
                .collect(Collectors.joining(", "));
        String keys = dedup == null
                ? ""
                : "\u2261 " + (dedup.keys().isEmpty() ? "*" : String.join(", ", dedup.keys()));
        String made = computed.stream().map(column -> column.name + " =").collect(Collectors.joining(", "));
        return Stream.of(made, where, keys, by).filter(part -> !part.isEmpty()).collect(Collectors.joining("   "));
    }
}
