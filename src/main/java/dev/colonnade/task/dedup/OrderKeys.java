package dev.colonnade.task.dedup;

import dev.colonnade.column.Column;
import dev.colonnade.format.Table;
import dev.colonnade.task.Work;
import dev.colonnade.task.sort.OrderWords;
import dev.colonnade.task.sort.RowNumbers;
import dev.colonnade.task.sort.Sort;
import dev.colonnade.task.sort.SortKey;
import dev.colonnade.view.Permutation;
import dev.colonnade.view.RowOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What says which row of a group is the best: words of its order columns where two can tell all values apart, else its
 * place among all rows in that order, which is found first.
 */
final class OrderKeys implements AutoCloseable {
    private final Table table;
    private final List<SortKey> keys;
    private final int words;
    private final int[] columns;
    private final @Nullable RowNumbers places;

    private OrderKeys(Table table, List<SortKey> keys, int words, int[] columns, @Nullable RowNumbers places) {
        this.table = table;
        this.keys = keys;
        this.words = words;
        this.columns = columns;
        this.places = places;
    }

    static OrderKeys of(Table table, RowOrder rows, List<SortKey> keys, Work work) {
        if (keys.isEmpty()) {
            return new OrderKeys(table, keys, 0, new int[0], null);
        }
        OrderWords encoder = OrderWords.of(keys, table.schema());
        if (encoder != null) {
            return new OrderKeys(table, keys, encoder.words(), encoder.columns(), null);
        }
        try (Permutation order = new Sort(table, rows, keys).run(work)) {
            RowNumbers places = RowNumbers.of(table.rowCount(), table.rowCount(), work);
            boolean done = false;
            try {
                work.phase("numbering", order.size());
                for (long place = 0; place < order.size(); place++) {
                    if ((place & 0xFFFF) == 0) {
                        work.cancellation().checkpoint();
                        work.advance(Math.min(0x10000, order.size() - place));
                    }
                    places.set(order.sourceRow(place), place);
                }
                done = true;
            } finally {
                if (!done) {
                    places.close();
                }
            }
            return new OrderKeys(table, keys, 1, new int[0], places);
        }
    }

    /** Whether rows had to be sorted to tell. */
    boolean isSorted() {
        return places != null;
    }

    int words() {
        return words;
    }

    /** The columns to be read with the keys. */
    int[] columns() {
        return columns;
    }

    /** Puts the order of rows down. */
    interface Put {
        /** @param columns those of {@link #columns} */
        void put(List<Column> columns, int at, long row, long[] into, int place);
    }

    /** For one thread. */
    Put put() {
        RowNumbers numbers = places;
        if (numbers != null) {
            return (_, _, row, into, place) -> into[place] = numbers.get(row);
        }
        OrderWords encoder = words == 0 ? null : OrderWords.of(keys, table.schema());
        if (encoder == null) {
            return (_, _, _, _, _) -> {
            };
        }
        return (list, at, _, into, place) -> encoder.put(list, at, into, place);
    }

    @Override
    public void close() {
        if (places != null) {
            places.close();
        }
    }
}
