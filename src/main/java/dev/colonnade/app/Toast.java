package dev.colonnade.app;

import dev.colonnade.app.text.Remedies;
import dev.colonnade.app.text.Sentences;
import dev.colonnade.app.text.Texts;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.fluentui.FluentUiRegularAL;
import org.kordamp.ikonli.fluentui.FluentUiRegularMZ;
import org.kordamp.ikonli.javafx.FontIcon;

/** A few words at the foot of the window that go away by themselves, for what needs no answer. */
final class Toast extends HBox {
    private static final Duration SHOWN = Duration.seconds(9);

    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");

    private final Texts texts;
    private final Label title = new Label();
    private final Label text = new Label();
    private final HBox buttons = new HBox();
    private final FontIcon icon = new FontIcon(FluentUiRegularMZ.WARNING_20);
    private final PauseTransition leaving = new PauseTransition(SHOWN);

    Toast(Texts texts) {
        this.texts = texts;
        setId("toast");
        getStyleClass().add("toast");
        title.setId("toast-title");
        title.getStyleClass().add("toast-title");
        text.setId("toast-text");
        text.getStyleClass().add("toast-text");
        text.setWrapText(true);
        Button away = new Button(null, new FontIcon(FluentUiRegularAL.DISMISS_16));
        away.getStyleClass().addAll("flat", "icon-button");
        away.setId("toast-close");
        away.getStyleClass().add("toast-close");
        away.setAccessibleText(texts.get("page.close"));
        away.setFocusTraversable(false);
        away.setOnAction(_ -> setVisible(false));
        VBox said = new VBox(title, text, buttons);
        HBox.setHgrow(said, Priority.ALWAYS);
        getChildren().addAll(icon, said, away);
        buttons.getStyleClass().add("toast-buttons");
        setMaxSize(520, USE_PREF_SIZE);
        StackPane.setAlignment(this, Pos.BOTTOM_CENTER);
        setVisible(false);
        managedProperty().bind(visibleProperty());
        leaving.setOnFinished(_ -> setVisible(false));
        sceneProperty().addListener((_, _, scene) -> {
            if (scene != null) {
                scene.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
            }
        });
    }

    /** It lies over everything, so it is the first to go; what lies below is for the next Escape. */
    private void pressed(KeyEvent event) {
        if (isVisible() && event.getCode() == KeyCode.ESCAPE) {
            setVisible(false);
            event.consume();
        }
    }

    void show(String heading, String words) {
        show(heading, words, List.of());
    }

    /** @param instead what may be done in its place */
    void show(String heading, String words, List<Button> instead) {
        icon.setIconCode(FluentUiRegularMZ.WARNING_20);
        say(heading, words, instead);
    }

    /** Something is done, and these may be done with it. */
    void done(String heading, String words, List<Button> next) {
        icon.setIconCode(FluentUiRegularAL.CHECKMARK_20);
        say(heading, words, next);
    }

    private void say(String heading, String words, List<Button> next) {
        buttons.getChildren().setAll(next);
        buttons.setVisible(!next.isEmpty());
        buttons.setManaged(!next.isEmpty());
        pseudoClassStateChanged(DONE, icon.getIconCode() == FluentUiRegularAL.CHECKMARK_20);
        title.setText(heading);
        text.setText(Sentences.of(Remedies.of(texts, words)));
        setVisible(true);
        leaving.playFromStart();
    }
}
