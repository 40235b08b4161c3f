package dev.colonnade.app.tab;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** What stands in the place of a table: an icon, a title, what there is to say, buttons. */
final class Card extends StackPane {
    private static final double WIDTH = 560;

    private final VBox body = new VBox();

    Card(Ikon icon, String style, String title) {
        getStyleClass().add("card-stage");
        FontIcon shown = new FontIcon(icon);
        shown.getStyleClass().addAll("card-icon", style);
        body.getStyleClass().add("card-body");
        Label heading = label(title, "card-title");
        heading.setId("fault-title");
        add(heading);
        HBox card = new HBox(shown, body);
        HBox.setHgrow(body, Priority.ALWAYS);
        card.getStyleClass().add("card");
        card.setMaxSize(WIDTH, USE_PREF_SIZE);
        setAccessibleText(title);
        getChildren().add(card);
    }

    void add(Node... nodes) {
        body.getChildren().addAll(nodes);
    }

    void buttons(Node... nodes) {
        HBox buttons = new HBox(nodes);
        buttons.getStyleClass().add("card-buttons");
        add(buttons);
    }

    static Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
