package dev.colonnade.app;

import dev.colonnade.app.action.Actions;
import dev.colonnade.app.grid.CellCursor;
import dev.colonnade.app.grid.Grid;
import dev.colonnade.app.inspect.InspectorModel;
import dev.colonnade.app.inspect.InspectorPanel;
import dev.colonnade.app.inspect.OpenPieces;
import dev.colonnade.app.record.RecordModel;
import dev.colonnade.app.record.RecordPanel;
import dev.colonnade.app.side.Panel;
import dev.colonnade.app.side.SidePanel;
import dev.colonnade.app.text.Texts;
import dev.colonnade.app.work.Engine;
import dev.colonnade.base.RowRange;
import dev.colonnade.view.CellFormats;
import dev.colonnade.view.TableView;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/** Ties the panels beside the grid to the grid in front: what they show follows it, and it goes where they say. */
final class Sides {
    /** Pixels of the panel, at first. */
    static final double WIDTH = 385;
    private static final double NARROWEST = 260;
    private static final double WIDEST = 2_000;
    private static final double UNASKED = 0.4;
    private static final double ASKED = 0.8;

    private final RecordModel record;
    private final InspectorModel inspector;
    private final InspectorPanel inspectorPanel;
    private final SidePanel panel;
    private final SplitPane split = new SplitPane();
    private final InvalidationListener moved = _ -> follow();
    private final Runnable formatted = this::follow;
    private @Nullable Grid grid;
    private double width = WIDTH;
    private Runnable onChanged = () -> {
    };

    Sides(Texts texts, Actions actions, Engine engine, Node center, Consumer<String> refused) {
        record = new RecordModel(engine);
        inspector = new InspectorModel(engine);
        RecordPanel recordPanel = new RecordPanel(texts, record, this::goToRow, refused);
        inspectorPanel = new InspectorPanel(texts, inspector, this::revealCell, this::goToRows);
        panel = new SidePanel(texts, actions, recordPanel, inspectorPanel);
        panel.setMinWidth(NARROWEST);
        SplitPane.setResizableWithParent(panel, false);
        split.getStyleClass().add("side-split");
        split.getItems().add(center);
        panel.shownProperty().addListener(_ -> arrange());
        // A window is small for a moment before it has its size, and so is the panel then.
        split.widthProperty().addListener(_ -> Platform.runLater(this::divide));
        split.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> {
            if (event.getTarget() instanceof Node node && node.getStyleClass().contains("split-pane-divider")) {
                width = panel.getWidth();
                onChanged.run();
            }
        });
    }

    private void divide() {
        if (split.getItems().size() == 2 && split.getWidth() > 0) {
            // Somebody who made it broad wants it so; unasked it leaves most of a narrow window to the grid.
            double most = split.getWidth() * (width == WIDTH ? UNASKED : ASKED);
            split.setDividerPositions(1 - Math.min(width, Math.max(NARROWEST, most)) / split.getWidth());
        }
    }

    Node node() {
        return split;
    }

    SidePanel panel() {
        return panel;
    }

    RecordModel record() {
        return record;
    }

    InspectorModel inspector() {
        return inspector;
    }

    /** Pixels that the panel takes where there is room. */
    double width() {
        return width;
    }

    void setWidth(double pixels) {
        width = Math.clamp(pixels, NARROWEST, WIDEST);
    }

    /** @param onChanged told when what is kept of the panels is different */
    void setOnChanged(Runnable onChanged) {
        this.onChanged = onChanged;
        inspectorPanel.setOnOpened(onChanged);
    }

    /** Which pieces of files stand open in the inspector. */
    OpenPieces opened() {
        return inspectorPanel.opened();
    }

    /** Whether whatever the panels asked for has come. */
    boolean isSettled() {
        return record.isSettled() && inspector.isSettled();
    }

    private void arrange() {
        boolean open = panel.shown() != null;
        if (open && split.getItems().size() == 1 && grid != null) {
            split.getItems().add(panel);
            divide();
        } else if ((!open || grid == null) && split.getItems().size() == 2) {
            split.getItems().remove(panel);
        }
        follow();
        Grid shown = grid;
        if (!open && shown != null) {
            shown.requestFocus();
        }
    }

    /** @param grid what is in front, or null where no table is: then there is no room for panels either */
    void follow(@Nullable Grid grid) {
        Grid before = this.grid;
        if (before != null) {
            before.currentProperty().removeListener(moved);
            before.orderProperty().removeListener(moved);
            before.columnLayout().offChange(formatted);
            before.removeEventHandler(KeyEvent.KEY_PRESSED, keys);
        }
        this.grid = grid;
        if (grid != null) {
            grid.currentProperty().addListener(moved);
            grid.orderProperty().addListener(moved);
            grid.columnLayout().onChange(formatted);
            grid.addEventHandler(KeyEvent.KEY_PRESSED, keys);
        }
        arrange();
    }

    private final javafx.event.EventHandler<KeyEvent> keys = this::pressed;

    private void pressed(KeyEvent event) {
        boolean plain = !event.isShortcutDown() && !event.isShiftDown() && !event.isAltDown() && !event.isMetaDown();
        if (event.getCode() == KeyCode.SPACE && plain) {
            panel.toggle(Panel.RECORD);
            event.consume();
        }
    }

    private void follow() {
        Grid shown = grid;
        TableView view = shown == null ? null : shown.cache().view();
        // What is not seen is not read.
        boolean any = shown != null && shown.cache().view().columnCount() > 0;
        CellFormats formats = shown == null ? CellFormats.USUAL : shown.columnLayout().formats();
        record.show(panel.shown() == Panel.RECORD && any ? view : null, shown == null ? -1 : shown.current().row(),
                formats);
        inspector.show(panel.shown() == Panel.INSPECTOR && view != null ? view.table() : null, formats);
    }

    private void goToRow(long row) {
        Grid shown = grid;
        if (shown != null) {
            shown.moveTo(row, shown.current().column());
        }
    }

    private void goToRows(RowRange rows) {
        Grid shown = grid;
        if (shown != null) {
            shown.jumpTo(rows.from(), shown.current().column());
            shown.requestFocus();
        }
    }

    private void revealCell() {
        Grid shown = grid;
        if (shown != null && shown.cache().view().rowCount() > 0) {
            TableView view = shown.cache().view();
            CellCursor at = shown.current();
            inspectorPanel.reveal(view.order().sourceRow(at.row()), view.field(at.column()).name());
        }
    }
}
