package dev.colonnade.app.columns.menu;

import dev.colonnade.app.action.Action;
import dev.colonnade.app.action.Actions;
import dev.colonnade.app.columns.ColumnLayout;
import dev.colonnade.app.grid.Grid;
import dev.colonnade.app.text.Texts;
import dev.colonnade.column.Type;
import dev.colonnade.task.values.Spread;
import dev.colonnade.view.CellFormat;
import dev.colonnade.view.CellRange;
import dev.colonnade.view.Formats;
import dev.colonnade.view.TableView;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.beans.InvalidationListener;
import org.jspecify.annotations.Nullable;

/**
 * What can be done to the column the cursor stands in, or to the columns selected whole: hide, pin, move, write in
 * another way. Keeps each action enabled only while it would do something.
 */
public final class ColumnCommands {
    private final Texts texts;
    private final Actions actions;
    private final Supplier<@Nullable Grid> grid;
    private final InvalidationListener changed = _ -> update();
    private final Runnable updating = this::update;
    private @Nullable Grid followed;

    /**
     * @param grid gives the one in front
     * @param zones lets somebody choose the time zone of the column in front
     * @param menu shows the menu of the column in front
     */
    public ColumnCommands(Texts texts, Actions actions, Supplier<@Nullable Grid> grid, Consumer<Grid> zones,
            Consumer<Grid> menu) {
        this.texts = texts;
        this.actions = actions;
        this.grid = grid;
        define(Action.HIDE_COLUMN, shown -> shown.columnLayout().hide(chosen(shown)));
        define(Action.SHOW_COLUMNS, shown -> shown.columnLayout().showAll());
        define(Action.PIN_COLUMN, shown -> shown.columnLayout().pin(shown.currentSource(),
                !shown.columnLayout().isPinned(shown.currentSource())));
        define(Action.MOVE_COLUMN_LEFT, shown -> move(shown, -1));
        define(Action.MOVE_COLUMN_RIGHT, shown -> move(shown, 1));
        define(Action.UNDO, shown -> shown.columnLayout().undo());
        define(Action.REDO, shown -> shown.columnLayout().redo());
        define(Action.GROUP_DIGITS, shown -> format(shown, format -> format.withGrouped(!format.grouped())));
        define(Action.STORED_VALUES, shown -> format(shown, format -> format.withRaw(!format.raw())));
        define(Action.WRAP, shown -> format(shown, format -> format.withWrapped(!format.wrapped())));
        define(Action.FIT_COLUMN, shown -> shown.fitColumn(shown.current().column()));
        define(Action.TIME_ZONE, zones);
        define(Action.COLUMN_MENU, menu);
        update();
    }

    private void define(Action action, Consumer<Grid> doing) {
        actions.define(action, () -> {
            Grid shown = grid.get();
            if (shown != null && shown.currentSource() >= 0) {
                doing.accept(shown);
            }
        });
    }

    /** The columns selected whole, or else the one of the cursor; by their numbers in the table. */
    private static int[] chosen(Grid grid) {
        CellRange range = grid.selection();
        TableView view = grid.cache().view();
        boolean whole = range.rows().size() == view.rowCount() && range.columns() > 1
                && range.columns() < view.columnCount();
        if (!whole) {
            return new int[]{grid.currentSource()};
        }
        int[] columns = new int[range.columns()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = view.sourceColumn(range.columnFrom() + i);
        }
        return columns;
    }

    private static void move(Grid grid, int by) {
        TableView view = grid.cache().view();
        int to = grid.current().column() + by;
        if (to >= 0 && to < view.columnCount()) {
            grid.columnLayout().move(grid.currentSource(), view.sourceColumn(to));
        }
    }

    private static void format(Grid grid, UnaryOperator<CellFormat> change) {
        int source = grid.currentSource();
        grid.columnLayout().setFormat(source, change.apply(grid.columnLayout().format(source)));
    }

    /** @param grid what is in front, or null where no table is */
    public void follow(@Nullable Grid grid) {
        Grid before = followed;
        if (before != null) {
            before.currentProperty().removeListener(changed);
            before.columnLayout().offChange(updating);
        }
        if (grid != null) {
            grid.currentProperty().addListener(changed);
            grid.columnLayout().onChange(updating);
        }
        followed = grid;
        update();
    }

    private void update() {
        Grid shown = followed;
        int source = shown == null ? -1 : shown.currentSource();
        if (shown == null || source < 0) {
            for (Action action : new Action[]{Action.HIDE_COLUMN, Action.SHOW_COLUMNS, Action.PIN_COLUMN,
                    Action.MOVE_COLUMN_LEFT, Action.MOVE_COLUMN_RIGHT, Action.UNDO, Action.REDO, Action.GROUP_DIGITS,
                    Action.STORED_VALUES, Action.WRAP, Action.FIT_COLUMN, Action.TIME_ZONE, Action.DISTRIBUTION,
                    Action.COLUMN_MENU}) {
                actions.enable(action, false, "");
            }
            return;
        }
        ColumnLayout layout = shown.columnLayout();
        TableView view = shown.cache().view();
        Type type = view.table().schema().field(source).type();
        int place = shown.current().column();
        enable(Action.HIDE_COLUMN, view.columnCount() > 1);
        enable(Action.SHOW_COLUMNS, layout.hiddenCount() > 0);
        enable(Action.PIN_COLUMN, true);
        enable(Action.MOVE_COLUMN_LEFT, place > 0);
        enable(Action.MOVE_COLUMN_RIGHT, place < view.columnCount() - 1);
        enable(Action.UNDO, layout.canUndo());
        enable(Action.REDO, layout.canRedo());
        enable(Action.GROUP_DIGITS, Formats.isNumber(type));
        enable(Action.STORED_VALUES, Formats.stored(type) != null);
        actions.enable(Action.WRAP, Formats.wraps(type), texts.get("wrap.notHere"));
        enable(Action.FIT_COLUMN, true);
        enable(Action.TIME_ZONE, Formats.hasMoments(type));
        enable(Action.DISTRIBUTION, Spread.has(type));
        enable(Action.COLUMN_MENU, true);
    }

    private void enable(Action action, boolean enabled) {
        actions.enabled(action).set(enabled);
    }
}
