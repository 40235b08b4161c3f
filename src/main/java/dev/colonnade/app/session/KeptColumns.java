package dev.colonnade.app.session;

import dev.colonnade.app.columns.ColumnLayout;
import dev.colonnade.app.keep.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The layout of columns as JSON, and back. */
final class KeptColumns {
    private KeptColumns() {
    }

    static Map<String, Object> toMap(ColumnLayout.State state) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("order", state.order());
        all.put("hidden", state.hidden());
        all.put("pinned", state.pinned());
        all.put("widths", state.widths());
        all.put("formats", state.formats());
        all.values().removeIf(part -> part instanceof List<?> list && list.isEmpty()
                || part instanceof Map<?, ?> map && map.isEmpty());
        return all;
    }

    static ColumnLayout.State of(JsonObject json) {
        Map<String, Double> widths = new LinkedHashMap<>();
        JsonObject keptWidths = json.object("widths");
        for (String name : keptWidths.values().keySet()) {
            double width = keptWidths.real(name, 0);
            if (width > 0) {
                widths.put(name, width);
            }
        }
        Map<String, String> formats = new LinkedHashMap<>();
        JsonObject keptFormats = json.object("formats");
        for (String name : keptFormats.values().keySet()) {
            String format = keptFormats.text(name);
            if (format != null) {
                formats.put(name, format);
            }
        }
        return new ColumnLayout.State(json.texts("order"), json.texts("hidden"), json.texts("pinned"), widths,
                formats);
    }
}
