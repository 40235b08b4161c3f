package dev.colonnade.app.grid;

import dev.colonnade.column.Field;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;

/** The heads of the columns in view. */
final class GridHeader extends Pane {
    private final TextFits fits;
    private final List<HeaderCell> cells = new ArrayList<>();
    private final Rectangle clip = new Rectangle();

    GridHeader(TextFits fits) {
        this.fits = fits;
        setManaged(false);
        getStyleClass().add("grid-header");
        setClip(clip);
    }

    /** @param left where they may begin to be seen, in pixels from the edge of the grid's cells */
    void paint(Frame frame, int first, int end, double left, double right, HeadFacts facts) {
        setVisible(right > left);
        clip.setX(left);
        clip.setWidth(right - left);
        clip.setHeight(getHeight());
        reserve(end - first + 1);
        boolean[] used = new boolean[cells.size()];
        for (int column = first; column < end; column++) {
            Field field = frame.cache().view().field(column);
            used[column % cells.size()] = true;
            int source = frame.cache().view().sourceColumn(column);
            cells.get(column % cells.size()).paint(field, frame.columns().left(column), frame.columns().seen(column),
                    facts.nullShare(source), facts.mark(source), facts.bars(source));
        }
        for (int i = 0; i < used.length; i++) {
            if (!used[i]) {
                cells.get(i).setVisible(false);
            }
        }
    }

    private void reserve(int count) {
        while (cells.size() < count) {
            HeaderCell cell = new HeaderCell(fits);
            cells.add(cell);
            getChildren().add(cell);
            // Its fonts come from the style sheet, and are needed to measure by at once.
            cell.applyCss();
        }
    }

    /** How wide a column must be to show its name whole. */
    double wanted(Field field) {
        reserve(1);
        return cells.getFirst().wanted(field);
    }
}
