package dev.colonnade.app.theme;

import java.util.Objects;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.paint.Paint;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.controlsfx.control.PopOver;

/**
 * Menus, tool tips and pop-overs where nothing composites, as on many remote desktops: a window cannot be transparent
 * there, and what is round or has a shadow stands in a white box. There they are rectangles with a border, and their
 * windows are filled with the same colour.
 */
public final class FlatPopups {
    private static final PseudoClass FLAT = PseudoClass.getPseudoClass("flat");
    private static final String SHEET = Objects.requireNonNull(FlatPopups.class.getResource("flat.css"))
            .toExternalForm();

    /** Held here, and only weakly by the toolkit's list of windows, which outlives every one of them. */
    private final ListChangeListener<Window> shown = change -> {
        while (change.next()) {
            change.getAddedSubList().forEach(FlatPopups::shown);
        }
    };

    /** From now on, as long as this is held. */
    void follow() {
        Window.getWindows().addListener(new WeakListChangeListener<>(shown));
    }

    private static void shown(Window window) {
        if (window instanceof PopupWindow popup && areNeeded()) {
            flatten(popup);
        }
    }

    static boolean areNeeded() {
        return !Platform.isSupported(ConditionalFeature.TRANSPARENT_WINDOW);
    }

    /** What such a pop-over is without. Once it has been shown, or before it ever is. */
    static void flatten(PopOver over) {
        over.setArrowSize(0);
        over.setCornerRadius(0);
        over.setAnimated(false);
        over.getRoot().pseudoClassStateChanged(FLAT, true);
    }

    /** Before it is painted for the first time; doing it again does no harm. */
    public static void flatten(PopupWindow popup) {
        // One that is about to get its skin would have to place its arrow without it.
        if (popup instanceof PopOver over && over.getSkin() != null) {
            flatten(over);
        }
        Scene scene = popup.getScene();
        if (!scene.getStylesheets().contains(SHEET)) {
            scene.getStylesheets().add(SHEET);
        }
        scene.getRoot().applyCss();
        Paint behind = scene.getRoot() instanceof Region root ? Themes.painted(root) : null;
        if (behind != null) {
            scene.setFill(behind);
        }
    }
}
