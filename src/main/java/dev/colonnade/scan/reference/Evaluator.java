package dev.colonnade.scan.reference;

import dev.colonnade.column.Column;
import dev.colonnade.column.DictionaryColumn;
import dev.colonnade.column.FixedListColumn;
import dev.colonnade.column.ListColumn;
import dev.colonnade.column.RunEndColumn;
import dev.colonnade.column.StructColumn;
import dev.colonnade.scan.expression.Expression;
import dev.colonnade.scan.value.Arithmetic;
import dev.colonnade.scan.value.Cell;
import dev.colonnade.scan.value.CellValue;
import dev.colonnade.scan.value.Compare;
import dev.colonnade.scan.value.Convert;
import dev.colonnade.scan.value.Patterns;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The value of an expression in a row. One thread at a time: patterns are compiled once and kept. */
public final class Evaluator {
    private static final int MOST_PATTERNS = 100;

    private final Map<String, Patterns.Compiled> patterns = new HashMap<>();

    /**
     * @return a value of the expression's type, or null for NULL
     * @throws dev.colonnade.base.Fault of kind {@code UNSUPPORTED} where the row's values have no result
     */
    public @Nullable Object value(Expression expression, Row row) {
        return switch (expression) {
            case Expression.Constant c -> c.value();
            case Expression.ColumnValue c -> CellValue.of(row.column(c.column()), row.row());
            case Expression.FieldValue f -> field(value(f.of(), row), f.field());
            case Expression.ElementValue e -> element(value(e.of(), row), value(e.index(), row));
            case Expression.MapValue m -> mapped(value(m.of(), row), value(m.key(), row));
            case Expression.Not not -> value(not.of(), row) instanceof Boolean flag ? !flag : null;
            case Expression.And and -> all(and.parts(), row, false);
            case Expression.Or or -> all(or.parts(), row, true);
            case Expression.Comparison c -> {
                Object left = value(c.left(), row);
                Object right = value(c.right(), row);
                yield left == null || right == null ? null : c.comparator().holds(Compare.compare(left, right));
            }
            case Expression.IsNull isNull -> value(isNull.of(), row) == null;
            case Expression.Distinct d -> {
                Object left = value(d.left(), row);
                Object right = value(d.right(), row);
                yield left == null || right == null ? left != right : Compare.compare(left, right) != 0;
            }
            case Expression.In in -> in(in, row);
            case Expression.Match match -> match(match, row);
            case Expression.Calculation c -> {
                Object left = value(c.left(), row);
                Object right = value(c.right(), row);
                yield left == null || right == null
                        ? null
                        : Arithmetic.apply(c.operator(), left, right, c.type());
            }
            case Expression.Cast cast -> {
                Object value = value(cast.of(), row);
                yield value == null ? null : Convert.convert(value, cast.of().type(), cast.target());
            }
            case Expression.Case cases -> {
                for (Expression.Branch branch : cases.branches()) {
                    if (isTrue(branch.condition(), row)) {
                        yield value(branch.result(), row);
                    }
                }
                yield value(cases.otherwise(), row);
            }
            case Expression.Call call -> call(call, row);
        };
    }

    /** Whether a condition is TRUE, rather than FALSE or NULL. */
    public boolean isTrue(Expression condition, Row row) {
        if (condition instanceof Expression.And and) {
            // A NULL ends it too: what follows is not asked, so that it cannot fail.
            for (Expression part : and.parts()) {
                if (!isTrue(part, row)) {
                    return false;
                }
            }
            return true;
        }
        return Boolean.TRUE.equals(value(condition, row));
    }

    /** AND ends at the first FALSE, OR at the first TRUE; a NULL on the way makes the rest NULL. */
    private @Nullable Boolean all(java.util.List<Expression> parts, Row row, boolean end) {
        boolean unknown = false;
        for (Expression part : parts) {
            Object value = value(part, row);
            if (value instanceof Boolean flag) {
                if (flag == end) {
                    return end;
                }
            } else {
                unknown = true;
            }
        }
        return unknown ? null : !end;
    }

