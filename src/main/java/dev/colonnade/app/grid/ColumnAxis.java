package dev.colonnade.app.grid;

import java.util.Arrays;

/**
 * Where columns are: their widths, the sums of these, and how far the grid is scrolled sideways. In pixels; thirty
 * thousand columns are a few million of them, which a double holds exactly.
 */
public final class ColumnAxis {
    public static final double NARROWEST = 36;
    public static final double WIDEST = 4_000;

    /** The most of the view that pinned columns take. */
    private static final double MOST_PINNED = 0.7;

    private double[] widths;
    private double[] starts;
    /** Device pixels to one of ours: widths are whole numbers of the former, so that edges are sharp at any scale. */
    private double scale = 1;
    private int wantedPinned;
    private int pinned;
    private int sound;
    private double view;
    private double scroll;

    public ColumnAxis(double[] widths) {
        this.widths = widths.clone();
        this.starts = new double[widths.length + 1];
    }

    /** Begins anew with other columns, the first {@code pinned} of which do not scroll. Stays scrolled as far as it can. */
    public void reset(double[] widths, int pinned) {
        this.widths = widths.clone();
        java.util.Arrays.setAll(this.widths, i -> snapped(widths[i]));
        this.starts = new double[widths.length + 1];
        this.sound = 0;
        this.wantedPinned = pinned;
        clamp();
    }

    /** @param scale device pixels to one of ours, as 1.25 */
    public void setScale(double scale) {
        if (scale != this.scale) {
            this.scale = scale;
            reset(widths, wantedPinned);
            scroll = snapped(scroll);
        }
    }

    private double snapped(double pixels) {
        return Math.rint(pixels * scale) / scale;
    }

    /** How many columns stand fixed at the left: those pinned, as far as they leave room to scroll the others in. */
    public int pinned() {
        return pinned;
    }

    /** How much of the view pinned columns take, in pixels from its left edge. */
    public double pinnedWidth() {
        return start(pinned);
    }

    public int count() {
        return widths.length;
    }

    public double width(int column) {
        return widths[column];
    }

    /** Pixels from the first column's left edge to this one's; of column {@link #count}, the width of all. */
    public double start(int column) {
        // Only sums after a changed width are computed again, and only when somebody asks.
        for (; sound < column; sound++) {
            starts[sound + 1] = starts[sound] + widths[sound];
        }
        return starts[column];
    }

    public double total() {
        return start(widths.length);
    }

    /** Pixels from the left edge of the view to this column's left edge. */
    public double left(int column) {
        return column < pinned ? start(column) : start(column) - scroll;
    }

    /** How much of this column is in view, from its left edge on: less than its width only at the right edge. */
    public double seen(int column) {
        return Math.max(0, Math.min(widths[column], view - left(column)));
    }

    /** What is in view stays where it is when a column left of it changes. */
    public void setWidth(int column, double width) {
        double next = Math.clamp(snapped(width), snapped(NARROWEST), WIDEST);
        if (column >= pinned && start(column + 1) <= scroll + pinnedWidth()) {
            scroll += next - widths[column];
        }
        widths[column] = next;
        sound = Math.min(sound, column);
        clamp();
    }

    public void setView(double pixels) {
        view = Math.max(0, pixels);
        clamp();
    }

    public double view() {
        return view;
    }

    public double scroll() {
        return scroll;
    }

    public void scrollTo(double pixels) {
        scroll = snapped(pixels);
        clamp();
    }

    /** The first column in view of those that scroll. */
    public int first() {
        return Math.max(columnAtSum(scroll + pinnedWidth()), Math.min(pinned, Math.max(0, widths.length - 1)));
    }

    /** The column after the last one in view. */
    public int end() {
        return widths.length == 0 ? 0 : Math.min(widths.length, columnAtSum(Math.ceil(scroll + view) - 0.5) + 1);
    }

    /** The column at this many pixels from the left edge of the view, or -1 right of the last. */
    public int columnAt(double x) {
        double sum = x < pinnedWidth() ? x : x + scroll;
        return sum < 0 || sum >= total() ? -1 : columnAtSum(sum);
    }

    private int columnAtSum(double sum) {
        total();
        int found = Arrays.binarySearch(starts, sum);
        return Math.clamp(found >= 0 ? found : -found - 2, 0, Math.max(0, widths.length - 1));
    }

    /** Scrolls as little as it takes to see this column whole, its left edge first. */
    public void reveal(int column) {
        if (column < pinned) {
            return;
        }
        if (start(column + 1) > scroll + view) {
            scroll = start(column + 1) - view;
        }
        if (start(column) < scroll + pinnedWidth()) {
            scroll = start(column) - pinnedWidth();
        }
        clamp();
    }

    public double position() {
        double most = total() - view;
        return most <= 0 ? 0 : scroll / most;
    }

    public void setPosition(double position) {
        scrollTo(position * (total() - view));
    }

    public double visibleShare() {
        return total() <= 0 ? 1 : Math.min(1, view / total());
    }

    private void clamp() {
        pinned = 0;
        while (pinned < wantedPinned && start(pinned + 1) <= view * MOST_PINNED) {
            pinned++;
        }
        scroll = Math.clamp(scroll, 0, Math.max(0, Math.ceil(total() - view)));
    }
}
