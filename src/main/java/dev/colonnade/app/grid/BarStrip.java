package dev.colonnade.app.grid;

import java.util.List;
import javafx.scene.shape.SVGPath;

/** Small bars side by side, on whole pixels, in one node: the grid has enough of them. */
final class BarStrip extends SVGPath {
    private static final int HEIGHT = 11;
    /** Broad bars where there are few, so that they do not look like strokes of a pen; the last has no gaps. */
    private static final double[] BROAD_STEPS = {6, 4, 3};
    private static final double[] STEPS = {4, 3, 2};
    private static final double LEAST_STEP = 3;
    private static final int FEW = 6;

    private List<Double> shown = List.of();
    private double step;

    BarStrip() {
        setManaged(false);
        setMouseTransparent(true);
        getStyleClass().add("grid-head-bar");
    }

    /** Draws bars as broad as the room allows, or half as many of them. @return pixels they take; 0 if they do not fit */
    double draw(HeadBars bars, double room) {
        int count = bars.heights().size();
        for (double wide : count <= FEW ? BROAD_STEPS : STEPS) {
            if (count > 0 && count * wide - 1 <= room) {
                return draw(bars.heights(), wide);
            }
        }
        List<Double> half = bars.halved();
        return half.isEmpty() || half.size() * LEAST_STEP - 1 > room ? 0 : draw(half, LEAST_STEP);
    }

    /** @param left of the first bar, and {@code below} where all stand, in pixels */
    void place(double left, double below) {
        setLayoutX(left);
        setLayoutY(below - HEIGHT);
    }

    private double draw(List<Double> heights, double wide) {
        int count = heights.size();
        if (heights.equals(shown) && wide == step) {
            return count * step - 1;
        }
        shown = heights;
        step = wide;
        double gap = wide > 2 ? 1 : 0;
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < count; i++) {
            // What is there at all is seen, however little it is.
            double share = heights.get(i);
            long height = share == 0 ? 0 : Math.max(1, Math.round(share * HEIGHT));
            if (height > 0) {
                path.append('M').append(i * wide).append(' ').append(HEIGHT).append('h').append(wide - gap)
                        .append('v').append(-height).append('h').append(gap - wide).append('z');
            }
        }
        setContent(path.toString());
        return count * wide - 1;
    }
}
