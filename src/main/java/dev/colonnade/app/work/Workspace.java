package dev.colonnade.app.work;

import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The files that are open, in the order of their tabs, and which one is in front. For the thread that paints. */
public final class Workspace {
    private static final long WATCH_MILLIS = 1_000;

    private final Engine engine;
    private final ObservableList<TableTab> tabs = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable TableTab> selected = new SimpleObjectProperty<>(this, "selected", null);
    /** What the watch looks at: the tabs themselves belong to another thread. */
    private volatile List<TableTab> watched = List.of();

    public Workspace(Engine engine) {
        this.engine = engine;
        engine.every(WATCH_MILLIS, () -> watched.forEach(TableTab::watch));
    }

    public Engine engine() {
        return engine;
    }

    public ObservableList<TableTab> tabs() {
        return tabs;
    }

    /** The tab in front, or null for the welcome screen. */
    public ObjectProperty<@Nullable TableTab> selectedProperty() {
        return selected;
    }

    public @Nullable TableTab selected() {
        return selected.get();
    }

    /** Opens each file in a tab and brings the first to the front. A file that has a tab already is only brought there. */
    public void openAll(List<Path> paths) {
        TableTab front = null;
        for (Path path : paths) {
            TableTab tab = open(path);
            front = front == null ? tab : front;
        }
        if (front != null) {
            selected.set(front);
        }
    }

    private TableTab open(Path path) {
        Path full = path.toAbsolutePath().normalize();
        for (TableTab tab : tabs) {
            if (tab.path().equals(full)) {
                return tab;
            }
        }
        TableTab tab = new TableTab(full, engine);
        tabs.add(tab);
        watched = List.copyOf(tabs);
        tab.open();
        return tab;
    }

    public void reload(TableTab tab) {
        tab.open();
    }

    public void close(TableTab tab) {
        int index = tabs.indexOf(tab);
        if (index < 0) {
            return;
        }
        tabs.remove(index);
        watched = List.copyOf(tabs);
        tab.close();
        if (selected.get() == tab) {
            selected.set(tabs.isEmpty() ? null : tabs.get(Math.min(index, tabs.size() - 1)));
        }
    }

    /** Brings the tab so many places further to the front, around the end. */
    public void selectBy(int places) {
        TableTab now = selected.get();
        if (now != null) {
            selected.set(tabs.get(Math.floorMod(tabs.indexOf(now) + places, tabs.size())));
        }
    }

    public void closeAll() {
        List.copyOf(tabs).forEach(this::close);
    }
}
