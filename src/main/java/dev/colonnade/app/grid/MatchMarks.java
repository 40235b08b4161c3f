package dev.colonnade.app.grid;

import dev.colonnade.view.Tile;
import dev.colonnade.view.WindowCache;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;

/** A shade behind every cell in view that is set off; no more shapes than were ever needed at once. */
final class MatchMarks extends Pane {
    private final List<Rectangle> marks = new ArrayList<>();

    MatchMarks() {
        setManaged(false);
        setMouseTransparent(true);
    }

    void paint(Frame frame, Highlight highlight, int first, int end) {
        int used = 0;
        RowScroll rows = frame.rows();
        for (int column = first; column < end && highlight != Highlight.NONE; column++) {
            if (!highlight.columns().test(frame.cache().view().sourceColumn(column))) {
                continue;
            }
            for (long row = rows.first(); row < rows.end(); row++) {
                Tile tile = frame.cache().tile(row / WindowCache.BLOCK, column);
                String text = tile == null || tile.fault() != null
                        ? null
                        : tile.text((int) (row % WindowCache.BLOCK));
                if (text != null && highlight.text().test(text)) {
                    place(used++, frame.columns().left(column) + 3, rows.top(row) + 2,
                            frame.columns().seen(column) - 6, rows.rowHeight() - 5);
                }
            }
        }
        for (int i = used; i < marks.size(); i++) {
            marks.get(i).setVisible(false);
        }
    }

    private void place(int index, double x, double y, double width, double height) {
        if (index == marks.size()) {
            Rectangle made = new Rectangle();
            made.setManaged(false);
            made.getStyleClass().add("grid-match");
            marks.add(made);
            getChildren().add(made);
        }
        Rectangle mark = marks.get(index);
        mark.setX(x);
        mark.setY(y);
        mark.setWidth(Math.max(0, width));
        mark.setHeight(height);
        mark.setVisible(true);
    }
}
