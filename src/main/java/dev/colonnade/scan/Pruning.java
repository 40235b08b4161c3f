package dev.colonnade.scan;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.RowRange;
import dev.colonnade.format.ColumnBounds;
import dev.colonnade.format.Table;
import dev.colonnade.scan.expression.Expression;
import dev.colonnade.scan.expression.Expression.ColumnValue;
import dev.colonnade.scan.expression.Expression.Constant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells of a chunk, by what is known of its values, whether a condition holds in none of its rows, in all, or in some; and
 * of some, in which parts of the chunk they may be. Wrong by never more than SOME: where anything is not known, that is
 * the answer.
 *
 * <p>Bounds are asked first, which the footer has; then bloom filters, then dictionaries, then the bounds of pages. Not
 * thread-safe.
 */
public final class Pruning {
    /** How much of a chunk can pass. */
    public enum Keep {
        NONE, ALL, SOME
    }

    /**
     * @param means what decided, where the answer is not SOME
     * @param holding which of the first {@link Filter#MOST_BITS} of the filter's parts hold in every row, a bit each
     */
    public record Verdict(Keep keep, ColumnBounds.@Nullable Means means, long holding) {
        Verdict(Keep keep, ColumnBounds.@Nullable Means means) {
            this(keep, means, 0);
        }
    }

    private static final Verdict SOME = new Verdict(Keep.SOME, null);

    private final Table table;
    private final Filter filter;
    private final BloomVerdicts blooms;
    private final DictionaryVerdicts dictionaries;
    private final Map<Integer, @Nullable ColumnBounds> known = new HashMap<>();
    private int knownChunk = -1;

    public Pruning(Table table, Filter filter, Cancellation cancellation) {
        this.table = table;
        this.filter = filter;
        this.blooms = new BloomVerdicts(table);
        this.dictionaries = new DictionaryVerdicts(table, cancellation);
    }

    /** How much of the chunk can pass. */
    public Verdict of(int chunk) {
        Verdict verdict = new Verdict(Keep.ALL, null);
        long holding = 0;
        List<Expression> parts = filter.parts();
        for (int i = 0; i < parts.size(); i++) {
            Verdict own = verdict(parts.get(i), true, chunk);
            if (own.keep == Keep.NONE) {
                return own;
            }
            if (own.keep == Keep.ALL && i < Filter.MOST_BITS) {
                holding |= 1L << i;
            }
            verdict = own.keep == Keep.SOME || verdict.keep == Keep.SOME ? SOME : own;
        }
        return new Verdict(verdict.keep, verdict.means, holding);
    }

    /** The rows of the chunk that may pass, counted from its first, as runs that rise. */
    public List<RowRange> rows(int chunk) {
        return rows(new PartRows(table, chunk));
    }

    List<RowRange> rows(PartRows parts) {
        return parts.of(filter.condition(), true);
    }

    private @Nullable ColumnBounds bounds(int chunk, int column) {
        if (chunk != knownChunk) {
            known.clear();
            knownChunk = chunk;
        }
        if (!known.containsKey(column)) {
            known.put(column, table.bounds(chunk, column));
        }
        return known.get(column);
    }

    /** In how many rows of the chunk the condition is {@code wanted}. */
    private Verdict verdict(Expression e, boolean wanted, int chunk) {
        Verdict verdict = switch (e) {
            case Constant c -> new Verdict(c.value() instanceof Boolean b && b == wanted ? Keep.ALL : Keep.NONE, null);
            case Expression.Not not -> verdict(not.of(), !wanted, chunk);
            case Expression.And and -> junction(and.parts(), wanted, wanted, chunk);
            case Expression.Or or -> junction(or.parts(), wanted, !wanted, chunk);
            default -> leaf(e, wanted, chunk);
        };
        if (verdict.keep != Keep.SOME || e instanceof Expression.Not) {
            return verdict;
        }
        Keep keep = dictionaries.of(e, wanted, chunk, column -> bounds(chunk, column));
        return keep == Keep.SOME ? verdict : new Verdict(keep, ColumnBounds.Means.DICTIONARY);
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

    private Verdict leaf(Expression e, boolean wanted, int chunk) {
        ColumnValue column = BoundVerdicts.column(e);
        if (column == null) {
            return SOME;
        }
        ColumnBounds bounds = bounds(chunk, column.column());
        Keep keep = bounds == null ? Keep.SOME : BoundVerdicts.of(e, wanted, bounds);
        if (bounds != null && keep != Keep.SOME) {
            return new Verdict(keep, bounds.means());
        }
        return wanted && blooms.isNever(e, chunk) ? new Verdict(Keep.NONE, ColumnBounds.Means.BLOOM_FILTER) : SOME;
    }
}
