package dev.colonnade.app;

import dev.colonnade.app.action.Action;
import dev.colonnade.app.action.Actions;
import dev.colonnade.app.columns.ColumnNames;
import dev.colonnade.app.dedup.DedupDialog;
import dev.colonnade.app.filter.FilterBar;
import dev.colonnade.app.grid.Grid;
import dev.colonnade.app.pick.Sheet;
import dev.colonnade.app.tab.TabView;
import dev.colonnade.app.text.Texts;
import dev.colonnade.app.work.Deduplication;
import dev.colonnade.app.work.Engine;
import dev.colonnade.format.Table;
import dev.colonnade.task.dedup.Keep;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The dialogs about the table in front. */
final class TableDialogs {
    private final Texts texts;
    private final Actions actions;
    private final Engine engine;
    private final Sheet sheet;
    private final Supplier<@Nullable TabView> front;

    /** @param front gives the view of the tab in front */
    TableDialogs(Texts texts, Actions actions, Engine engine, Sheet sheet, Supplier<@Nullable TabView> front) {
        this.texts = texts;
        this.actions = actions;
        this.engine = engine;
        this.sheet = sheet;
        this.front = front;
        actions.define(Action.DEDUP, this::dedup);
        actions.define(Action.DEDUP_COLUMN, this::dedupColumn);
        follow(null);
    }

    /** @param grid what is in front, or null where no table is */
    void follow(@Nullable Grid grid) {
        boolean any = grid != null && grid.currentSource() >= 0;
        for (Action action : new Action[]{Action.DEDUP, Action.DEDUP_COLUMN}) {
            actions.enabled(action).set(any);
        }
        TabView view = front.get();
        FilterBar bar = view == null ? null : view.filter();
        if (bar != null) {
            bar.setOnDuplicates(this::dedup);
        }
    }

    /** Begins with what is asked for already, if anything is. */
    private void dedup() {
        TabView view = front.get();
        if (view != null) {
            dedup(view, view.tab().steps().query().dedup());
        }
    }

    private void dedupColumn() {
        TabView view = front.get();
        Grid grid = view == null ? null : view.grid();
        if (view != null && grid != null && grid.currentSource() >= 0) {
            String name = ColumnNames.of(grid.cache().view().table().schema()).of(grid.currentSource());
            dedup(view, new Deduplication(List.of(name), Keep.FIRST, List.of(), Deduplication.Show.KEPT));
        }
    }

    private void dedup(TabView view, @Nullable Deduplication asked) {
        Table table = view.tab().table();
        if (table != null) {
            DedupDialog.show(texts, sheet, view.tab(), table, engine.resources(), engine.jobs(), asked);
        }
    }
}
