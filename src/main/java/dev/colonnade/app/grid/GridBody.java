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
    private final RowBands bands = new RowBands();
    private final MatchMarks matches = new MatchMarks();
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
        getChildren().addAll(bands, band, selected, lineLayer, matches, stripLayer, mark);
        setClip(clip);
    }

    private static Pane layer() {
        Pane layer = new Pane();
        layer.setManaged(false);
        layer.setMouseTransparent(true);
        return layer;
    }

    /**
     * The columns this body is for, and where they are seen.
     *
     * @param low the first column that could ever be seen here
     * @param high the one after the last that could
     * @param first the first in view
     * @param end the one after the last in view
     * @param left where they may begin to be seen, in pixels from the edge of the grid's cells
     * @param right where they must end
     */
    record Part(int low, int high, int first, int end, double left, double right) {
        boolean has(int column) {
            return column >= low && column < high;
        }

        /** Rows end where the columns do, or at the edge. */
        double width(Frame frame) {
            return Math.min(right, frame.columns().total() - frame.columns().scroll());
        }
    }

    /** @return whether every cell was there to be shown */
    boolean paint(Frame frame, Part part, CellCursor cursor, CellRange selection, boolean focused,
            Highlight highlight) {
        setVisible(part.right > part.left);
        if (!isVisible()) {
            return true;
        }
        clip.setX(part.left);
        clip.setWidth(part.right - part.left);
        clip.setHeight(getHeight());
        bands.paint(frame, part.width(frame));
        paintLines(frame, part);
        boolean complete = paintStrips(frame, part.first, part.end);
        matches.paint(frame, highlight, part.first, part.end);
        paintSelection(frame, part, selection);
        paintCursor(frame, part, cursor, focused);
        return complete;
    }

    private void paintLines(Frame frame, Part part) {
        RowScroll rows = frame.rows();
        int count = (int) (rows.end() - rows.first());
        while (lines.size() < count) {
            Rectangle line = new Rectangle(0, 1);
            line.setManaged(false);
            line.getStyleClass().add("grid-line");
            lines.add(line);
            lineLayer.getChildren().add(line);
        }
        double width = part.width(frame);
        for (int i = 0; i < lines.size(); i++) {
            Rectangle line = lines.get(i);
            line.setVisible(i < count);
            line.setWidth(width);
            line.setY(rows.top(rows.first() + i) + rows.rowHeight() - frame.hairline());
            line.setHeight(frame.hairline());
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
    private void paintSelection(Frame frame, Part part, CellRange selection) {
        RowScroll rows = frame.rows();
        ColumnAxis columns = frame.columns();
        long from = Math.max(selection.rows().from(), rows.first() - 1);
        long to = Math.min(selection.rows().to(), rows.end() + 1);
        int columnFrom = Math.max(selection.columnFrom(), part.low);
        int columnTo = Math.min(selection.columnTo(), part.high);
        boolean there = selection.cells() > 1 && from < to && columnFrom < columnTo;
        selected.setVisible(there);
        if (there) {
            double left = columnFrom > selection.columnFrom() ? part.left - 2 : columns.left(columnFrom);
            double right = columnTo < selection.columnTo()
                    ? part.right + 2
                    : columns.left(columnTo - 1) + columns.width(columnTo - 1);
            left = Math.max(part.left - 2, left);
            right = Math.min(part.right + 2, right);
            selected.setX(left + 0.5);
            selected.setWidth(Math.max(0, right - left - 1));
            selected.setY(rows.top(from) + 0.5);
            selected.setHeight(Math.max(0, rows.top(to) - rows.top(from) - 2));
        }
    }

    private void paintCursor(Frame frame, Part part, CellCursor cursor, boolean focused) {
        boolean inRow = cursor.row() >= frame.rows().first() && cursor.row() < frame.rows().end()
                && frame.columns().count() > 0;
        boolean there = inRow && part.has(cursor.column());
        band.setVisible(inRow);
        mark.setVisible(there);
        mark.pseudoClassStateChanged(AWAY, !focused);
        double top = frame.rows().top(cursor.row());
        double height = frame.rows().rowHeight();
        if (inRow) {
            band.setY(top);
            band.setWidth(part.width(frame));
            band.setHeight(height - frame.hairline());
        }
        if (there) {
            mark.setX(frame.columns().left(cursor.column()) + 1.5);
            mark.setY(top + 0.5);
            mark.setWidth(frame.columns().width(cursor.column()) - 3);
            mark.setHeight(height - 2);
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
