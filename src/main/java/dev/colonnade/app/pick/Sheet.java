package dev.colonnade.app.pick;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** A layer over the window that shows one thing at a time; Escape or a click beside it closes it and gives the focus back. */
public final class Sheet extends StackPane {
    private static final double WIDTH = 560;

    private @Nullable Node before;

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
        setOnMousePressed(event -> {
            if (event.getTarget() == this) {
                close();
            }
            event.consume();
        });
    }

    public void show(Region content) {
        if (!isVisible()) {
            before = getScene().getFocusOwner();
        }
        content.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        if (!content.getStyleClass().contains("sheet")) {
            content.getStyleClass().add("sheet");
        }
        getChildren().setAll(content);
        setVisible(true);
    }

    public void close() {
        setVisible(false);
        getChildren().clear();
        if (before != null) {
            before.requestFocus();
            before = null;
        }
    }
}
