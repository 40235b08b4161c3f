package dev.colonnade.task.dedup;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.RowRange;
import dev.colonnade.format.Batch;
import dev.colonnade.format.Table;
import dev.colonnade.scan.value.Cell;
import dev.colonnade.scan.value.CellValue;
import dev.colonnade.scan.value.Compare;
import dev.colonnade.task.sort.SortKey;
import dev.colonnade.text.InvalidUtf8;
import dev.colonnade.text.JsonText;
import dev.colonnade.text.TextSink;
import dev.colonnade.view.RowOrder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Groups by the plainest means: each value read, put into a list, and lists looked up in a map. */
final class Naive {
    private final Map<List<Object>, List<Long>> groups = new LinkedHashMap<>();
    private final List<Map<Integer, @Nullable Object>> rows = new ArrayList<>();
    private final DedupSpec spec;

    Naive(Table table, RowOrder order, DedupSpec spec) {
        this.spec = spec;
        int[] all = table.schema().all();
        for (long row = 0; row < table.rowCount();) {
            try (Batch batch = table.read(RowRange.of(row, table.rowCount()), all, Cancellation.NEVER)) {
                for (int i = 0; i < batch.length(); i++) {
                    Map<Integer, @Nullable Object> values = new LinkedHashMap<>();
                    for (int column : all) {
                        Object value = CellValue.of(batch.column(column), i);
                        values.put(column, value instanceof Cell(var nested, int at) ? json(nested, at) : value);
                    }
                    rows.add(values);
                }
                row = batch.rows().to();
            }
        }
        for (long i = 0; i < order.size(); i++) {
            long row = order.sourceRow(i);
            List<Object> key = new ArrayList<>();
            for (int column : spec.columns(table.schema())) {
                key.add(plain(rows.get((int) row).get(column)));
            }
            groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(row);
        }
    }

    private static String json(dev.colonnade.column.Column column, int row) {
        TextSink sink = TextSink.inMemory(InvalidUtf8.REPLACE);
        JsonText.write(column, row, sink);
        return sink.toString();
    }

    /** Values that are equal as values made equal as objects. */
    private static Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> "NULL";
            case Double number -> number == 0 ? (Object) 0.0 : number;
            case BigDecimal number -> number.stripTrailingZeros();
            default -> value;
        };
    }

    private int compare(long a, long b) {
        for (SortKey key : spec.orderBy()) {
            Object x = rows.get((int) a).get(key.column());
            Object y = rows.get((int) b).get(key.column());
            int order = x == null || y == null
                    ? (key.nullsFirst() ? -1 : 1) * Boolean.compare(x == null, y == null)
                    : key.descending() ? Compare.compare(y, x) : Compare.compare(x, y);
            if (order != 0) {
                return order;
            }
        }
        return Long.compare(a, b);
    }

    List<Long> kept() {
        Comparator<Long> order = this::compare;
        return groups.values().stream().filter(group -> spec.keep() != Keep.NONE || group.size() == 1)
                .map(group -> group.stream().sorted(order).toList())
                .map(group -> spec.keep() == Keep.LAST ? group.getLast() : group.getFirst()).sorted().toList();
    }

    long groups() {
        return groups.size();
    }

    List<Long> largest() {
        return groups.values().stream().filter(group -> group.size() > 1)
                .sorted(Comparator.<List<Long>>comparingInt(List::size).reversed().thenComparing(List::getFirst))
                .limit(10).map(group -> (long) group.size()).toList();
    }

    /** Rows of groups of several, side by side. */
    List<Long> sideBySide() {
        return groups.values().stream().filter(group -> group.size() > 1).map(group -> group.stream().sorted().toList())
                .sorted(Comparator.comparing(List::getFirst)).flatMap(List::stream).toList();
    }

    /** At which places of {@link #sideBySide} a group begins. */
    List<Long> starts() {
        List<Long> starts = new ArrayList<>();
        long place = 0;
        for (List<Long> group : groups.values().stream().filter(one -> one.size() > 1)
                .map(one -> one.stream().sorted().toList()).sorted(Comparator.comparing(List::getFirst)).toList()) {
            starts.add(place);
            place += group.size();
        }
        return starts;
    }
}
