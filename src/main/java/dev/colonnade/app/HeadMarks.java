package dev.colonnade.app;

import dev.colonnade.app.columns.ColumnNames;
import dev.colonnade.app.grid.HeadMark;
import dev.colonnade.app.work.Query;
import dev.colonnade.base.Fault;
import dev.colonnade.column.Schema;
import dev.colonnade.scan.expression.Expression;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** What the heads of columns tell of a query. */
final class HeadMarks {
    private HeadMarks() {
    }

    /** By the number of a column within the schema. */
    static IntFunction<HeadMark> of(Query query, Schema schema) {
        ColumnNames names = ColumnNames.of(schema);
        LinkedHashSet<Integer> filtered = new LinkedHashSet<>();
        for (Query.Condition condition : query.conditions()) {
            if (condition.on()) {
                try {
                    Expression.parsePredicate(condition.text(), schema).columns(filtered);
                } catch (Fault e) {
                    // It holds for no column of this schema, and the bar says so.
                    continue;
                }
            }
        }
        Map<Integer, HeadMark> marks = new HashMap<>();
        filtered.forEach(column -> marks.put(column, new HeadMark(0, false, true, true)));
        List<Query.SortBy> order = query.order();
        for (int i = 0; i < order.size(); i++) {
            int column = names.number(order.get(i).column());
            marks.put(column, new HeadMark(i + 1, order.get(i).descending(), order.size() == 1,
                    filtered.contains(column)));
        }
        return column -> marks.getOrDefault(column, HeadMark.NONE);
    }
}
