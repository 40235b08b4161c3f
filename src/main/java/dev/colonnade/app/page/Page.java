package dev.colonnade.app.page;

import dev.colonnade.app.text.Texts;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.fluentui.FluentUiRegularAL;
import org.kordamp.ikonli.javafx.FontIcon;

/** A page of one column under a title. Escape or its button leave it. */
class Page extends ScrollPane {
    private static final double WIDTH = 640;

    private final VBox column = new VBox();

    Page(Texts texts, String title, Runnable leave) {
        getStyleClass().add("page");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        Label heading = new Label(title);
        heading.setId("page-title");
        heading.getStyleClass().add("page-title");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button close = new Button(null, new FontIcon(FluentUiRegularAL.DISMISS_20));
        close.setId("page-close");
        close.getStyleClass().addAll("flat", "icon-button");
        close.setAccessibleText(texts.get("page.close"));
        close.setOnAction(_ -> leave.run());
        HBox head = new HBox(heading, gap, close);
        head.getStyleClass().add("page-head");
        column.getStyleClass().add("page-column");
        column.setMaxWidth(WIDTH);
        column.getChildren().add(head);
        setContent(new StackPane(column));
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                leave.run();
                event.consume();
            }
        });
    }

    final void add(Node... nodes) {
        column.getChildren().addAll(nodes);
    }

    /** Words on the left, what they are about on the right. */
    final void line(String title, String hint, Node control) {
        Label name = new Label(title);
        Label why = new Label(hint);
        why.getStyleClass().add("hint");
        why.setWrapText(true);
        why.setMinHeight(USE_PREF_SIZE);
        VBox words = new VBox(name, why);
        words.getStyleClass().add("page-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        StackPane held = new StackPane(control);
        held.setMinWidth(USE_PREF_SIZE);
        HBox line = new HBox(words, held);
        line.getStyleClass().add("page-line");
        column.getChildren().add(line);
    }
}
