package dev.colonnade.app;

import dev.colonnade.app.gauge.GaugeButton;
import dev.colonnade.app.grid.CellCursor;
import dev.colonnade.app.grid.Grid;
import dev.colonnade.app.tasks.TaskGlimpse;
import dev.colonnade.app.text.Figures;
import dev.colonnade.app.text.Texts;
import dev.colonnade.app.work.Jobs;
import dev.colonnade.base.RowRange;
import dev.colonnade.format.Table;
import dev.colonnade.view.CellRange;
import dev.colonnade.view.TableView;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.controlsfx.control.StatusBar;
import org.jspecify.annotations.Nullable;

/** The line at the foot: what is open, what of it is in view, where the cursor stands, and the memory gauge. */
final class StatusLine {
    /** Pixels between two parts, and at the edges. */
    private static final double GAP = 18;
    private static final double EDGES = 28;

    private final Texts texts;
    private final StatusBar bar = new StatusBar();
    private final Label about = label("status-about");
    private final Label format = label("status-format");
    private final Label size = label("status-size");
    private final Label view = label("status-view");
    private final Label cursor = label("status-cursor");
    private final Label figures = label("status-figures");
    private final TaskGlimpse glimpse;
    private final GaugeButton gauge;
    private final Supplier<String> rowsNote;
    private final LongSupplier beingSorted;
    private final List<Region> mostFirst;
    private final InvalidationListener changed = _ -> update();
    private @Nullable Grid grid;

    /**
     * @param rowsNote what there is to say of the rows shown, beside how many they are; or nothing
     * @param beingSorted how many rows there will be in an order of which only the first are shown; 0 where all are
     * @param selected what there is to say of the cells selected
     * @param showTasks shows the tasks in full
     */
    StatusLine(Texts texts, Jobs jobs, GaugeButton gauge, Supplier<String> rowsNote, LongSupplier beingSorted,
            ObservableValue<String> selected, Runnable showTasks) {
        this.beingSorted = beingSorted;
        this.gauge = gauge;
        this.rowsNote = rowsNote;
        this.texts = texts;
        bar.setText("");
        bar.setId("status");
        glimpse = new TaskGlimpse(texts, jobs, showTasks, this::fit);
        mostFirst = List.of(about, glimpse.node(), figures, cursor, gauge.node(), format, size, view);
        for (Region part : mostFirst) {
            part.setMinWidth(Region.USE_PREF_SIZE);
            part.managedProperty().bind(part.visibleProperty());
        }
        bar.getLeftItems().addAll(about, format, size);
        bar.getRightItems().addAll(figures, glimpse.node(), cursor, view, gauge.node());
        figures.textProperty().bind(selected);
        selected.addListener(_ -> fit());
        bar.widthProperty().addListener(_ -> fit());
        gauge.node().widthProperty().addListener(_ -> fit());
    }

    private static Label label(String id) {
        Label label = new Label();
        label.setId(id);
        label.getStyleClass().add("status-label");
        return label;
    }

    /** What has no room is left out whole, the least important first: half a number is worse than none. */
    private void fit() {
        double room = bar.getWidth() - EDGES;
        gauge.setBrief(false);
        for (Region part : mostFirst) {
            part.applyCss();
            double width = width(part);
            if (part == gauge.node() && width > room) {
                gauge.setBrief(true);
                width = width(part);
            }
            boolean shown = width > 0 && width <= room;
            part.setVisible(shown);
            room -= shown ? width : 0;
        }
    }

    private double width(Region part) {
        return part == glimpse.node() && !glimpse.isWanted() || part instanceof Label label && label.getText().isEmpty()
                ? 0
                : part.prefWidth(-1) + GAP;
    }

    StatusBar node() {
        return bar;
    }

    /** @param grid what is in front, or null where no table is */
    void follow(@Nullable Grid grid) {
        Grid before = this.grid;
        if (before != null) {
            before.currentProperty().removeListener(changed);
            before.selectionProperty().removeListener(changed);
            before.visibleRowsProperty().removeListener(changed);
            before.orderProperty().removeListener(changed);
        }
        this.grid = grid;
        if (grid != null) {
            grid.currentProperty().addListener(changed);
            grid.selectionProperty().addListener(changed);
            grid.visibleRowsProperty().addListener(changed);
            grid.orderProperty().addListener(changed);
        }
        update();
    }

    private void update() {
        Grid shown = grid;
        if (shown == null) {
            about.setText("");
            format.setText("");
            size.setText("");
            view.setText("");
            cursor.setText("");
            fit();
            return;
        }
        TableView seen = shown.cache().view();
        Table table = seen.table();
        String note = rowsNote.get();
        about.setText(note.isEmpty() ? scope(seen) : texts.get("status.note", scope(seen), note));
        format.setText(table.format());
        size.setText(Figures.bytes(table.storedBytes()));
        RowRange rows = shown.visibleRowsProperty().get();
        view.setText(rows.isEmpty()
                ? ""
                : texts.get("status.view", Figures.count(rows.from() + 1), Figures.count(rows.to())));
        CellCursor at = shown.current();
        cursor.setText(seen.rowCount() == 0 || seen.columnCount() == 0
                ? ""
                : shown.selection().cells() > 1
                        ? selected(shown.selection())
                        : texts.get("status.cursor", Figures.count(at.row() + 1),
                                shorten(seen.field(at.column()).name())));
        fit();
    }

    /** How much of the table is in view: never a number that looks like all of it. */
    private String scope(TableView seen) {
        long all = seen.table().rowCount();
        String columns = Figures.count(seen.columnCount());
        long sorting = beingSorted.getAsLong();
        if (sorting > 0) {
            return texts.get("status.first", Figures.count(seen.rowCount()), Figures.count(sorting), columns);
        }
        return seen.rowCount() == all
                ? texts.get("status.about", Figures.count(all), columns)
                : texts.get("status.scope", Figures.count(seen.rowCount()), Figures.count(all),
                        Figures.percent(seen.rowCount(), all), columns);
    }

    private String selected(CellRange range) {
        return texts.get("status.selection", Figures.count(range.rows().size()), Figures.count(range.columns()));
    }

    private static String shorten(String name) {
        return name.length() <= 32 ? name : name.substring(0, 31) + "\u2026";
    }
}
