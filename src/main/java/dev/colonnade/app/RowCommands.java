package dev.colonnade.app;

import dev.colonnade.app.action.Action;
import dev.colonnade.app.action.Actions;
import dev.colonnade.app.filter.FilterBar;
import dev.colonnade.app.grid.Grid;
import dev.colonnade.app.tab.TabView;
import dev.colonnade.app.work.Query;
import dev.colonnade.app.work.Steps;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import javafx.event.EventHandler;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** What can be done to the rows of the table in front: which are seen, and in what order. */
final class RowCommands {
    private final Actions actions;
    private final Supplier<@Nullable TabView> front;
    private final InvalidationListener changed = _ -> update();
    private final EventHandler<KeyEvent> typed = this::typed;
    private @Nullable Grid grid;
    private @Nullable Steps steps;

    /** @param front gives the view of the tab in front */
    RowCommands(Actions actions, Supplier<@Nullable TabView> front) {
        this.actions = actions;
        this.front = front;
        actions.define(Action.FILTER, () -> withFilter(FilterBar::open));
        actions.define(Action.CLEAR_FILTER, () -> withSteps(
                steps -> steps.ask(steps.query().withConditions(List.of()))));
        update();
    }

    private void withFilter(Consumer<FilterBar> doing) {
        TabView view = front.get();
        FilterBar bar = view == null ? null : view.filter();
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
        actions.enabled(Action.FILTER).set(followed != null);
        actions.enabled(Action.CLEAR_FILTER).set(
                followed != null && !followed.query().equals(Query.ALL)
                        && !followed.query().conditions().isEmpty());
    }
}
