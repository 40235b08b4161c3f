package dev.colonnade.view;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.base.RowRange;
import dev.colonnade.column.Column;
import dev.colonnade.format.ColumnBounds;
import dev.colonnade.format.DeclaredOrder;
import dev.colonnade.format.Table;
import dev.colonnade.scan.Engine;
import dev.colonnade.scan.Filter;
import dev.colonnade.scan.FilterScan;
import dev.colonnade.scan.value.CellValue;
import dev.colonnade.scan.value.Compare;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds a value in a column whose chunks follow each other in its order, as the statistics of the file tell: then only
 * the chunks that can hold the value are read. Within a chunk nothing is taken for granted, so what is found is the first
 * row that there is.
 */
public final class SortedSearch {
    private SortedSearch() {
    }

    /** Whether chunks are known to follow each other in the order of a column. */
    public enum Order {
        RISING, FALLING, NONE, UNKNOWN
    }

    /** Reads statistics only, but of every chunk; not for a thread that paints. */
    public static Order order(Table table, int column, Cancellation cancellation) {
        boolean rising = true;
        boolean falling = true;
        Object lastMin = null;
        Object lastMax = null;
        for (int chunk = 0; chunk < table.chunks().count(); chunk++) {
            cancellation.check();
            ColumnBounds bounds = table.bounds(chunk, column);
            if (bounds != null && bounds.nulls() == bounds.rows()) {
                continue;
            }
            if (bounds == null || bounds.min() == null || bounds.max() == null) {
                return Order.UNKNOWN;
            }
            Object min = value(bounds.min());
            Object max = value(bounds.max());
            if (min == null || max == null) {
                return Order.UNKNOWN;
            }
            if (lastMin != null && lastMax != null) {
                rising &= Compare.compare(lastMax, min) <= 0;
                falling &= Compare.compare(lastMin, max) >= 0;
            }
            lastMin = min;
            lastMax = max;
        }
        return lastMin == null ? Order.UNKNOWN : rising ? Order.RISING : falling ? Order.FALLING : Order.NONE;
    }

    private static @Nullable Object value(Column bound) {
        return bound.isNull(0) ? null : CellValue.of(bound, 0);
    }

    /**
     * @param row -1 if there is none
     * @param proven whether that is certain; where the file only says that it is sorted, {@link SortedSearch#proven}
     *     makes it so
     */
    public record Found(long row, boolean proven) {}

    /**
     * The first row of the view for which a comparison of one column holds. Where statistics show the chunks to follow
     * each other only those that can hold the value are read; where they tell nothing, but the file says that it is
     * sorted by the column, a few rows are.
     *
     * @param condition as in {@code WHERE}: {@code "price" >= 12.5}
     * @param column the one it compares, by its number within the table
     * @throws Fault of kind {@code USAGE} where the condition makes no sense, or the column is not known to be sorted
     */
    public static Found first(TableView view, int column, String condition, Cancellation cancellation) {
        Table table = view.table();
        if (!(view.order() instanceof AllRows)) {
            throw Fault.of(Fault.Kind.USAGE, "rows are not in the order of the file").advise("show all rows first");
        }
        Filter filter = Filter.parse(condition, table.schema(), Engine.FAST);
        String name = "column \"" + table.schema().field(column).name() + "\"";
        return switch (order(table, column, cancellation)) {
            case RISING, FALLING -> new Found(scan(table, filter, table.rowCount(), cancellation), true);
            case NONE -> throw Fault.of(Fault.Kind.USAGE, name + " is not sorted").advise("go to a row instead");
            case UNKNOWN -> {
                Long row = declared(table, column, filter, cancellation);
                if (row == null) {
                    throw Fault.of(Fault.Kind.USAGE, name + " is not known to be sorted: the file says nothing"
                            + " of its values").advise("go to a row instead");
                }
                yield new Found(row, false);
            }
        };
    }

    private static @Nullable Long declared(Table table, int column, Filter filter, Cancellation cancellation) {
        List<DeclaredOrder> declared = table.declaredOrder();
        if (declared.isEmpty() || declared.getFirst().column() != column) {
            return null;
        }
        try {
            return DeclaredSearch.first(table, declared.getFirst(), filter, cancellation);
        } catch (InternalError e) {
            throw table.explain(e);
        }
    }

    /** Reads every row before the one found, or all if none was, and tells which the first one is. */
    public static Found proven(TableView view, Found found, String condition, Cancellation cancellation) {
        if (found.proven()) {
            return found;
        }
        Table table = view.table();
        long until = found.row() < 0 ? table.rowCount() : found.row();
        long before = scan(table, Filter.parse(condition, table.schema(), Engine.FAST), until, cancellation);
        return new Found(before >= 0 ? before : found.row(), true);
    }

    private static long scan(Table table, Filter filter, long until, Cancellation cancellation) {
        long[] found = {-1};
        try {
            new FilterScan(table, filter, 1, (_, _, _) -> {
            }, cancellation).run(RowRange.of(0, until), hits -> {
                if (hits.count() > 0) {
                    found[0] = hits.rows().from() + hits.next(0);
                }
                return hits.count() == 0;
            });
            table.check();
        } catch (InternalError e) {
            throw table.explain(e);
        }
        return found[0];
    }
}
