package dev.colonnade.app.tab;

import dev.colonnade.app.text.Remedies;
import dev.colonnade.app.text.Texts;
import dev.colonnade.base.Fault;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.fluentui.FluentUiRegularMZ;
import org.kordamp.ikonli.javafx.FontIcon;

/** A line above the grid when the file is not what it was, or some of it cannot be read. What is painted stays. */
final class NoticeBar extends HBox {
    private final Texts texts;
    private final Label words = new Label();

    NoticeBar(Texts texts, Runnable reload, Runnable release) {
        this.texts = texts;
        getStyleClass().add("notice");
        words.setId("notice");
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button button = new Button(texts.get("action.reload"));
        button.setId("notice-reload");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> reload.run());
        Button away = new Button(texts.get("action.release"));
        away.setId("notice-release");
        away.getStyleClass().add("flat");
        away.setTooltip(new Tooltip(texts.get("action.release.hint")));
        away.setMinWidth(USE_PREF_SIZE);
        away.setOnAction(_ -> release.run());
        getChildren().addAll(new FontIcon(FluentUiRegularMZ.WARNING_20), words, button, away);
        show(null);
    }

    private String said(Fault fault) {
        String place = fault.place();
        return fault.kind() == Fault.Kind.CHANGED
                ? texts.get("notice.changed", fault.problem())
                : place == null ? fault.problem() : place + ": " + fault.problem();
    }

    void show(@Nullable Fault fault) {
        setVisible(fault != null);
        setManaged(fault != null);
        if (fault != null) {
            words.setText(FaultCard.sentence(said(fault)));
            words.setTooltip(new Tooltip(Remedies.of(texts, String.valueOf(fault.getMessage()))));
        }
    }
}
