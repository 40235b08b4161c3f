package dev.colonnade.app;

import java.util.List;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
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

    private final Label title = new Label();
    private final Label text = new Label();
    private final HBox buttons = new HBox();
    private final FontIcon icon = new FontIcon(FluentUiRegularMZ.WARNING_20);
    private final PauseTransition leaving = new PauseTransition(SHOWN);

    Toast(String close) {
        setId("toast");
        getStyleClass().add("toast");
        title.setId("toast-title");
        title.getStyleClass().add("toast-title");
        text.setId("toast-text");
        text.getStyleClass().add("toast-text");
        text.setWrapText(true);
        Button away = new Button(null, new FontIcon(FluentUiRegularAL.DISMISS_16));
        away.getStyleClass().addAll("flat", "icon-button");
        away.setAccessibleText(close);
        away.setFocusTraversable(false);
        away.setOnAction(_ -> setVisible(false));
        getChildren().addAll(icon, new VBox(title, text, buttons), away);
        buttons.getStyleClass().add("toast-buttons");
        setMaxSize(520, USE_PREF_SIZE);
        StackPane.setAlignment(this, Pos.BOTTOM_CENTER);
        setVisible(false);
        managedProperty().bind(visibleProperty());
        leaving.setOnFinished(_ -> setVisible(false));
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
        text.setText(words);
        setVisible(true);
        leaving.playFromStart();
    }
}
