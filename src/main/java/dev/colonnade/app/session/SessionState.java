package dev.colonnade.app.session;

import dev.colonnade.app.columns.ColumnLayout;
import dev.colonnade.app.keep.JsonObject;
import dev.colonnade.app.work.Query;
import dev.colonnade.app.work.ViewState;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was open.
 *
 * @param selected the number of the tab in front, or -1
 * @param panel the panel beside the grid, by its key, or null
 * @param panelWidth of that panel, in pixels
 * @param placement null where that is not known
 * @param opened what stands open in the inspector, as it has it
 */
public record SessionState(List<OpenTab> tabs, int selected, @Nullable String panel, double panelWidth,
        @Nullable Placement placement, Map<String, List<String>> opened) {
    private static final double WIDTH = 385;
    public static final SessionState NONE = new SessionState(List.of(), -1, null, WIDTH, null, Map.of());

    /** A file, and where one stood in it. */
    public record OpenTab(Path path, ViewState view, ColumnLayout.State columns, Query query) {}

    public SessionState {
        tabs = List.copyOf(tabs);
        opened = Map.copyOf(opened);
    }

    JsonObject toJson() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("version", 1L);
        Placement at = placement;
        if (at != null) {
            Map<String, Object> window = new LinkedHashMap<>();
            window.put("x", at.x());
            window.put("y", at.y());
            window.put("width", at.width());
            window.put("height", at.height());
            window.put("maximized", at.maximized());
            all.put("window", window);
        }
        String shown = panel;
        if (shown != null) {
            all.put("panel", shown);
        }
        all.put("panelWidth", panelWidth);
        all.put("selected", (long) selected);
        List<Object> list = new ArrayList<>();
        for (OpenTab tab : tabs) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("path", tab.path.toString());
            one.put("firstRow", tab.view.firstRow());
            one.put("row", tab.view.row());
            one.put("column", (long) tab.view.column());
            if (!tab.columns.equals(ColumnLayout.State.USUAL)) {
                one.put("columns", KeptColumns.toMap(tab.columns));
            }
            if (!tab.query.equals(Query.ALL)) {
                one.put("query", KeptQuery.toMap(tab.query));
            }
            list.add(one);
        }
        all.put("tabs", list);
        if (!opened.isEmpty()) {
            all.put("opened", new LinkedHashMap<String, Object>(opened));
        }
        return new JsonObject(all);
    }

    static SessionState of(JsonObject json) {
        List<OpenTab> tabs = new ArrayList<>();
        for (JsonObject tab : json.objects("tabs")) {
            String path = tab.text("path");
            try {
                if (path != null && !path.isBlank()) {
                    tabs.add(new OpenTab(Path.of(path),
                            new ViewState(Math.max(0, tab.number("firstRow", 0)), Math.max(0, tab.number("row", 0)),
                                    (int) Math.clamp(tab.number("column", 0), 0, Integer.MAX_VALUE)),
                            KeptColumns.of(tab.object("columns")), KeptQuery.of(tab.object("query"))));
                }
            } catch (InvalidPathException e) {
                // A name from another system: no file here.
                continue;
            }
        }
        JsonObject window = json.object("window");
        Placement placement = window.values().isEmpty()
                ? null
                : new Placement(window.real("x", 0), window.real("y", 0), window.real("width", 1280),
                        window.real("height", 800), window.flag("maximized", false));
        Map<String, List<String>> opened = new LinkedHashMap<>();
        JsonObject kept = json.object("opened");
        kept.values().keySet().forEach(key -> opened.put(key, kept.texts(key)));
        return new SessionState(tabs, (int) json.number("selected", -1), json.text("panel"),
                json.real("panelWidth", WIDTH), placement, opened);
    }
}
