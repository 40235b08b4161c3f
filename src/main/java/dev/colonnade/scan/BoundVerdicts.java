package dev.colonnade.scan;

import dev.colonnade.format.ColumnBounds;
import dev.colonnade.scan.Pruning.Keep;
import dev.colonnade.scan.expression.Comparator;
import dev.colonnade.scan.expression.Expression;
import dev.colonnade.scan.expression.Expression.ColumnValue;
import dev.colonnade.scan.expression.Expression.Constant;
import dev.colonnade.scan.expression.Function;
import dev.colonnade.scan.value.Bytes;
import dev.colonnade.scan.value.CellValue;
import dev.colonnade.scan.value.Compare;
import dev.colonnade.scan.value.LikePattern;
import dev.colonnade.scan.value.SqlType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What bounds of one column say of a condition on that column alone. */
final class BoundVerdicts {
    private BoundVerdicts() {
    }

    /** The column that bounds can tell something by, of a condition without AND, OR and NOT; null if there is none. */
    static @Nullable ColumnValue column(Expression e) {
        return switch (e) {
            case Expression.IsNull(ColumnValue column) -> column;
            case Expression.Comparison(Comparator comparator, ColumnValue column, Constant c) -> column;
            case Expression.Comparison(Comparator comparator, Constant c, ColumnValue column) -> column;
            case Expression.In(ColumnValue column, List<Expression> options) -> column;
            case Expression.Match(Expression.Pattern pattern, ColumnValue column, Constant c, int escape) -> column;
            case Expression.Call(SqlType type, Function function, List<Expression> of) when function == Function.STARTS_WITH
                    && of.size() == 2 && of.get(0) instanceof ColumnValue column ->
                column;
            default -> null;
        };
    }

    /** In how many rows within the bounds the condition, which has such a column, is {@code wanted}. */
    static Keep of(Expression e, boolean wanted, ColumnBounds bounds) {
        return switch (e) {
            case Expression.IsNull n -> isNull(wanted, bounds);
            case Expression.Comparison(Comparator comparator, ColumnValue column, Constant c) -> compared(
                    wanted ? comparator : comparator.negated(), c.value(), bounds);
            case Expression.Comparison(Comparator comparator, Constant c, ColumnValue column) -> compared(
                    wanted ? comparator.flipped() : comparator.flipped().negated(), c.value(), bounds);
            case Expression.In(ColumnValue column, List<Expression> options) -> in(options, wanted, bounds);
            case Expression.Match(Expression.Pattern pattern, ColumnValue column, Constant c, int escape) -> wanted
                    && pattern == Expression.Pattern.LIKE
                            ? prefixed(head(c.value(), escape), bounds)
                            : someUnlessNull(bounds);
            case Expression.Call call -> wanted && call.arguments().get(1) instanceof Constant c
                    ? prefixed(c.value() instanceof Bytes text ? text.array() : null, bounds)
                    : someUnlessNull(bounds);
            default -> Keep.SOME;
        };
    }

    private static Keep isNull(boolean wanted, ColumnBounds bounds) {
        if (bounds.nulls() < 0) {
            return Keep.SOME;
        }
        return bounds.nulls() == 0
                ? wanted ? Keep.NONE : Keep.ALL
                : bounds.nulls() == bounds.rows() ? wanted ? Keep.ALL : Keep.NONE : Keep.SOME;
    }

    /** Of NULL, none of these conditions is ever TRUE or FALSE. */
    private static Keep someUnlessNull(ColumnBounds bounds) {
        return bounds.nulls() == bounds.rows() ? Keep.NONE : Keep.SOME;
    }

    /** In a list: one that may be equal decides; not in it: one that equals all. */
    private static Keep in(List<Expression> options, boolean wanted, ColumnBounds bounds) {
        Keep keep = wanted ? Keep.NONE : Keep.ALL;
        for (Expression option : options) {
            if (!(option instanceof Constant(SqlType type, Object value))) {
                return someUnlessNull(bounds);
            }
            Keep own = compared(wanted ? Comparator.EQUAL : Comparator.NOT_EQUAL, value, bounds);
            if (wanted ? own == Keep.ALL : own == Keep.NONE) {
                return own;
            }
            keep = own == keep ? keep : Keep.SOME;
        }
        return keep;
    }

    private static Keep compared(Comparator comparator, @Nullable Object constant, ColumnBounds bounds) {
        if (constant == null || bounds.nulls() == bounds.rows()) {
            return Keep.NONE;
        }
        Object min = bounds.min() == null ? null : CellValue.of(bounds.min(), 0);
        Object max = bounds.max() == null ? null : CellValue.of(bounds.max(), 0);
        if (min != null && max != null && Compare.compare(min, max) > 0) {
            return Keep.SOME;
        }
        // Where a bound is not known, the values go on for ever.
        int low = min == null ? -1 : Compare.compare(min, constant);
        int high = max == null ? 1 : Compare.compare(max, constant);
        if (!canHold(comparator, low, high)) {
            return Keep.NONE;
        }
        return bounds.nulls() == 0 && !canHold(comparator.negated(), low, high) ? Keep.ALL : Keep.SOME;
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

    /** What texts that match a pattern begin with; of one that is broken, nothing. */
    private static byte @Nullable [] head(@Nullable Object pattern, int escape) {
        if (pattern == null) {
            return null;
        }
        LikePattern like = LikePattern.parse(pattern.toString(), escape);
        return like == null ? new byte[0] : like.head().getBytes(StandardCharsets.UTF_8);
    }

    /** A text that begins so is at least that head, and cut to the head's length it is no more. */
    private static Keep prefixed(byte @Nullable [] head, ColumnBounds bounds) {
        if (head == null || bounds.nulls() == bounds.rows()) {
            return Keep.NONE;
        }
        boolean below = bounds.max() != null && CellValue.of(bounds.max(), 0) instanceof Bytes max
                && Arrays.compareUnsigned(max.array(), head) < 0;
        boolean above = bounds.min() != null && CellValue.of(bounds.min(), 0) instanceof Bytes min
                && Arrays.compareUnsigned(min.array(), 0, Math.min(min.array().length, head.length), head, 0,
                        head.length) > 0;
        return below || above ? Keep.NONE : Keep.SOME;
    }
}
