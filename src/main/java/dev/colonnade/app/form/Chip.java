package dev.colonnade.app.form;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.fluentui.FluentUiRegularAL;
import org.kordamp.ikonli.javafx.FontIcon;

/** Something chosen, with a cross to let it go; a click on its words may do something too. */
public final class Chip extends HBox {
    private static final int LONGEST = 40;

    /** @param doing what a click on the words does; @param said what that is, and what the cross does */
    public Chip(String text, String said, Runnable doing, String removeSaid, Runnable remove) {
        getStyleClass().add("condition");
        setAccessibleText(text);
        Button words = new Button(text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "\u2026");
        words.getStyleClass().addAll("flat", "condition-text");
        words.setMnemonicParsing(false);
        words.setAccessibleText(text + ", " + said);
        words.setTooltip(new Tooltip(said));
        words.setOnAction(_ -> doing.run());
        Button cross = new Button(null, new FontIcon(FluentUiRegularAL.DISMISS_16));
        cross.getStyleClass().addAll("flat", "condition-button", "condition-remove");
        cross.setAccessibleText(removeSaid);
        cross.setTooltip(new Tooltip(removeSaid));
        cross.setOnAction(_ -> remove.run());
        getChildren().addAll(words, cross);
    }
}
