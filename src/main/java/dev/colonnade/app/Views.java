package dev.colonnade.app;

import dev.colonnade.app.tab.TabView;
import dev.colonnade.app.work.TableTab;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** The views of the tabs looked at last. A view has some thousand nodes; with hundreds of tabs, few are worth keeping. */
final class Views {
    private static final int KEPT = 6;

    private final Map<TableTab, TabView> views = new LinkedHashMap<>(16, 0.75f, true);
    private final Function<TableTab, TabView> making;

    Views(Function<TableTab, TabView> making) {
        this.making = making;
    }

    /** The view of a tab, which is in front from now on. */
    TabView of(TableTab tab) {
        TabView view = views.get(tab);
        if (view == null) {
            view = making.apply(tab);
            views.put(tab, view);
        }
        Iterator<TabView> oldest = views.values().iterator();
        while (views.size() > KEPT) {
            oldest.next().dispose();
            oldest.remove();
        }
        return view;
    }

    /** Views of tabs that are gone go with them. */
    void retain(Collection<TableTab> tabs) {
        views.values().removeIf(view -> {
            boolean gone = !tabs.contains(view.tab());
            if (gone) {
                view.dispose();
            }
            return gone;
        });
    }

    int size() {
        return views.size();
    }
}
