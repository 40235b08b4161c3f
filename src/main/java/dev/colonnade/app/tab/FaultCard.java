package dev.colonnade.app.tab;

import dev.colonnade.app.text.Remedies;
import dev.colonnade.app.text.Texts;
import dev.colonnade.base.Fault;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.fluentui.FluentUiRegularAL;
import org.kordamp.ikonli.javafx.FontIcon;

/** Why there is no table: what sort of thing happened, where, and what to do; and a way to try again. */
final class FaultCard extends StackPane {
    FaultCard(Texts texts, Fault fault, Runnable reload, Runnable close) {
        Card card = new Card(FluentUiRegularAL.DOCUMENT_ERROR_20, "alarm",
                texts.get("fault." + fault.kind().name().toLowerCase(Locale.ROOT)));
        Label problem = Card.label(sentence(fault.problem()), "card-problem");
        problem.setId("fault-problem");
        card.add(problem);
        String remedy = fault.remedy();
        if (remedy != null) {
            card.add(Card.label(sentence(Remedies.of(texts, remedy)), "card-remedy"));
        }
        String place = fault.place();
        if (place != null) {
            card.add(fact(texts.get("fault.place"), place));
        }
        String file = fault.file();
        if (file != null) {
            card.add(fact(texts.get("fault.file"), file));
        }
        Button again = new Button(texts.get("fault.again"), new FontIcon(FluentUiRegularAL.ARROW_CLOCKWISE_20));
        again.setId("fault-reload");
        again.getStyleClass().add("accent");
        again.setOnAction(_ -> reload.run());
        Button away = new Button(texts.get("action.closeTab"));
        away.setOnAction(_ -> close.run());
        card.buttons(again, away);
        setAccessibleText(fault.getMessage());
        getChildren().add(card);
    }

    private static VBox fact(String name, String value) {
        VBox fact = new VBox(Card.label(name, "section"), Card.label(value, "card-fact"));
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
