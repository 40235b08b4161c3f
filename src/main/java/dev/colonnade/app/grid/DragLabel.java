package dev.colonnade.app.grid;

import java.util.Locale;
import javafx.scene.control.Label;

/** The row one would land on, beside the thumb while it is dragged. */
final class DragLabel extends Label {
    private static final double GAP = 8;

    DragLabel() {
        setManaged(false);
        setMouseTransparent(true);
        setVisible(false);
        getStyleClass().add("grid-drag-label");
    }

    void show(long row) {
        setText(String.format(Locale.ROOT, "%,d", row));
        setVisible(true);
    }

    void place(RatioBar bar) {
        if (isVisible()) {
            double width = Math.ceil(prefWidth(-1));
            double height = Math.ceil(prefHeight(-1));
            double y = bar.getLayoutY() + bar.position() * (bar.getHeight() - height);
            resizeRelocate(bar.getLayoutX() - GAP - width, Math.rint(y), width, height);
        }
    }
}