    private @Nullable Boolean in(Expression.In in, Row row) {
        Object value = value(in.of(), row);
        if (value == null) {
            return null;
        }
        boolean unknown = false;
        for (Expression option : in.options()) {
            Object other = value(option, row);
            if (other == null) {
                unknown = true;
            } else if (Compare.compare(value, other) == 0) {
                return true;
            }
        }
        return unknown ? null : false;
    }

    private @Nullable Boolean match(Expression.Match match, Row row) {
        Object text = value(match.of(), row);
        Object pattern = value(match.text(), row);
        if (text == null || pattern == null) {
            return null;
        }
        return compiled(match, pattern.toString()).matches(text.toString(), row.cancellation());
    }

    private Patterns.Compiled compiled(Expression.Match match, String text) {
        String key = match.pattern() + ":" + match.escape() + ":" + text;
        Patterns.Compiled pattern = patterns.get(key);
        if (pattern == null) {
            if (patterns.size() == MOST_PATTERNS) {
                patterns.clear();
            }
            try {
                pattern = Patterns.of(match.pattern().name(), text, match.escape());
            } catch (IllegalArgumentException e) {
                throw dev.colonnade.base.Fault.unsupported(null, "\"" + text + "\": " + Patterns.problem(e))
                        .advise("leave such rows out, or write the pattern itself");
            }
            patterns.put(key, pattern);
        }
        return pattern;
    }

    private @Nullable Object call(Expression.Call call, Row row) {
        return switch (call.function()) {
            case COALESCE -> {
                Object value = null;
                for (int i = 0; value == null && i < call.arguments().size(); i++) {
                    value = value(call.arguments().get(i), row);
                }
                yield value;
            }
            case CONCAT -> {
                StringBuilder text = new StringBuilder();
                for (Expression argument : call.arguments()) {
                    Object value = value(argument, row);
                    text.append(value == null ? "" : value);
                }
                yield dev.colonnade.scan.value.Bytes.of(text.toString());
            }
            case ABS, ROUND, FLOOR, CEIL, LENGTH, LOWER, UPPER, TRIM, SUBSTR, JOIN, YEAR, MONTH, DAY, HOUR, MINUTE,
                    SECOND, DATE_TRUNC, STARTS_WITH, ENDS_WITH, CONTAINS, IS_NAN ->
                strict(call, row);
        };
    }

    /** NULL if an argument is. */
    private @Nullable Object strict(Expression.Call call, Row row) {
        Object[] values = new Object[call.arguments().size()];
        for (int i = 0; i < values.length; i++) {
            Object value = value(call.arguments().get(i), row);
            if (value == null) {
                return null;
            }
            values[i] = value;
        }
        return Functions.apply(call.function(), call.type(), values);
    }

    private static @Nullable Object field(@Nullable Object struct, int field) {
        if (!(struct instanceof Cell(Column column, int row))) {
            return null;
        }
        return switch (column) {
            case StructColumn c -> CellValue.of(c.children().get(field), row);
            case DictionaryColumn c -> field(CellValue.of(c, row), field);
            case RunEndColumn c -> field(CellValue.of(c, row), field);
            case Column other -> null;
        };
    }

    private static @Nullable Object element(@Nullable Object list, @Nullable Object index) {
        if (!(list instanceof Cell(Column column, int row)) || !(index instanceof Long place)) {
            return null;
        }
        Column elements = elements(column, row);
        long at = place > 0 ? place - 1 : elements.length() + place;
        return place == 0 || at < 0 || at >= elements.length() ? null : CellValue.of(elements, (int) at);
    }

    /** The elements of a list or map, in their order. */
    static Column elements(Column column, int row) {
        return switch (column) {
            case ListColumn c -> c.value(row);
            case FixedListColumn c -> c.value(row);
            case Column other -> throw new IllegalStateException(other.type() + " has no elements");
        };
    }

    private static @Nullable Object mapped(@Nullable Object map, @Nullable Object key) {
        if (!(map instanceof Cell(Column column, int row)) || key == null
                || !(elements(column, row) instanceof StructColumn entries)) {
            return null;
        }
        for (int i = entries.length() - 1; i >= 0; i--) {
            Object other = CellValue.of(entries.children().get(0), i);
            if (other != null && Compare.compare(key, other) == 0) {
                return CellValue.of(entries.children().get(1), i);
            }
        }
        return null;
    }
}
