package dev.colonnade.app.tab;

import dev.colonnade.app.text.Texts;
import dev.colonnade.base.Fault;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.fluentui.FluentUiRegularAL;
import org.kordamp.ikonli.javafx.FontIcon;

/** Why there is no table: what sort of thing happened, where, and what to do; and a way to try again. */
final class FaultCard extends StackPane {
    FaultCard(Texts texts, Fault fault, Runnable reload, Runnable close) {
        getStyleClass().add("card-stage");
        FontIcon icon = new FontIcon(FluentUiRegularAL.DOCUMENT_ERROR_20);
        icon.getStyleClass().add("card-icon");
        Label title = label(texts.get("fault." + fault.kind().name().toLowerCase(Locale.ROOT)), "card-title");
        title.setId("fault-title");
        VBox body = new VBox(title);
        body.getStyleClass().add("card-body");
        Label problem = label(sentence(fault.problem()), "card-problem");
        problem.setId("fault-problem");
        body.getChildren().add(problem);
        String remedy = fault.remedy();
        if (remedy != null) {
            body.getChildren().add(label(sentence(remedy), "card-remedy"));
        }
        String place = fault.place();
        if (place != null) {
            body.getChildren().add(fact(texts.get("fault.place"), place));
        }
        String file = fault.file();
        if (file != null) {
            body.getChildren().add(fact(texts.get("fault.file"), file));
        }
        Button again = new Button(texts.get("fault.again"), new FontIcon(FluentUiRegularAL.ARROW_CLOCKWISE_20));
        again.setId("fault-reload");
        again.getStyleClass().add("accent");
        again.setOnAction(_ -> reload.run());
        Button away = new Button(texts.get("action.closeTab"));
        away.setOnAction(_ -> close.run());
        HBox buttons = new HBox(again, away);
        buttons.getStyleClass().add("card-buttons");
        body.getChildren().add(buttons);
        HBox card = new HBox(icon, body);
        HBox.setHgrow(body, Priority.ALWAYS);
        card.getStyleClass().add("card");
        card.setMaxSize(560, USE_PREF_SIZE);
        setAccessibleText(fault.getMessage());
        getChildren().add(card);
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static VBox fact(String name, String value) {
        VBox fact = new VBox(label(name, "section"), label(value, "card-fact"));
        fact.getStyleClass().add("card-place");
        return fact;
    }

    /** Faults are written as parts of a line, after the name of what they are about. */
    static String sentence(String part) {
        if (part.isEmpty()) {
            return part;
        }
        if (part.startsWith("is ") || part.startsWith("was ") || part.startsWith("has ") || part.startsWith("ends ")) {
            return sentence("it " + part);
        }
        return part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1)
                + (part.endsWith(".") ? "" : ".");
    }
}
