package dev.colonnade.app.theme;

import java.net.URL;
import java.util.Objects;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.stage.Screen;
import javafx.stage.Window;
import org.controlsfx.control.PopOver;

/** Pop-overs in the window's own colours. */
public final class Pops {
    /** From the edge of a pop-over to the tip of its arrow, and of its shade to its own edge. */
    private static final double EDGE = 40;

    private Pops() {
    }

    public static PopOver over(Region content, PopOver.ArrowLocation arrow) {
        content.getStyleClass().add("pop-content");
        PopOver popOver = new PopOver(content);
        popOver.setArrowLocation(arrow);
        popOver.setDetachable(false);
        popOver.setCornerRadius(10);
        if (FlatPopups.areNeeded()) {
            FlatPopups.flatten(popOver);
        }
        // A pop-over brings colours of its own, meant for light windows, on its root: ours must stand behind them there.
        URL sheet = Objects.requireNonNull(Pops.class.getResource("popover.css"));
        popOver.getRoot().getStylesheets().add(sheet.toExternalForm());
        return popOver;
    }

    /**
     * Shows it below the middle of something, on the side that its window, and the screen, has more room for, so that its
     * arrow stays there.
     *
     * @param over what it is about, on the screen
     * @param widest it may become
     */
    public static void below(PopOver popOver, Node owner, Bounds over, double widest) {
        double x = over.getCenterX();
        Rectangle2D screen = Screen.getScreensForRectangle(x, over.getMaxY(), 1, 1).stream().findFirst()
                .orElse(Screen.getPrimary()).getVisualBounds();
        Window window = owner.getScene().getWindow();
        double left = x - Math.max(screen.getMinX(), window.getX());
        double right = Math.min(screen.getMaxX(), window.getX() + window.getWidth()) - x;
        popOver.setArrowLocation(right < widest + EDGE && left > right
                ? PopOver.ArrowLocation.TOP_RIGHT
                : PopOver.ArrowLocation.TOP_LEFT);
        popOver.show(owner, x, over.getMaxY());
    }

    /** Makes it this wide while it is shown, with its arrow where that is. */
    public static void widen(PopOver popOver, Region content, double width) {
        double more = width - content.getPrefWidth();
        content.setPrefWidth(width);
        if (popOver.isShowing() && popOver.getArrowLocation() == PopOver.ArrowLocation.TOP_RIGHT) {
            popOver.setAnchorX(popOver.getAnchorX() - more);
        }
    }
}
