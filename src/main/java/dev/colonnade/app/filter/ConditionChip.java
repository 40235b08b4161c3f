package dev.colonnade.app.filter;

import dev.colonnade.app.text.Texts;
import dev.colonnade.app.work.Query;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.fluentui.FluentUiRegularAL;
import org.kordamp.ikonli.javafx.FontIcon;

/** A condition that holds, or waits: a click turns it on or off, the pen lets one change it, the cross removes it. */
final class ConditionChip extends HBox {
    private static final PseudoClass OFF = PseudoClass.getPseudoClass("off");
    private static final PseudoClass PENDING = PseudoClass.getPseudoClass("pending");
    private static final int LONGEST = 60;

    /** @param pending whether the rows that are shown do not pass it yet */
    ConditionChip(Texts texts, Query.Condition condition, boolean pending, Runnable toggle, Runnable edit,
            Runnable remove) {
        getStyleClass().add("condition");
        pseudoClassStateChanged(OFF, !condition.on());
        pseudoClassStateChanged(PENDING, pending);
        String text = condition.text().replace('\n', ' ');
        ToggleButton words = new ToggleButton(
                text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "\u2026");
        words.getStyleClass().add("condition-text");
        words.setMnemonicParsing(false);
        words.setSelected(condition.on());
        words.setTooltip(new Tooltip(texts.get(condition.on() ? "filter.chip.off" : "filter.chip.on", text)));
        words.setOnAction(_ -> toggle.run());
        Button pen = small(texts.get("filter.chip.edit"), new FontIcon(FluentUiRegularAL.EDIT_16));
        pen.setOnAction(_ -> edit.run());
        Button cross = small(texts.get("filter.chip.remove"), new FontIcon(FluentUiRegularAL.DISMISS_16));
        cross.getStyleClass().add("condition-remove");
        cross.setOnAction(_ -> remove.run());
        setAccessibleText(pending ? texts.get("filter.chip.pending", text) : text);
        getChildren().addAll(words, pen, cross);
    }

    private static Button small(String said, FontIcon icon) {
        Button button = new Button(null, icon);
        button.getStyleClass().addAll("flat", "condition-button");
        button.setAccessibleText(said);
        button.setTooltip(new Tooltip(said));
        return button;
    }
}
