package dev.colonnade.app;

import dev.colonnade.app.gauge.GaugeButton;
import dev.colonnade.app.grid.CellCursor;
import dev.colonnade.app.grid.Grid;
import dev.colonnade.app.text.Figures;
import dev.colonnade.app.text.Texts;
import dev.colonnade.base.RowRange;
import dev.colonnade.format.Table;
import dev.colonnade.view.TableView;
import javafx.beans.InvalidationListener;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.controlsfx.control.StatusBar;
import org.jspecify.annotations.Nullable;

/** The line at the foot: what is open, what of it is in view, where the cursor stands, and the memory gauge. */
final class StatusLine {
    private static final double ROOM_FOR_VIEW = 1_000;

    private final Texts texts;
    private final StatusBar bar = new StatusBar();
    private final Label about = new Label();
    private final Label view = new Label();
    private final Label cursor = new Label();
    private final InvalidationListener changed = _ -> update();
    private @Nullable Grid grid;

    StatusLine(Texts texts, GaugeButton gauge) {
        this.texts = texts;
        bar.setText("");
        bar.setId("status");
        about.setId("status-about");
        view.setId("status-view");
        cursor.setId("status-cursor");
        about.getStyleClass().add("status-label");
        view.getStyleClass().add("status-label");
        cursor.getStyleClass().add("status-label");
        // In a narrow window the words on the left give way first, then which rows are in view.
        about.setMinWidth(0);
        cursor.setMinWidth(Region.USE_PREF_SIZE);
        view.setMinWidth(Region.USE_PREF_SIZE);
        gauge.node().setMinWidth(Region.USE_PREF_SIZE);
        view.visibleProperty().bind(bar.widthProperty().greaterThan(ROOM_FOR_VIEW));
        view.managedProperty().bind(view.visibleProperty());
        bar.getLeftItems().addAll(about);
        bar.getRightItems().addAll(cursor, view, gauge.node());
    }

    StatusBar node() {
        return bar;
    }

    /** @param grid what is in front, or null where no table is */
    void follow(@Nullable Grid grid) {
        Grid before = this.grid;
        if (before != null) {
            before.currentProperty().removeListener(changed);
            before.visibleRowsProperty().removeListener(changed);
        }
        this.grid = grid;
        if (grid != null) {
            grid.currentProperty().addListener(changed);
            grid.visibleRowsProperty().addListener(changed);
        }
        update();
    }

    private void update() {
        Grid shown = grid;
        if (shown == null) {
            about.setText("");
            view.setText("");
            cursor.setText("");
            return;
        }
        TableView seen = shown.cache().view();
        Table table = seen.table();
        about.setText(texts.get("status.about", Figures.count(seen.rowCount()), Figures.count(seen.columnCount()),
                table.format(), Figures.bytes(table.storedBytes())));
        RowRange rows = shown.visibleRowsProperty().get();
        view.setText(rows.isEmpty()
                ? ""
                : texts.get("status.view", Figures.count(rows.from() + 1), Figures.count(rows.to())));
        CellCursor at = shown.current();
        cursor.setText(seen.rowCount() == 0 || seen.columnCount() == 0
                ? ""
                : texts.get("status.cursor", Figures.count(at.row() + 1), shorten(seen.field(at.column()).name())));
    }

    private static String shorten(String name) {
        return name.length() <= 32 ? name : name.substring(0, 31) + "\u2026";
    }
}
