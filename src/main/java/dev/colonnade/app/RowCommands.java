package dev.colonnade.app;

import dev.colonnade.app.action.Action;
import dev.colonnade.app.action.Actions;
import dev.colonnade.app.code.CodeText;
import dev.colonnade.app.columns.ColumnNames;
import dev.colonnade.app.filter.FilterBar;
import dev.colonnade.app.filter.QuickFilter;
import dev.colonnade.app.find.FindBar;
import dev.colonnade.app.grid.Grid;
import dev.colonnade.app.summary.Spreads;
import dev.colonnade.app.tab.TabView;
import dev.colonnade.app.text.Texts;
import dev.colonnade.app.work.Query;
import dev.colonnade.app.work.Steps;
import dev.colonnade.base.Fault;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import javafx.event.EventHandler;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** What can be done to the rows of the table in front: which are seen, and in what order. */
final class RowCommands {
    private final Texts texts;
    private final Actions actions;
    private final Consumer<String> refused;
    private final Supplier<@Nullable TabView> front;
    private final InvalidationListener changed = _ -> update();
    private final EventHandler<KeyEvent> typed = this::typed;
    private @Nullable Grid grid;
    private @Nullable Steps steps;

    /**
     * @param front gives the view of the tab in front
     * @param refused told, in a sentence, why nothing was copied
     */
    RowCommands(Texts texts, Actions actions, Supplier<@Nullable TabView> front, Consumer<String> refused) {
        this.texts = texts;
        this.refused = refused;
        this.actions = actions;
        this.front = front;
        actions.define(Action.FILTER, () -> withFilter(FilterBar::open));
        actions.define(Action.CLEAR_FILTER, () -> withSteps(
                steps -> steps.ask(steps.query().withConditions(List.of()))));
        actions.define(Action.QUICK_FILTER, this::quickFilter);
        actions.define(Action.DISTRIBUTION, this::distribution);
        actions.define(Action.COPY_STEPS_SQL, () -> copySteps(CodeText.Language.SQL));
        actions.define(Action.COPY_STEPS_POLARS, () -> copySteps(CodeText.Language.POLARS));
        actions.define(Action.COPY_STEPS_PYARROW, () -> copySteps(CodeText.Language.PYARROW));
        actions.define(Action.FIND, () -> withFind(FindBar::open));
        actions.define(Action.FIND_NEXT, () -> withFind(bar -> bar.step(false)));
        actions.define(Action.FIND_PREVIOUS, () -> withFind(bar -> bar.step(true)));
        actions.define(Action.SORT_UP, () -> sort(false));
        actions.define(Action.SORT_DOWN, () -> sort(true));
        actions.define(Action.CLEAR_SORT, () -> withSteps(steps -> steps.ask(steps.query().withOrder(List.of()))));
        update();
    }

    private void sort(boolean descending) {
        Grid shown = grid;
        if (shown != null && shown.currentSource() >= 0) {
            String column = name(shown, shown.currentSource());
            withSteps(steps -> steps.ask(
                    steps.query().withOrder(List.of(new Query.SortBy(column, descending)))));
        }
    }

    private void quickFilter() {
        Grid shown = grid;
        TabView view = front.get();
        if (shown != null && view != null && shown.currentSource() >= 0) {
            new QuickFilter(texts, view.tab(), shown.cache().view().table(), shown.currentSource(),
                    shown.columnLayout().format(shown.currentSource()))
                    .show(shown, shown.localToScreen(shown.headOf(shown.current().column())));
        }
    }

    private void distribution() {
        Grid shown = grid;
        TabView view = front.get();
        Spreads spreads = view == null ? null : view.spreads();
        if (shown != null && spreads != null && shown.currentSource() >= 0) {
            spreads.ask(shown.currentSource());
        }
    }

    private void copySteps(CodeText.Language language) {
        Grid shown = grid;
        TabView view = front.get();
        if (shown == null || view == null) {
            return;
        }
        try {
            ClipboardContent content = new ClipboardContent();
            content.putString(new CodeText(view.tab().path().toString(), shown.cache().view().table().schema(),
                    view.tab().steps().query(), shown.columnLayout().shown()).in(language));
            Clipboard.getSystemClipboard().setContent(content);
        } catch (Fault fault) {
            refused.accept(fault.getMessage());
        }
    }

    private static String name(Grid grid, int source) {
        return ColumnNames.of(grid.cache().view().table().schema()).of(source);
    }

    private void withFilter(Consumer<FilterBar> doing) {
        TabView view = front.get();
        FilterBar bar = view == null ? null : view.filter();
        if (bar != null) {
            doing.accept(bar);
        }
    }

    private void withFind(Consumer<FindBar> doing) {
        TabView view = front.get();
        FindBar bar = view == null ? null : view.find();
        if (bar != null) {
            doing.accept(bar);
        }
    }

    private void withSteps(Consumer<Steps> doing) {
        Steps followed = steps;
        if (followed != null) {
            doing.accept(followed);
        }
    }

    /** @param grid what is in front, or null where no table is */
    void follow(@Nullable Grid grid) {
        Grid before = this.grid;
        if (before != null) {
            before.removeEventHandler(KeyEvent.KEY_TYPED, typed);
        }
        Steps last = steps;
        if (last != null) {
            last.queryProperty().removeListener(changed);
        }
        TabView view = front.get();
        this.grid = grid;
        steps = grid == null || view == null ? null : view.tab().steps();
        Steps next = steps;
        if (grid != null && next != null) {
            grid.addEventHandler(KeyEvent.KEY_TYPED, typed);
            next.queryProperty().addListener(changed);
            grid.setOnSort((source, more) -> next.ask(next.query().sorted(name(grid, source), more)));
        }
        update();
    }

    /** As in pagers and editors, a slash begins to look for something; typed, since every keyboard has it elsewhere. */
    private void typed(KeyEvent event) {
        if (event.getCharacter().equals("/") && !event.isShortcutDown() && !event.isAltDown()) {
            actions.run(Action.FILTER);
            event.consume();
        }
    }

    private void update() {
        Steps followed = steps;
        Grid shown = grid;
        if (shown != null && followed != null) {
            shown.heads().setMarks(HeadMarks.of(followed.query(), shown.cache().view().table().schema()));
        }
        boolean any = followed != null && shown != null && shown.currentSource() >= 0;
        actions.enabled(Action.SORT_UP).set(any);
        actions.enabled(Action.SORT_DOWN).set(any);
        actions.enabled(Action.CLEAR_SORT).set(followed != null && !followed.query().order().isEmpty());
        for (Action action : new Action[]{Action.QUICK_FILTER, Action.COPY_STEPS_SQL, Action.COPY_STEPS_POLARS,
                Action.COPY_STEPS_PYARROW, Action.FIND, Action.FIND_NEXT, Action.FIND_PREVIOUS}) {
            actions.enabled(action).set(any);
        }
        actions.enabled(Action.FILTER).set(followed != null);
        actions.enabled(Action.CLEAR_FILTER).set(
                followed != null && !followed.query().equals(Query.ALL)
                        && !followed.query().conditions().isEmpty());
    }
}
