package dev.colonnade.app.grid;

import java.util.List;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.shape.Rectangle;

/** Small bars side by side, on whole pixels; bars stay when others are shown, and are made when first needed. */
final class BarStrip extends Group {
    private static final double HEIGHT = 13;
    /** Broad bars where there are few, so that they do not look like strokes of a pen; the last has no gaps. */
    private static final double[] BROAD_STEPS = {6, 4, 3};
    private static final double[] STEPS = {4, 3, 2};
    private static final double LEAST_STEP = 3;
    private static final int FEW = 6;

    private HeadBars shown = HeadBars.NONE;
    private double step;

    BarStrip() {
        setManaged(false);
        setMouseTransparent(true);
        getStyleClass().add("grid-head-bars");
    }

    /** Draws bars as broad as the room allows, or half as many of them. @return pixels they take; 0 if they do not fit */
    double draw(HeadBars bars, double room) {
        int count = bars.heights().size();
        for (double wide : count <= FEW ? BROAD_STEPS : STEPS) {
            if (count > 0 && count * wide - 1 <= room) {
                return draw(bars, bars.heights(), wide);
            }
        }
        List<Double> half = bars.halved();
        return half.isEmpty() || half.size() * LEAST_STEP - 1 > room ? 0 : draw(bars, half, LEAST_STEP);
    }

    /** @param left of the first bar, and {@code below} where all stand, in pixels */
    void place(double left, double below) {
        setLayoutX(left);
        setLayoutY(below - HEIGHT);
    }

    private double draw(HeadBars bars, List<Double> heights, double wide) {
        int count = heights.size();
        if (bars == shown && wide == step) {
            return count * step - 1;
        }
        shown = bars;
        step = wide;
        double gap = wide > 2 ? 1 : 0;
        while (getChildren().size() < count) {
            Rectangle bar = new Rectangle();
            bar.getStyleClass().add("grid-head-bar");
            getChildren().add(bar);
        }
        for (int i = 0; i < getChildren().size(); i++) {
            Node node = getChildren().get(i);
            node.setVisible(i < count);
            if (i < count && node instanceof Rectangle bar) {
                // What is there at all is seen, however little it is.
                double share = heights.get(i);
                double height = share == 0 ? 0 : Math.max(1, Math.rint(share * HEIGHT));
                bar.setX(i * wide);
                bar.setWidth(wide - gap);
                bar.setY(HEIGHT - height);
                bar.setHeight(height);
            }
        }
        return count * wide - 1;
    }
}
