package dev.colonnade.app.form;

import javafx.beans.value.ChangeListener;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.fluentui.FluentUiRegularAL;
import org.kordamp.ikonli.javafx.FontIcon;

/** A dialog on the sheet: a title and what it is about, parts one below another that scroll, and buttons below. */
public final class Form extends BorderPane {
    /** Pixels; what has less room scrolls. */
    public static final double WIDTH = 620;

    /** What is left free beside a part that is scrolled to, in pixels. */
    private static final double EDGE = 8;

    private final VBox parts = new VBox();
    private final HBox buttons = new HBox();
    private final Label of = new Label();
    private final Label said = new Label();
    private final ScrollPane scroll = new ScrollPane();
    private final ChangeListener<Node> focused = (_, _, now) -> {
        if (now != null && isWithin(now)) {
            reveal(now);
        }
    };

    /**
     * @param id of the whole; other parts are called by it too
     * @param about what it is done to, in a line
     * @param close what the cross does
     */
    public Form(String id, String title, String about, String closeText, Runnable close) {
        setId(id);
        getStyleClass().add("form");
        Label name = new Label(title);
        name.getStyleClass().add("form-title");
        of.setText(about);
        of.setId(id + "-about");
        of.getStyleClass().add("hint");
        of.setWrapText(true);
        Button cross = new Button(null, new FontIcon(FluentUiRegularAL.DISMISS_16));
        cross.setId(id + "-close");
        cross.getStyleClass().addAll("flat", "icon-button");
        cross.setAccessibleText(closeText);
        cross.setFocusTraversable(false);
        cross.setOnAction(_ -> close.run());
        VBox words = new VBox(name, of);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox head = new HBox(words, cross);
        head.getStyleClass().add("form-head");
        parts.getStyleClass().add("form-parts");
        scroll.setContent(parts);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("form-scroll");
        said.setId(id + "-said");
        said.getStyleClass().add("hint");
        said.setWrapText(true);
        said.setMinHeight(Region.USE_PREF_SIZE);
        said.managedProperty().bind(said.visibleProperty());
        said.visibleProperty().bind(said.textProperty().isNotEmpty());
        buttons.getStyleClass().add("form-buttons");
        VBox foot = new VBox(said, buttons);
        foot.getStyleClass().add("form-foot");
        sceneProperty().addListener((_, before, now) -> {
            if (before != null) {
                before.focusOwnerProperty().removeListener(focused);
            }
            if (now != null) {
                now.focusOwnerProperty().addListener(focused);
            }
        });
        setTop(head);
        setCenter(scroll);
        setBottom(foot);
    }

    private boolean isWithin(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at == parts) {
                return true;
            }
        }
        return false;
    }

    /** Scrolls so far that a part, or the begin of it, is in view. */
    public void reveal(Node part) {
        layout();
        scroll.layout();
        double view = scroll.getViewportBounds().getHeight();
        double beyond = parts.getHeight() - view;
        if (beyond <= 0 || view <= 0) {
            return;
        }
        Bounds at = parts.sceneToLocal(part.localToScene(part.getBoundsInLocal()));
        double top = scroll.getVvalue() * beyond;
        if (at.getMinY() < top) {
            scroll.setVvalue(Math.max(0, at.getMinY() - EDGE) / beyond);
        } else if (at.getMaxY() > top + view) {
            double wanted = Math.min(at.getMinY() - EDGE, at.getMaxY() + EDGE - view);
            scroll.setVvalue(Math.min(1, wanted / beyond));
        }
    }

    public void add(Node... nodes) {
        parts.getChildren().addAll(nodes);
    }

    /** A heading and what belongs under it. */
    public VBox section(String title, Node... nodes) {
        Label name = new Label(title);
        name.getStyleClass().add("form-heading");
        VBox section = new VBox(name);
        section.getStyleClass().add("form-section");
        section.getChildren().addAll(nodes);
        section.managedProperty().bind(section.visibleProperty());
        parts.getChildren().add(section);
        return section;
    }

    public void addButtons(Node... nodes) {
        buttons.getChildren().addAll(nodes);
    }

    /** It is done to something else now. */
    public void setAbout(String about) {
        of.setText(about);
    }

    /** What there is to say above the buttons; nothing takes no room. */
    public void say(String text) {
        said.setText(text);
    }
}
