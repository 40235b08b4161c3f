package dev.colonnade.app.grid;

/**
 * Where the grid stands vertically: the first row in view and how many pixels of it are above the edge. Never a pixel
 * position in the whole document, so it is exact at any number of rows.
 */
public final class RowScroll {
    /** Up to this many rows the thumb moves by pixels; above, by rows. */
    private static final double SMOOTH = 100_000;

    private double rowHeight;
    private long count;
    private double height;
    private long first;
    private double offset;

    public RowScroll(double rowHeight, long count) {
        this.rowHeight = rowHeight;
        this.count = count;
    }

    public double rowHeight() {
        return rowHeight;
    }

    /** All rows are of one height, so that any row can be found at any number of them. The first in view stays. */
    public void setRowHeight(double rowHeight) {
        if (rowHeight != this.rowHeight) {
            this.rowHeight = rowHeight;
            offset = 0;
            clamp();
        }
    }

    public void setCount(long count) {
        this.count = count;
        clamp();
    }

    /** @param height pixels that rows are seen in */
    public void setHeight(double height) {
        boolean atEnd = isAtEnd();
        this.height = Math.max(0, height);
        clamp();
        if (atEnd) {
            // Whoever looks at the last row goes on doing so.
            toEnd();
        }
    }

    private boolean isAtEnd() {
        return isScrollable() && end() == count && top(count) <= height;
    }

    public long count() {
        return count;
    }

    public long first() {
        return first;
    }

    /** Pixels of the first row above the edge, from 0 to below the height of a row. */
    public double offset() {
        return offset;
    }

    /** The row after the last one in view, even if only a pixel of that is. */
    public long end() {
        return Math.min(count, first + (long) Math.ceil((offset + height) / rowHeight));
    }

    /** Pixels from the top edge to this row's. */
    public double top(long row) {
        return (row - first) * rowHeight - offset;
    }

    /** The row at this many pixels from the top edge, which may be past the last. */
    public long rowAt(double y) {
        return first + (long) Math.floor((y + offset) / rowHeight);
    }

    /** Rows that a page key goes by: those seen whole, less one to keep one's place. */
    public long page() {
        return Math.max(1, (long) Math.floor(height / rowHeight) - 1);
    }

    public void scrollBy(double pixels) {
        double moved = offset + pixels;
        double rows = Math.floor(moved / rowHeight);
        first += (long) rows;
        offset = moved - rows * rowHeight;
        clamp();
    }

    public void scrollRows(long rows) {
        first = rows > 0 && first > Long.MAX_VALUE - rows ? Long.MAX_VALUE : first + rows;
        clamp();
    }

    public void toStart() {
        first = 0;
        offset = 0;
    }

    /** The bottom edge of the last row at the bottom edge of the view. */
    public void toEnd() {
        first = Long.MAX_VALUE;
        clamp();
    }

    /** Brings this row to the top, or as near to it as the end allows. */
    public void toTop(long row) {
        first = row;
        offset = 0;
        clamp();
    }

    /** Scrolls as little as it takes to see this row whole. */
    public void reveal(long row) {
        if (row < first || row == first && offset > 0) {
            toTop(row);
        } else if (top(row) + rowHeight > height) {
            first = row + 1 - rowsShown();
            offset = rowsShown() * rowHeight - height;
            clamp();
        }
    }

    /** Whether there is more than fits. */
    public boolean isScrollable() {
        return count * rowHeight > height;
    }

    /** How far down the view stands, from 0 to exactly 1 at the end. */
    public double position() {
        if (isAtEnd()) {
            return 1;
        }
        double last = lastPosition();
        return last <= 0 ? 0 : Math.clamp((first + offset / rowHeight) / last, 0, 1);
    }

    /** The share of all rows that is in view, at most 1. */
    public double visibleShare() {
        return count == 0 ? 1 : Math.min(1, height / rowHeight / count);
    }

    /** Goes to a place by ratio: coarse where there are many rows, but exact at both ends. */
    public void setPosition(double position) {
        if (position >= 1) {
            toEnd();
            return;
        }
        double row = Math.max(0, position) * lastPosition();
        first = (long) row;
        offset = lastPosition() < SMOOTH ? Math.round((row - first) * rowHeight) : 0;
        clamp();
    }

    private double lastPosition() {
        return count - height / rowHeight;
    }

    private long rowsShown() {
        return (long) Math.ceil(height / rowHeight);
    }

    private void clamp() {
        if (first < 0 || !isScrollable()) {
            toStart();
            return;
        }
        long shown = rowsShown();
        long lastFirst = Math.max(0, count - shown);
        double lastOffset = shown * rowHeight - height;
        if (first > lastFirst || first == lastFirst && offset > lastOffset) {
            first = lastFirst;
            offset = lastOffset;
        }
    }
}
