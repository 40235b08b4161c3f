package dev.colonnade.app.grid;

import dev.colonnade.view.WindowCache;
import javafx.scene.layout.Region;
import javafx.stage.Window;

/**
 * What one repaint of the grid needs to know.
 *
 * @param hairline how thin the thinnest sharp line is, in pixels
 * @param waiting whether cells that are not there yet say so: not in the first moments, which most never outlast
 */
record Frame(WindowCache cache, RowScroll rows, ColumnAxis columns, TextFit fit, GridPalette palette, boolean waiting,
        double hairline, RowMarks marks, Density density) {
    /** Of rows in which some column goes on over several lines. */
    static final int MOST_LINES = 4;
    static final double LINE_HEIGHT = 18;
    /** How much of the room above the line letters take, about. */
    private static final double CAPITALS = 0.8;
    /** A whole number of device pixels at every usual scale. */
    static final double HEADER_HEIGHT = 48;

    /** Device pixels to one of ours, where this region is shown. */
    static double scale(Region region) {
        Window window = region.getScene() == null ? null : region.getScene().getWindow();
        return window == null ? 1 : window.getRenderScaleY();
    }

    static double hairline(double scale) {
        return Math.max(1, Math.floor(scale)) / scale;
    }

    /** A whole number of device pixels, so that every line is as sharp as the first. */
    static double rowHeight(Density density, boolean wrapped, double scale) {
        double more = wrapped ? (MOST_LINES - 1) * LINE_HEIGHT : 0;
        return Math.rint(scale * (density.rowHeight() + more)) / scale;
    }

    /** Pixels from the top of a row to the line its text stands on. */
    double baseline() {
        return Math.rint((density.rowHeight() - fit.height()) / 2 + fit.ascent());
    }

    /** Whether values of this column go on over several lines. */
    boolean wraps(int column) {
        return cache.format(column).wrapped();
    }

    /**
     * Whether enough of a row's text is in view: at the upper edge all of it, since one reads on from there; below half of
     * it, which says that more follows where an empty strip would say that there is nothing.
     */
    boolean isSeen(long row, double height) {
        double line = rows.top(row) + baseline();
        double letters = CAPITALS * fit.ascent();
        return line - letters >= 0 && line - letters / 2 <= height;
    }
}
