package dev.colonnade.app.columns;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The order of a table's columns, those that are hidden, and how many stand fixed at the left. Immutable: what can be
 * undone is a list of these. Columns are named by their number in the table.
 */
final class Arrangement {
    /** Every column; those pinned come first. */
    private final int[] order;
    private final BitSet hidden;
    private final int pinned;

    private Arrangement(int[] order, BitSet hidden, int pinned) {
        this.order = order;
        this.hidden = hidden;
        this.pinned = pinned;
    }

    static Arrangement of(int columns) {
        int[] order = new int[columns];
        Arrays.setAll(order, i -> i);
        return new Arrangement(order, new BitSet(), 0);
    }

    /** @param order a permutation of all columns, the first {@code pinned} of which are pinned */
    static Arrangement of(int[] order, BitSet hidden, int pinned) {
        return new Arrangement(order.clone(), (BitSet) hidden.clone(), pinned);
    }

    /** The same for a table of so many columns: those beyond go, new ones come last. */
    Arrangement sized(int columns) {
        if (columns == order.length) {
            return this;
        }
        int[] fewer = Arrays.stream(order).filter(column -> column < columns).toArray();
        int[] all = Arrays.copyOf(fewer, columns);
        for (int i = fewer.length; i < columns; i++) {
            all[i] = i;
        }
        BitSet out = (BitSet) hidden.clone();
        out.clear(columns, Math.max(columns, order.length));
        return new Arrangement(all, out,
                (int) Arrays.stream(order, 0, pinned).filter(column -> column < columns).count());
    }

    int size() {
        return order.length;
    }

    int at(int index) {
        return order[index];
    }

    /** The columns to show, in order. */
    int[] shown() {
        return Arrays.stream(order).filter(column -> !hidden.get(column)).toArray();
    }

    /** How many of those shown are pinned. */
    int pinnedShown() {
        return (int) Arrays.stream(order, 0, pinned).filter(column -> !hidden.get(column)).count();
    }

    boolean isHidden(int column) {
        return hidden.get(column);
    }

    int hiddenCount() {
        return hidden.cardinality();
    }

    boolean isPinned(int column) {
        return indexOf(column) < pinned;
    }

    boolean isInFileOrder() {
        for (int i = 0; i < order.length; i++) {
            if (order[i] != i) {
                return false;
            }
        }
        return true;
    }

    /** With these hidden as well; itself if that would leave none to see. */
    Arrangement hide(int[] columns) {
        BitSet more = (BitSet) hidden.clone();
        for (int column : columns) {
            more.set(column);
        }
        return more.cardinality() >= order.length || more.equals(hidden) ? this : new Arrangement(order, more, pinned);
    }

    Arrangement show(int column) {
        if (!hidden.get(column)) {
            return this;
        }
        BitSet fewer = (BitSet) hidden.clone();
        fewer.clear(column);
        return new Arrangement(order, fewer, pinned);
    }

    Arrangement showAll() {
        return hidden.isEmpty() ? this : new Arrangement(order, new BitSet(), pinned);
    }

    /** With this column behind the last pinned one, pinned too; or, if it was pinned, free and before all others. */
    Arrangement pin(int column, boolean pin) {
        int from = indexOf(column);
        return (from < pinned) == pin
                ? this
                : new Arrangement(moved(from, pin ? pinned : pinned - 1), hidden, pin ? pinned + 1 : pinned - 1);
    }

    /** With this column moved next to another that is shown; it joins or leaves the pinned ones with its new place. */
    Arrangement move(int column, int beside) {
        int from = indexOf(column);
        int to = indexOf(beside);
        if (from == to) {
            return this;
        }
        boolean wasPinned = from < pinned;
        boolean willBe = to < pinned;
        return new Arrangement(moved(from, to), hidden, pinned + (willBe ? 1 : 0) - (wasPinned ? 1 : 0));
    }

    private int[] moved(int from, int to) {
        int[] next = order.clone();
        int column = next[from];
        if (from < to) {
            System.arraycopy(order, from + 1, next, from, to - from);
        } else {
            System.arraycopy(order, to, next, to + 1, from - to);
        }
        next[to] = column;
        return next;
    }

    private int indexOf(int column) {
        for (int i = 0; i < order.length; i++) {
            if (order[i] == column) {
                return i;
            }
        }
        throw new IndexOutOfBoundsException(column);
    }
}
