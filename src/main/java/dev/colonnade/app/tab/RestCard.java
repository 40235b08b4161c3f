package dev.colonnade.app.tab;

import dev.colonnade.app.text.Texts;
import dev.colonnade.app.work.TableTab;
import dev.colonnade.app.work.Workspace;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.kordamp.ikonli.fluentui.FluentUiRegularAL;
import org.kordamp.ikonli.javafx.FontIcon;

/** A file that was let go of: others may replace or delete it now. */
final class RestCard {
    private RestCard() {
    }

    static Card of(Texts texts, TableTab tab, Workspace workspace) {
        Card card = new Card(FluentUiRegularAL.DOCUMENT_20, "calm", texts.get("released.title"));
        Label why = Card.label(texts.get("released.why"), "card-remedy");
        why.setId("released");
        card.add(why, Card.label(tab.path().toString(), "card-fact"));
        Button again = new Button(texts.get("released.again"), new FontIcon(FluentUiRegularAL.ARROW_CLOCKWISE_20));
        again.setId("released-again");
        again.getStyleClass().add("accent");
        again.setOnAction(_ -> workspace.reload(tab));
        Button away = new Button(texts.get("action.closeTab"));
        away.setOnAction(_ -> workspace.close(tab));
        card.buttons(again, away);
        return card;
    }
}
