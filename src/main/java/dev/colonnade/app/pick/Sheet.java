package dev.colonnade.app.pick;

import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** A layer over the window that shows one thing at a time; Escape or a click beside it closes it and gives the focus back. */
public final class Sheet extends StackPane {
    private static final double WIDTH = 560;

    private static final PseudoClass TALL = PseudoClass.getPseudoClass("tall");

    private @Nullable Node before;
    private Runnable onClose = () -> {
    };

    public Sheet() {
        getStyleClass().add("sheet-layer");
        setVisible(false);
        setAlignment(Pos.TOP_CENTER);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
                event.consume();
            }
        });
        // What nothing in the sheet wanted is not for the window behind it either.
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (isVisible() && (event.isShortcutDown() || event.isAltDown() || event.getCode().isFunctionKey())) {
                event.consume();
            }
        });
        sceneProperty().addListener((_, _, scene) -> {
            if (scene != null) {
                scene.focusOwnerProperty().addListener((_, last, now) -> stay(last, now));
            }
        });
        setOnMousePressed(event -> {
            if (event.getTarget() == this) {
                close();
            }
            event.consume();
        });
    }

    public void show(Region content) {
        show(content, WIDTH, false);
    }

    /**
     * @param width at most, in pixels
     * @param tall whether it may need all the height there is
     */
    public void show(Region content, double width, boolean tall) {
        if (!isVisible()) {
            before = getScene().getFocusOwner();
        }
        ended();
        pseudoClassStateChanged(TALL, tall);
        content.setMaxSize(width, Region.USE_PREF_SIZE);
        if (!content.getStyleClass().contains("pick-sheet")) {
            content.getStyleClass().add("pick-sheet");
        }
        getChildren().setAll(content);
        setVisible(true);
        // What scrolls has its content in the window from now on, so that a field in it can have the keys at once.
        applyCss();
        layout();
    }

    /** Tab goes round within what is shown: what lies below is not to be reached, nor are keys to be lost. */
    private void stay(@Nullable Node last, @Nullable Node now) {
        if (!isVisible() || last == null || !isWithin(last) || now != null && isWithin(now)) {
            return;
        }
        if (now == null) {
            // What had the keys can have them no longer, as a button that was pressed and rests now.
            Platform.runLater(() -> {
                Scene scene = getScene();
                if (isVisible() && scene != null && (scene.getFocusOwner() == null
                        || !isWithin(scene.getFocusOwner()))) {
                    first(last);
                }
            });
        } else {
            first(last);
        }
    }

    private void first(Node last) {
        List<Node> stops = new ArrayList<>();
        stops(this, stops);
        if (!stops.isEmpty()) {
            (last == stops.getFirst() ? stops.getLast() : stops.getFirst()).requestFocus();
        }
    }

    private boolean isWithin(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at == this) {
                return true;
            }
        }
        return false;
    }

    private static void stops(Parent parent, List<Node> into) {
        for (Node child : parent.getChildrenUnmodifiable()) {
            if (child.isVisible() && !child.isDisabled()) {
                if (child.isFocusTraversable()) {
                    into.add(child);
                } else if (child instanceof Parent inner) {
                    stops(inner, into);
                }
            }
        }
    }

    /** @param then what to do when what is shown now goes, whoever closes it; once */
    public void setOnClose(Runnable then) {
        onClose = then;
    }

    private void ended() {
        Runnable then = onClose;
        onClose = () -> {
        };
        then.run();
    }

    public void close() {
        ended();
        setVisible(false);
        getChildren().clear();
        if (before != null) {
            before.requestFocus();
            before = null;
        }
    }
}
