package dev.colonnade.view;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.RowRange;
import dev.colonnade.column.Schema;
import dev.colonnade.format.Batch;
import dev.colonnade.format.DeclaredOrder;
import dev.colonnade.format.Table;
import dev.colonnade.scan.Engine;
import dev.colonnade.scan.Filter;
import dev.colonnade.scan.expression.Comparator;
import dev.colonnade.scan.expression.Expression;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a value by halving, in a column that the file only says is sorted. A few dozen rows are read, each by itself;
 * what is found holds as far as the file speaks the truth, and {@link SortedSearch#proven} tells.
 */
final class DeclaredSearch {
    private final Table table;
    private final DeclaredOrder order;
    /** What holds from the row sought on, if the column is sorted: false before it, true behind. */
    private final Filter.Worker reached;
    private final Filter.Worker holds;
    private final Cancellation cancellation;

    private DeclaredSearch(Table table, DeclaredOrder order, Filter reached, Filter holds,
            Cancellation cancellation) {
        this.table = table;
        this.order = order;
        this.reached = reached.worker();
        this.holds = holds.worker();
        this.cancellation = cancellation;
    }

    /**
     * @param filter one comparison of the column with a constant
     * @return the row, -1 where there should be none, or null where this kind of condition cannot be halved
     */
    static @Nullable Long first(Table table, DeclaredOrder order, Filter filter, Cancellation cancellation) {
        Expression reached = filter.condition() instanceof Expression.Comparison comparison
                ? reached(comparison, order.descending())
                : null;
        if (reached == null) {
            return null;
        }
        Schema schema = table.schema();
        return new DeclaredSearch(table, order, Filter.of(reached, schema, Engine.FAST), filter, cancellation).find();
    }

    /** Among values that rise, the first not below the constant; among those that fall, the first not above it. */
    private static @Nullable Expression reached(Expression.Comparison comparison, boolean descending) {
        boolean plain = comparison.right() instanceof Expression.Constant;
        if (!plain && !(comparison.left() instanceof Expression.Constant)) {
            return null;
        }
        Expression value = plain ? comparison.left() : comparison.right();
        Expression constant = plain ? comparison.right() : comparison.left();
        Comparator comparator = plain ? comparison.comparator() : comparison.comparator().flipped();
        Comparator from = descending ? Comparator.LESS_OR_EQUAL : Comparator.GREATER_OR_EQUAL;
        Expression any = new Expression.Not(new Expression.IsNull(value));
        return switch (comparator) {
            case EQUAL -> new Expression.Comparison(from, value, constant);
            case GREATER, GREATER_OR_EQUAL ->
                descending ? any : new Expression.Comparison(comparator, value, constant);
            case LESS, LESS_OR_EQUAL -> descending ? new Expression.Comparison(comparator, value, constant) : any;
            case NOT_EQUAL -> null;
        };
    }

    private long find() {
        long low = 0;
        long high = table.rowCount();
        while (low < high) {
            cancellation.check();
            long middle = (low + high) >>> 1;
            if (isReached(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        table.check();
        return low < table.rowCount() && passes(holds, low) ? low : -1;
    }

    private boolean isReached(long row) {
        // Nulls stand at one end, wherever their column is.
        return isNull(row) ? !order.nullsFirst() : passes(reached, row);
    }

    private boolean passes(Filter.Worker worker, long row) {
        return worker.run(table, RowRange.of(row, row + 1), cancellation).count() > 0;
    }

    private boolean isNull(long row) {
        try (Batch batch = table.read(RowRange.of(row, row + 1), new int[]{order.column()}, cancellation)) {
            return batch.column(0).isNull(0);
        }
    }
}
