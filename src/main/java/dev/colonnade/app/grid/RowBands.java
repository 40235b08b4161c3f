package dev.colonnade.app.grid;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;

/** A shade behind the rows of every second group; no more shapes than were ever needed at once. */
final class RowBands extends Pane {
    private final List<Rectangle> bands = new ArrayList<>();

    RowBands() {
        setManaged(false);
        setMouseTransparent(true);
    }

    void paint(Frame frame, double width) {
        int used = 0;
        RowScroll rows = frame.rows();
        for (long row = rows.first(); row < rows.end() && frame.marks() != RowMarks.NONE; row++) {
            if (frame.marks().isBanded(row)) {
                if (used == bands.size()) {
                    Rectangle made = new Rectangle();
                    made.setManaged(false);
                    made.getStyleClass().add("grid-group-band");
                    bands.add(made);
                    getChildren().add(made);
                }
                Rectangle band = bands.get(used++);
                band.setY(rows.top(row));
                band.setWidth(width);
                band.setHeight(rows.rowHeight());
                band.setVisible(true);
            }
        }
        for (int i = used; i < bands.size(); i++) {
            bands.get(i).setVisible(false);
        }
    }
}
