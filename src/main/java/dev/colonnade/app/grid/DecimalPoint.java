package dev.colonnade.app.grid;

import dev.colonnade.view.Tile;
import dev.colonnade.view.WindowCache;
import org.jspecify.annotations.Nullable;

/**
 * Where the decimal point stands in a column of numbers: so far from the right edge that the longest fraction seen has
 * room. It only ever moves further in, so that numbers do not sway while one scrolls.
 */
final class DecimalPoint {
    private int column = -1;
    private @Nullable TextFit fit;
    private @Nullable Tile last;
    private double fraction;
    private double whole;

    /** Pixels of the part of a number from its point on. */
    static double fraction(String text, TextFit fit) {
        int point = text.indexOf('.');
        return point < 0 ? 0 : fit.width(text.substring(point));
    }

    /** Begins anew for another column. */
    void of(int column, TextFit fit) {
        if (column != this.column || fit != this.fit) {
            this.column = column;
            this.fit = fit;
            last = null;
            fraction = 0;
            whole = 0;
        }
    }

    /** Takes a tile in view into account. */
    void see(Tile tile) {
        TextFit measure = fit;
        if (tile == last || measure == null) {
            return;
        }
        last = tile;
        for (int i = 0; i < Math.min(tile.length(), WindowCache.BLOCK); i++) {
            String text = tile.text(i);
            if (text != null) {
                double behind = fraction(text, measure);
                fraction = Math.max(fraction, behind);
                whole = Math.max(whole, measure.width(text) - behind);
            }
        }
    }

    void forget() {
        column = -1;
    }

    /** How far the point stands from the right edge of a cell with this room; in a narrow one the whole part goes first. */
    double inset(double room) {
        return Math.clamp(room - whole, 0, fraction);
    }
}
