package dev.colonnade.app.grid;

import dev.colonnade.view.WindowCache;

/**
 * What one repaint of the grid needs to know.
 *
 * @param waiting whether cells that are not there yet say so: not in the first moments, which most never outlast
 */
record Frame(WindowCache cache, RowScroll rows, ColumnAxis columns, TextFit fit, GridPalette palette, boolean waiting) {
    static final double ROW_HEIGHT = 26;
    static final double HEADER_HEIGHT = 46;

    /** Pixels from the top of a row to the line its text stands on. */
    double baseline() {
        return Math.rint((ROW_HEIGHT - fit.height()) / 2 + fit.ascent());
    }

    /** Pixels from the top of a row to below its text: a row of which less is in view shows none. */
    double underline() {
        return baseline() + fit.height() - fit.ascent();
    }
}
