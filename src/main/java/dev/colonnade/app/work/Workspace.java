package dev.colonnade.app.work;

import dev.colonnade.app.columns.ColumnLayout;
import dev.colonnade.format.Keys;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The files that are open, in the order of their tabs, and which one is in front. For the thread that paints. */
public final class Workspace {
    private static final long WATCH_MILLIS = 1_000;
    private static final int OPEN_AT_ONCE = 8;
    private static final int CLOSED_KEPT = 50;

    private final Engine engine;
    private final ObservableList<TableTab> tabs = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable TableTab> selected = new SimpleObjectProperty<>(this, "selected", null);
    private final Deque<Kept> closed = new ArrayDeque<>();
    /** What the watch looks at: the tabs themselves belong to another thread. */
    private volatile List<TableTab> watched = List.of();

    public Workspace(Engine engine) {
        this.engine = engine;
        engine.every(WATCH_MILLIS, () -> watched.forEach(TableTab::watch));
        selected.addListener((_, _, tab) -> wake(tab));
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

    /** Whether the tabs that were there when the program went come back, and how: each with where one stood in it. */
    public record Kept(Path path, ViewState view, ColumnLayout.State columns, Query query) {}

    /** Puts tabs back without opening their files; the one in front opens. Files that have a tab already are left out. */
    public void restore(List<Kept> kept, int front) {
        TableTab chosen = null;
        for (int i = 0; i < kept.size(); i++) {
            Kept one = kept.get(i);
            Path full = one.path().toAbsolutePath().normalize();
            if (find(full) == null) {
                TableTab tab = add(full);
                tab.restoreColumns(one.columns());
                tab.steps().restore(one.query());
                tab.setView(one.view());
                tab.rest();
                chosen = i == front ? tab : chosen;
            }
        }
        if (selected.get() == null && !tabs.isEmpty()) {
            selected.set(chosen == null ? tabs.getFirst() : chosen);
        }
    }

    /** Opens each file in a tab and brings the first to the front. A file that has a tab already is only brought there. */
    public void openAll(List<Path> paths) {
        TableTab front = null;
        int opened = 0;
        for (Path path : paths) {
            // Of very many, those beyond a few open when they are looked at.
            TableTab tab = open(path, opened++ < OPEN_AT_ONCE);
            front = front == null ? tab : front;
        }
        if (front != null) {
            selected.set(front);
        }
    }

    private TableTab open(Path path, boolean now) {
        Path full = path.toAbsolutePath().normalize();
        TableTab there = find(full);
        if (there != null) {
            return there;
        }
        TableTab tab = add(full);
        if (now) {
            tab.open();
        } else {
            tab.rest();
        }
        return tab;
    }

    private @Nullable TableTab find(Path full) {
        for (TableTab tab : tabs) {
            if (tab.path().equals(full)) {
                return tab;
            }
        }
        return null;
    }

    private TableTab add(Path full) {
        TableTab tab = new TableTab(full, engine);
        tab.steps().setToFront(() -> selected.set(tabs.contains(tab) ? tab : selected.get()));
        tabs.add(tab);
        watched = List.copyOf(tabs);
        return tab;
    }

    /** What is brought to the front opens, if it was not open yet. */
    private void wake(@Nullable TableTab tab) {
        if (tab != null && tab.state() instanceof TabState.Resting resting && !resting.released()) {
            tab.open();
        }
    }

    /** Opens the file again with keys to what is encrypted in it. */
    public void unlock(TableTab tab, Keys keys) {
        tab.unlock(keys);
    }

    /** Lets go of the file; the tab stays, and {@link #reload} opens it again. */
    public void release(TableTab tab) {
        tab.letGo();
    }

    /** Looks now whether files have changed, rather than at the next tick. */
    public void watchNow() {
        engine.background().execute(() -> watched.forEach(TableTab::watch));
    }

    /** Brings back the tab closed last, as it was. @return false if there is none */
    public boolean reopen() {
        Kept last = closed.pollFirst();
        while (last != null && find(last.path()) != null) {
            last = closed.pollFirst();
        }
        if (last == null) {
            return false;
        }
        TableTab tab = add(last.path());
        tab.restoreColumns(last.columns());
        tab.steps().restore(last.query());
        tab.setView(last.view());
        tab.open();
        selected.set(tab);
        return true;
    }

    public void reload(TableTab tab) {
        tab.open();
    }

    public void close(TableTab tab) {
        int index = tabs.indexOf(tab);
        if (index < 0) {
            return;
        }
        closed.addFirst(new Kept(tab.path(), tab.view(), tab.columnState(), tab.steps().query()));
        if (closed.size() > CLOSED_KEPT) {
            closed.removeLast();
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
