package dev.colonnade.app.tab;

import dev.colonnade.app.text.Texts;
import dev.colonnade.base.Fault;
import dev.colonnade.format.Keys;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.fluentui.FluentUiRegularAL;
import org.kordamp.ikonli.javafx.FontIcon;

/** Asks for the keys to an encrypted file: typed in, or out of a file of keys. They are never kept on disk. */
final class KeyCard extends StackPane {
    private final Texts texts;
    private final PasswordField footer = new PasswordField();
    private final TextField prefix = new TextField();
    private final VBox columns = new VBox();
    private final Label wrong = Card.label("", "key-wrong");

    KeyCard(Texts texts, Fault fault, KeySource source, Consumer<Keys> unlock, Runnable close) {
        this.texts = texts;
        Card card = new Card(FluentUiRegularAL.LOCK_20, "calm", texts.get("fault.needs_key"));
        Label problem = Card.label(FaultCard.sentence(fault.problem()), "card-remedy");
        problem.setId("key-problem");
        footer.setId("key-footer");
        footer.setPromptText(texts.get("keys.key.prompt"));
        footer.setOnAction(_ -> unlock(unlock));
        prefix.setPromptText(texts.get("keys.prefix.prompt"));
        columns.getStyleClass().add("key-columns");
        Button more = new Button(texts.get("keys.addColumn"), new FontIcon(FluentUiRegularAL.ADD_20));
        more.setId("key-add-column");
        more.getStyleClass().add("flat");
        more.setOnAction(_ -> addColumn());
        wrong.setId("key-wrong");
        wrong.setVisible(false);
        wrong.setManaged(false);
        card.add(problem, section("keys.footer"), footer, section("keys.columns"), columns, more,
                section("keys.prefix"), prefix, wrong);
        Button open = new Button(texts.get("keys.unlock"));
        open.setId("key-open");
        open.getStyleClass().add("accent");
        open.setOnAction(_ -> unlock(unlock));
        Button load = new Button(texts.get("keys.load"));
        load.setId("key-load");
        load.setOnAction(_ -> source.choose(unlock, this::refuse));
        Button away = new Button(texts.get("action.closeTab"));
        away.getStyleClass().add("flat");
        away.setOnAction(_ -> close.run());
        card.buttons(open, load, away);
        getChildren().add(card);
    }

    private Label section(String key) {
        Label label = Card.label(texts.get(key), "section");
        label.getStyleClass().add("key-section");
        return label;
    }

    private void addColumn() {
        TextField name = new TextField();
        name.setPromptText(texts.get("keys.column.prompt"));
        name.getStyleClass().add("key-column");
        PasswordField key = new PasswordField();
        key.setPromptText(texts.get("keys.key.prompt"));
        HBox.setHgrow(key, Priority.ALWAYS);
        HBox line = new HBox(name, key);
        line.getStyleClass().add("key-line");
        columns.getChildren().add(line);
        name.requestFocus();
    }

    private void unlock(Consumer<Keys> unlock) {
        try {
            unlock.accept(keys());
        } catch (Fault e) {
            refuse(e);
        }
    }

    private Keys keys() {
        Map<String, String> given = new LinkedHashMap<>();
        for (var node : columns.getChildren()) {
            if (node instanceof HBox line && line.getChildren().getFirst() instanceof TextField name
                    && line.getChildren().getLast() instanceof TextField key && !name.getText().isBlank()) {
                given.put(name.getText().strip(), key.getText());
            }
        }
        return Keys.of(footer.getText(), given, prefix.getText());
    }

    private void refuse(Fault fault) {
        wrong.setText(FaultCard.sentence(fault.problem()));
        wrong.setVisible(true);
        wrong.setManaged(true);
    }
}
