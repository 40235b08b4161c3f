package dev.colonnade.app.columns.menu;

import dev.colonnade.app.action.Action;
import dev.colonnade.app.action.Actions;
import dev.colonnade.app.columns.ColumnLayout;
import dev.colonnade.app.grid.Grid;
import dev.colonnade.app.text.Texts;
import dev.colonnade.view.CellFormat;
import javafx.geometry.Bounds;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** The menu at the head of a column. What would change nothing is dimmed; what is on has a mark. */
public final class ColumnMenu {
    private final Texts texts;
    private final Actions actions;
    private final ContextMenu menu = new ContextMenu();
    private final CheckMenuItem pin;
    private final CheckMenuItem grouped;
    private final CheckMenuItem raw;
    private final CheckMenuItem wrapped;
    private final MenuItem zone;

    public ColumnMenu(Texts texts, Actions actions) {
        this.texts = texts;
        this.actions = actions;
        pin = check(Action.PIN_COLUMN);
        grouped = check(Action.GROUP_DIGITS);
        raw = check(Action.STORED_VALUES);
        wrapped = check(Action.WRAP);
        zone = actions.menuItem(Action.TIME_ZONE);
        menu.setId("column-menu");
        menu.getItems().addAll(actions.menuItem(Action.SORT_UP), actions.menuItem(Action.SORT_DOWN),
                actions.menuItem(Action.CLEAR_SORT), actions.menuItem(Action.QUICK_FILTER),
                actions.menuItem(Action.DISTRIBUTION), actions.menuItem(Action.DEDUP_COLUMN), new SeparatorMenuItem(),
                actions.menuItem(Action.HIDE_COLUMN),
                actions.menuItem(Action.SHOW_COLUMNS), pin,
                actions.menuItem(Action.MOVE_COLUMN_LEFT), actions.menuItem(Action.MOVE_COLUMN_RIGHT),
                actions.menuItem(Action.FIT_COLUMN), actions.menuItem(Action.ADD_COLUMN),
                actions.menuItem(Action.REMOVE_COLUMN), new SeparatorMenuItem(), grouped, raw, zone, wrapped,
                new SeparatorMenuItem(), actions.menuItem(Action.COPY), actions.menuItem(Action.COPY_SQL),
                new SeparatorMenuItem(), actions.menuItem(Action.UNDO), actions.menuItem(Action.REDO));
    }

    private CheckMenuItem check(Action action) {
        CheckMenuItem item = new CheckMenuItem(texts.get(action.key()));
        item.setId(action.name());
        item.setAccelerator(action.shortcut());
        item.disableProperty().bind(actions.enabled(action).not());
        item.setOnAction(_ -> actions.run(action));
        return item;
    }

    /** For the column the cursor stands in. */
    public void show(Grid grid, double screenX, double screenY) {
        ColumnLayout layout = grid.columnLayout();
        int source = grid.currentSource();
        CellFormat format = layout.format(source);
        pin.setSelected(layout.isPinned(source));
        grouped.setSelected(format.grouped());
        raw.setSelected(format.raw());
        wrapped.setSelected(format.wrapped());
        String whyNot = actions.reason(Action.WRAP);
        wrapped.setText(texts.get(Action.WRAP.key()) + (whyNot.isEmpty() ? "" : " (" + whyNot + ")"));
        zone.setText(texts.get("columns.zone", format.zone() == null ? "UTC" : format.zone().getId()));
        menu.show(grid, screenX, screenY);
    }

    /** Below the head of the column the cursor stands in. */
    public void show(Grid grid) {
        Bounds head = grid.localToScreen(grid.headOf(grid.current().column()));
        show(grid, head.getMinX(), head.getMaxY());
    }
}
