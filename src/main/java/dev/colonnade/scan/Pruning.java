package dev.colonnade.scan;

import dev.colonnade.format.ColumnBounds;
import dev.colonnade.format.Table;
import dev.colonnade.scan.expression.Comparator;
import dev.colonnade.scan.expression.Expression;
import dev.colonnade.scan.expression.Expression.ColumnValue;
import dev.colonnade.scan.expression.Expression.Constant;
import dev.colonnade.scan.value.CellValue;
import dev.colonnade.scan.value.Compare;
import dev.colonnade.scan.value.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells of a chunk, by what is known of its values, whether a condition holds in none of its rows, in all, or in some.
 * Wrong by never more than SOME: where anything is not known, that is the answer.
 */
public final class Pruning {
    /** How much of a chunk can pass. */
    public enum Keep {
        NONE, ALL, SOME
    }

    /** @param means what decided, where the answer is not SOME */
    public record Verdict(Keep keep, ColumnBounds.@Nullable Means means) {}

    private static final Verdict SOME = new Verdict(Keep.SOME, null);

    private final Table table;
    private final Expression condition;

    public Pruning(Table table, Filter filter) {
        this.table = table;
        this.condition = filter.condition();
    }

    /** How much of the chunk can pass. */
    public Verdict of(int chunk) {
        return verdict(condition, true, chunk);
    }

    /** In how many rows of the chunk the condition is {@code wanted}. */
    private Verdict verdict(Expression e, boolean wanted, int chunk) {
        return switch (e) {
            case Constant c -> new Verdict(c.value() instanceof Boolean b && b == wanted ? Keep.ALL : Keep.NONE, null);
            case Expression.Not not -> verdict(not.of(), !wanted, chunk);
            case Expression.And and -> junction(and.parts(), wanted, wanted, chunk);
            case Expression.Or or -> junction(or.parts(), wanted, !wanted, chunk);
            case Expression.IsNull(ColumnValue column) -> isNull(column, wanted, chunk);
            case Expression.Comparison(Comparator comparator, ColumnValue column, Constant c) -> compared(column,
                    wanted ? comparator : comparator.negated(), c.value(), chunk);
            case Expression.Comparison(Comparator comparator, Constant c, ColumnValue column) -> compared(column,
                    wanted ? comparator.flipped() : comparator.flipped().negated(), c.value(), chunk);
            case Expression.In(ColumnValue column, List<Expression> options) ->
                wanted ? in(column, options, chunk) : SOME;
            case ColumnValue c -> SOME;
            case Expression.FieldValue f -> SOME;
            case Expression.ElementValue v -> SOME;
            case Expression.MapValue m -> SOME;
            case Expression.Comparison c -> SOME;
            case Expression.IsNull i -> SOME;
            case Expression.Distinct d -> SOME;
            case Expression.In in -> SOME;
            case Expression.Match m -> SOME;
            case Expression.Calculation c -> SOME;
            case Expression.Cast c -> SOME;
            case Expression.Case c -> SOME;
            case Expression.Call c -> SOME;
        };
    }

    /** Of parts that must all hold, one that holds nowhere decides; of alternatives, one that holds everywhere. */
    private Verdict junction(List<Expression> parts, boolean wanted, boolean all, int chunk) {
        Keep decisive = all ? Keep.NONE : Keep.ALL;
        Keep other = all ? Keep.ALL : Keep.NONE;
        Verdict verdict = new Verdict(other, null);
        for (Expression part : parts) {
            Verdict own = verdict(part, wanted, chunk);
            if (own.keep == decisive) {
                return own;
            }
            verdict = own.keep == Keep.SOME || verdict.keep == Keep.SOME ? SOME : own;
        }
        return verdict;
    }

    private Verdict isNull(ColumnValue column, boolean wanted, int chunk) {
        ColumnBounds bounds = table.bounds(chunk, column.column());
        if (bounds == null || bounds.nulls() < 0) {
            return SOME;
        }
        Keep keep = bounds.nulls() == 0
                ? wanted ? Keep.NONE : Keep.ALL
                : bounds.nulls() == bounds.rows() ? wanted ? Keep.ALL : Keep.NONE : Keep.SOME;
        return new Verdict(keep, bounds.means());
    }

    private Verdict in(ColumnValue column, List<Expression> options, int chunk) {
        Verdict last = SOME;
        for (Expression option : options) {
            if (!(option instanceof Constant(SqlType type, Object value))) {
                return SOME;
            }
            last = compared(column, Comparator.EQUAL, value, chunk);
            if (last.keep != Keep.NONE) {
                return last;
            }
        }
        return last;
    }

    private Verdict compared(ColumnValue column, Comparator comparator, @Nullable Object constant, int chunk) {
        if (constant == null) {
            return new Verdict(Keep.NONE, null);
        }
        ColumnBounds bounds = table.bounds(chunk, column.column());
        if (bounds == null) {
            return SOME;
        }
        if (bounds.nulls() == bounds.rows()) {
            return new Verdict(Keep.NONE, bounds.means());
        }
        Object min = bounds.min() == null ? null : CellValue.of(bounds.min(), 0);
        Object max = bounds.max() == null ? null : CellValue.of(bounds.max(), 0);
        if (min != null && max != null && Compare.compare(min, max) > 0) {
            return SOME;
        }
        // Where a bound is not known, the values go on for ever.
        int low = min == null ? -1 : Compare.compare(min, constant);
        int high = max == null ? 1 : Compare.compare(max, constant);
        if (!canHold(comparator, low, high)) {
            return new Verdict(Keep.NONE, bounds.means());
        }
        return bounds.nulls() == 0 && !canHold(comparator.negated(), low, high)
                ? new Verdict(Keep.ALL, bounds.means())
                : SOME;
    }

    /**
     * Whether the comparison can hold for a value between two bounds.
     *
     * @param low how the lower bound compares with the constant: negative, zero, positive; {@code high} likewise
     */
    private static boolean canHold(Comparator comparator, int low, int high) {
        return switch (comparator) {
            case EQUAL -> low <= 0 && high >= 0;
            case NOT_EQUAL -> low != 0 || high != 0;
            case LESS -> low < 0;
            case LESS_OR_EQUAL -> low <= 0;
            case GREATER -> high > 0;
            case GREATER_OR_EQUAL -> high >= 0;
        };
    }
}
