package dev.colonnade.app.session;

import dev.colonnade.app.keep.JsonObject;
import dev.colonnade.app.work.Deduplication;
import dev.colonnade.app.work.Query;
import dev.colonnade.task.dedup.Keep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
        Map<String, Object> all = new LinkedHashMap<>();
        if (!query.computed().isEmpty()) {
            List<Object> computed = new ArrayList<>();
            for (Query.NewColumn column : query.computed()) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("name", column.name());
                one.put("expression", column.expression());
                computed.add(one);
            }
            all.put("computed", computed);
        }
        all.put("conditions", conditions);
        all.put("order", order(query.order()));
        Deduplication dedup = query.dedup();
        if (dedup != null) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("keys", new ArrayList<Object>(dedup.keys()));
            one.put("keep", dedup.keep().name());
            one.put("orderBy", order(dedup.orderBy()));
            one.put("show", dedup.show().name());
            all.put("duplicates", one);
        }
        return all;
    }

    private static List<Object> order(List<Query.SortBy> order) {
        List<Object> all = new ArrayList<>();
        for (Query.SortBy by : order) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("column", by.column());
            one.put("descending", by.descending());
            all.add(one);
        }
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
        List<Query.NewColumn> computed = new ArrayList<>();
        for (JsonObject one : json.objects("computed")) {
            String name = one.text("name");
            String expression = one.text("expression");
            if (name != null && expression != null) {
                computed.add(new Query.NewColumn(name, expression));
            }
        }
        return new Query(computed, conditions, dedup(json.object("duplicates")), order(json, "order"));
    }

    private static List<Query.SortBy> order(JsonObject json, String key) {
        List<Query.SortBy> order = new ArrayList<>();
        for (JsonObject one : json.objects(key)) {
            String column = one.text("column");
            if (column != null) {
                order.add(new Query.SortBy(column, one.flag("descending", false)));
            }
        }
        return order;
    }

    private static @Nullable Deduplication dedup(JsonObject json) {
        for (Keep keep : Keep.values()) {
            for (Deduplication.Show show : Deduplication.Show.values()) {
                if (json.values().get("keys") instanceof List<?> && keep.name().equals(json.text("keep"))
                        && show.name().equals(json.text("show"))) {
                    return new Deduplication(json.texts("keys"), keep, order(json, "orderBy"), show);
                }
            }
        }
        return null;
    }
}
