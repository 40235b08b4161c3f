package dev.colonnade.app.session;

import dev.colonnade.app.keep.JsonObject;
import dev.colonnade.app.work.Query;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was asked of a table as JSON, and back. */
final class KeptQuery {
    private KeptQuery() {
    }

    static Map<String, Object> toMap(Query query) {
        List<Object> conditions = new ArrayList<>();
        for (Query.Condition condition : query.conditions()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("text", condition.text());
            one.put("on", condition.on());
            conditions.add(one);
        }
        List<Object> order = new ArrayList<>();
        for (Query.SortBy by : query.order()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("column", by.column());
            one.put("descending", by.descending());
            order.add(one);
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("conditions", conditions);
        all.put("order", order);
        return all;
    }

    static Query of(JsonObject json) {
        List<Query.Condition> conditions = new ArrayList<>();
        for (JsonObject one : json.objects("conditions")) {
            String text = one.text("text");
            if (text != null && !text.isBlank()) {
                conditions.add(new Query.Condition(text, one.flag("on", true)));
            }
        }
        List<Query.SortBy> order = new ArrayList<>();
        for (JsonObject one : json.objects("order")) {
            String column = one.text("column");
            if (column != null) {
                order.add(new Query.SortBy(column, one.flag("descending", false)));
            }
        }
        return new Query(conditions, order);
    }
}
