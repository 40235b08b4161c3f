package dev.colonnade.app.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * A scroll bar that knows a ratio and nothing else, so that no number of rows is too many for it. Dragging keeps the
 * point it was grabbed at; a click in the trough goes there.
 */
public final class RatioBar extends Region {
    /** Across, in pixels. */
    static final double BREADTH = 14;
    private static final double SHORTEST = 32;
    private static final double INSET = 3;
    private static final double TICK = 5;

    private final Orientation orientation;
    private final DoubleConsumer moved;
    private final Region thumb = new Region();
    private double position;
    private double share = 1;
    private double grabbedAt;
    private double markedFor = -1;
    private @Nullable ChunkTicks marked;

    RatioBar(Orientation orientation, DoubleConsumer moved) {
        this.orientation = orientation;
        this.moved = moved;
        setManaged(false);
        setCursor(Cursor.DEFAULT);
        getStyleClass().add("ratio-bar");
        thumb.getStyleClass().add("ratio-thumb");
        thumb.setManaged(false);
        thumb.setMouseTransparent(true);
        getChildren().add(thumb);
        setAccessibleRole(AccessibleRole.SCROLL_BAR);
        setOnMousePressed(this::grab);
        setOnMouseDragged(event -> {
            dragTo(along(event));
            // What lies below would take it for a selection that grows.
            event.consume();
        });
        setOnMouseReleased(event -> {
            pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("dragged"), false);
            event.consume();
        });
    }

    void show(double position, double share) {
        this.position = position;
        this.share = share;
        setVisible(share < 1);
        double start = INSET + position * travel();
        double across = (vertical() ? getWidth() : getHeight()) - 2 * INSET;
        if (vertical()) {
            thumb.resizeRelocate(INSET, Math.rint(start), across, Math.rint(thumbLength()));
        } else {
            thumb.resizeRelocate(Math.rint(start), INSET, Math.rint(thumbLength()), across);
        }
    }

    /** Marks where units of storage begin. Done once a size and for each other order of rows. */
    void mark(ChunkTicks chunks) {
        double length = length();
        if (length == markedFor && chunks == marked || !isVisible()) {
            return;
        }
        markedFor = length;
        marked = chunks;
        List<Region> ticks = new ArrayList<>();
        for (double at : chunks.along(length)) {
            Region tick = new Region();
            tick.setManaged(false);
            tick.setMouseTransparent(true);
            tick.getStyleClass().add("ratio-tick");
            tick.resizeRelocate(getWidth() - TICK, Math.rint(INSET + at), TICK, 1);
            ticks.add(tick);
        }
        ticks.add(thumb);
        getChildren().setAll(ticks);
    }

    public double position() {
        return position;
    }

    private void grab(MouseEvent event) {
        double at = along(event);
        double start = INSET + position * travel();
        if (at < start || at > start + thumbLength()) {
            grabbedAt = thumbLength() / 2;
            dragTo(at);
        } else {
            grabbedAt = at - start;
        }
        pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("dragged"), true);
        event.consume();
    }

    private void dragTo(double at) {
        if (travel() > 0) {
            moved.accept(Math.clamp((at - grabbedAt - INSET) / travel(), 0, 1));
        }
    }

    private double along(MouseEvent event) {
        return vertical() ? event.getY() : event.getX();
    }

    private boolean vertical() {
        return orientation == Orientation.VERTICAL;
    }

    private double length() {
        return (vertical() ? getHeight() : getWidth()) - 2 * INSET;
    }

    private double thumbLength() {
        return Math.clamp(length() * share, Math.min(SHORTEST, Math.max(0, length())), Math.max(0, length()));
    }

    private double travel() {
        return length() - thumbLength();
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case ORIENTATION -> orientation;
            case VALUE -> position;
            case MIN_VALUE -> 0.0;
            case MAX_VALUE -> 1.0;
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }
}
