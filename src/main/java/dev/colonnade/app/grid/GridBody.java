package dev.colonnade.app.grid;

import dev.colonnade.view.CellRange;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/** The cells in view: lines between rows, a band under the cursor's row, a strip a column, a frame around one cell. */
final class GridBody extends Pane {
    /** Keys go elsewhere. */
    private static final PseudoClass AWAY = PseudoClass.getPseudoClass("away");

    private final List<Rectangle> lines = new ArrayList<>();
    private final List<Strip> strips = new ArrayList<>();
    private final Rectangle band = new Rectangle();
    private final Rectangle selected = new Rectangle();
    private final Rectangle mark = new Rectangle();
    private final Rectangle clip = new Rectangle();
    private final Pane lineLayer = layer();
    private final Pane stripLayer = layer();

    GridBody() {
        setManaged(false);
        getStyleClass().add("grid-body");
        band.getStyleClass().add("grid-cursor-band");
        mark.getStyleClass().add("grid-cursor");
        selected.getStyleClass().add("grid-selection");
        for (Rectangle shape : new Rectangle[]{band, selected, mark}) {
            shape.setManaged(false);
            shape.setMouseTransparent(true);
        }
        getChildren().addAll(band, selected, lineLayer, stripLayer, mark);
        setClip(clip);
    }

    private static Pane layer() {
        Pane layer = new Pane();
        layer.setManaged(false);
        layer.setMouseTransparent(true);
        return layer;
    }

    /** @return whether every cell was there to be shown */
    boolean paint(Frame frame, int first, int end, CellCursor cursor, CellRange selection, boolean focused) {
        clip.setWidth(getWidth());
        clip.setHeight(getHeight());
        paintLines(frame);
        boolean complete = paintStrips(frame, first, end);
        paintSelection(frame, selection);
        paintCursor(frame, cursor, focused);
        return complete;
    }

    /** Rows end where the columns do, or at the edge. */
    private double width(Frame frame) {
        return Math.min(getWidth(), frame.columns().total() - frame.columns().scroll());
    }

    private void paintLines(Frame frame) {
        RowScroll rows = frame.rows();
        int count = (int) (rows.end() - rows.first());
        while (lines.size() < count) {
            Rectangle line = new Rectangle(0, 1);
            line.setManaged(false);
            line.getStyleClass().add("grid-line");
            lines.add(line);
            lineLayer.getChildren().add(line);
        }
        double width = width(frame);
        for (int i = 0; i < lines.size(); i++) {
            Rectangle line = lines.get(i);
            line.setVisible(i < count);
            line.setWidth(width);
            line.setY(rows.top(rows.first() + i) + Frame.ROW_HEIGHT - 1);
        }
    }

    private boolean paintStrips(Frame frame, int first, int end) {
        while (strips.size() < end - first + 1) {
            Strip strip = new Strip();
            strips.add(strip);
            stripLayer.getChildren().add(strip);
            forget();
        }
        boolean complete = true;
        for (int column = first; column < end; column++) {
            complete &= strips.get(column % strips.size()).paint(frame, column, getHeight());
        }
        for (Strip strip : strips) {
            if (strip.column() < first || strip.column() >= end) {
                strip.setVisible(false);
            }
        }
        return complete;
    }

    /** The part in view, and a little more where it goes on, so that no edge shows where there is none. */
    private void paintSelection(Frame frame, CellRange selection) {
        RowScroll rows = frame.rows();
        long from = Math.max(selection.rows().from(), rows.first() - 1);
        long to = Math.min(selection.rows().to(), rows.end() + 1);
        boolean there = selection.cells() > 1 && from < to;
        selected.setVisible(there);
        if (there) {
            double left = Math.max(-2, frame.columns().left(selection.columnFrom()));
            double right = Math.min(getWidth() + 2,
                    frame.columns().start(selection.columnTo()) - frame.columns().scroll());
            selected.setX(left + 0.5);
            selected.setWidth(Math.max(0, right - left - 1));
            selected.setY(rows.top(from) + 0.5);
            selected.setHeight(Math.max(0, rows.top(to) - rows.top(from) - 2));
        }
    }

    private void paintCursor(Frame frame, CellCursor cursor, boolean focused) {
        boolean there = cursor.row() >= frame.rows().first() && cursor.row() < frame.rows().end()
                && cursor.column() < frame.columns().count();
        band.setVisible(there);
        mark.setVisible(there);
        mark.pseudoClassStateChanged(AWAY, !focused);
        if (there) {
            double top = frame.rows().top(cursor.row());
            band.setY(top);
            band.setWidth(width(frame));
            band.setHeight(Frame.ROW_HEIGHT - 1);
            mark.setX(frame.columns().left(cursor.column()) + 1.5);
            mark.setY(top + 0.5);
            mark.setWidth(frame.columns().width(cursor.column()) - 3);
            mark.setHeight(Frame.ROW_HEIGHT - 2);
        }
    }

    void forget() {
        strips.forEach(Strip::forget);
    }

    @Nullable
    CellNode cell(long row, int column) {
        for (Strip strip : strips) {
            if (strip.column() == column && strip.isVisible()) {
                return strip.cell(row);
            }
        }
        return null;
    }
}
