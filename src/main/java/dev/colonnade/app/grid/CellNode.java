package dev.colonnade.app.grid;

import dev.colonnade.column.Field;
import dev.colonnade.view.Tile;
import javafx.geometry.VPos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * One cell on the screen, used again and again for whatever value is there. A screen reader is told the true row, the
 * column's name and the value: the indices it may ask for are too small for our tables.
 */
public final class CellNode extends Text {
    static final String NULL_MARK = "null";
    static final String WAITING_MARK = "\u00B7\u00B7\u00B7";
    static final double PADDING = 12;

    private enum State {
        VALUE, NULL, UNREADABLE, WAITING, BLANK
    }

    private long row = -1;
    private int column = -1;
    private @Nullable Field field;
    private State state = State.BLANK;
    private String value = "";
    private double fittedTo = -1;
    private double shownWidth;
    private double shownFraction = -1;
    private boolean link;

    CellNode() {
        setManaged(false);
        setMouseTransparent(true);
        setTextOrigin(VPos.BASELINE);
        setAccessibleRole(AccessibleRole.TABLE_CELL);
    }

    long row() {
        return row;
    }

    /** Whether the value is there to be read. */
    public boolean isLoaded() {
        return state == State.VALUE || state == State.NULL || state == State.UNREADABLE;
    }

    /** Everything about this cell can have changed: the font, the colours, the column it stands in. */
    void forget() {
        row = -1;
        fittedTo = -1;
    }

    void show(Frame frame, long row, int column, Field field, @Nullable Tile tile, int index, double width,
            boolean wrapped) {
        String text = tile == null ? null : tile.text(index);
        State next = tile == null
                ? frame.waiting() ? State.WAITING : State.BLANK
                : tile.fault() != null ? State.UNREADABLE : text == null ? State.NULL : State.VALUE;
        boolean same = next == state && this.row == row && this.column == column && fittedTo == width
                && (text == null || text.equals(value));
        this.row = row;
        this.column = column;
        this.field = field;
        if (same) {
            return;
        }
        state = next;
        value = text == null ? "" : text;
        fittedTo = width;
        link = next == State.VALUE && Links.isLink(value);
        String whole = switch (next) {
            case VALUE -> value;
            case NULL -> NULL_MARK;
            case UNREADABLE -> frame.palette().unreadable();
            case WAITING -> WAITING_MARK;
            case BLANK -> "";
        };
        double room = width - 2 * PADDING;
        String shown = wrapped && next == State.VALUE
                ? frame.fit().wrap(whole, room, Frame.MOST_LINES)
                : frame.fit().cut(whole, room);
        shownWidth = frame.fit().width(shown);
        shownFraction = next == State.VALUE ? DecimalPoint.fraction(shown, frame.fit()) : -1;
        if (isUnderline() != link) {
            setUnderline(link);
        }
        setLineSpacing(wrapped ? Frame.LINE_HEIGHT - frame.fit().height() : 0);
        if (!shown.equals(getText())) {
            setText(shown);
        }
        Color colour = switch (next) {
            case VALUE, BLANK -> link ? frame.palette().link() : frame.palette().ink();
            case NULL, WAITING -> frame.palette().faint();
            case UNREADABLE -> frame.palette().danger();
        };
        if (getFill() != colour) {
            setFill(colour);
        }
    }

    /** Whether the value is an address that can be opened. */
    public boolean isLink() {
        return link;
    }

    /**
     * @param point how far the decimal point of a number stands from the right
     * @param seen whether enough of the row is in view
     */
    void place(boolean flushRight, double point, double width, double baseline, boolean seen) {
        double right = width - PADDING - (shownFraction < 0 ? 0 : Math.max(0, point - shownFraction));
        double x = flushRight ? Math.max(PADDING, Math.rint(right - shownWidth)) : PADDING;
        if (getX() != x) {
            setX(x);
        }
        if (getY() != baseline) {
            setY(baseline);
        }
        if (isVisible() != seen) {
            setVisible(seen);
        }
    }

    /** {@code row 12, carrier, AA}; rows are counted from one, as they are shown. */
    private String spoken() {
        String said = switch (state) {
            case VALUE -> value;
            case NULL -> "null";
            case UNREADABLE -> "unreadable";
            case WAITING, BLANK -> "not loaded yet";
        };
        return "row " + (row + 1) + ", " + (field == null ? "" : field.name()) + ", " + said;
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case TEXT -> spoken();
            case ROW_INDEX -> (int) Math.min(Integer.MAX_VALUE, row);
            case COLUMN_INDEX -> column;
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }
}
