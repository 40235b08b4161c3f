package dev.colonnade.app.grid;

import java.util.List;
import javafx.scene.shape.SVGPath;

/** Small bars side by side, on whole pixels, in one node: the grid has enough of them. */
final class BarStrip extends SVGPath {
    private static final int HEIGHT = 11;
    /** Broad bars where there are few, on a line, so that they do not look like strokes that part something. */
    private static final double[] BROAD_STEPS = {8, 6, 5, 4, 3};
    /** From this breadth on bars stand two pixels apart, so that a few of one height are no block. */
    private static final double APART = 6;
    /** One value in all rows: a stroke on a line, and not a block, which would say that all values occur alike. */
    private static final double ALONE = 15;
    /** One breadth in all heads, whatever stands beside them, with a gap: bars of one height would be a grey block. */
    private static final double[] STEPS = {3};
    private static final int FEW = 6;

    private List<Double> shown = List.of();
    private double step;
    private boolean halved;

    BarStrip() {
        setManaged(false);
        setMouseTransparent(true);
        getStyleClass().add("grid-head-bar");
    }

    /** Draws bars as broad as the room allows, or half as many of them. @return pixels they take; 0 if they do not fit */
    double draw(HeadBars bars, double room) {
        if (bars.heights().size() == 1) {
            halved = false;
            return room < ALONE ? 0 : alone(bars.heights());
        }
        double whole = draw(bars.heights(), bars.heights().size() <= FEW ? BROAD_STEPS : STEPS, room);
        halved = whole == 0;
        return whole > 0 ? whole : draw(bars.halved(), STEPS, room);
    }

    private double draw(List<Double> heights, double[] steps, double room) {
        for (double wide : steps) {
            if (!heights.isEmpty() && heights.size() * wide - 1 <= room) {
                return draw(heights, wide);
            }
        }
        return 0;
    }

    /** Whether two bars were drawn as one the last time. */
    boolean isHalved() {
        return halved;
    }

    /** @param left of the first bar, and {@code below} where all stand, in pixels */
    void place(double left, double below) {
        setLayoutX(left);
        setLayoutY(below - HEIGHT);
    }

    private double alone(List<Double> heights) {
        if (!heights.equals(shown)) {
            shown = heights;
            step = 0;
            setContent("M0 " + HEIGHT + "h" + ALONE + "v1h" + -ALONE + "zM6 " + HEIGHT + "h3v" + -HEIGHT + "h-3z");
        }
        return ALONE;
    }

    private double draw(List<Double> heights, double wide) {
        int count = heights.size();
        if (heights.equals(shown) && wide == step) {
            return count * step - 1;
        }
        shown = heights;
        step = wide;
        double thick = wide >= APART ? wide - 2 : wide - 1;
        StringBuilder path = new StringBuilder();
        path.append('M').append(-1).append(' ').append(HEIGHT).append('h').append(count * wide + 1).append("v1h")
                .append(-count * wide - 1).append('z');
        for (int i = 0; i < count; i++) {
            // What is there at all is seen, however little it is.
            double share = heights.get(i);
            long height = share == 0 ? 0 : Math.max(1, Math.round(share * HEIGHT));
            if (height > 0) {
                path.append('M').append(i * wide).append(' ').append(HEIGHT).append('h').append(thick)
                        .append('v').append(-height).append('h').append(-thick).append('z');
            }
        }
        setContent(path.toString());
        return count * wide - 1;
    }
}
