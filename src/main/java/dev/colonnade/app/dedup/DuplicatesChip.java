package dev.colonnade.app.dedup;

import dev.colonnade.app.form.Choices;
import dev.colonnade.app.text.Figures;
import dev.colonnade.app.text.Texts;
import dev.colonnade.app.work.Deduplication;
import dev.colonnade.app.work.Deduplication.Show;
import dev.colonnade.app.work.Found;
import dev.colonnade.app.work.Steps;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.fluentui.FluentUiRegularAL;
import org.kordamp.ikonli.javafx.FontIcon;

/** Stands for the duplicates that were asked for: by what, how many there are, and which of their rows are shown. */
public final class DuplicatesChip extends HBox {
    private static final int LONGEST = 40;

    /** @param edit opens the dialog with what is asked for */
    public DuplicatesChip(Texts texts, Steps steps, Deduplication asked, Runnable edit) {
        setId("duplicates");
        getStyleClass().addAll("condition", "duplicates");
        String keys = asked.keys().isEmpty() ? texts.get("dedup.whole.short") : String.join(", ", asked.keys());
        String text = texts.get("dedup.chip",
                keys.length() <= LONGEST ? keys : keys.substring(0, LONGEST - 1) + "\u2026");
        setAccessibleText(texts.get("dedup.chip", keys));
        Label words = new Label(text);
        words.getStyleClass().add("condition-label");
        Steps.Duplicates shown = steps.duplicates();
        // While others are looked for, those displayed are not the ones that the chip speaks of.
        boolean answered = shown != null && shown.asked().showing(asked.show()).equals(asked)
                && steps.shownQuery().conditions().equals(steps.query().conditions());
        Found found = shown != null && answered ? shown.found() : null;
        Choices<Show> views = new Choices<>("duplicates-show", List.of(Show.values()), asked.show(),
                show -> name(texts, show, found), show -> steps.ask(steps.query().withDedup(asked.showing(show))));
        views.getStyleClass().add("small-choices");
        Button pen = small("duplicates-edit", texts.get("filter.chip.edit"), new FontIcon(FluentUiRegularAL.EDIT_16));
        pen.setOnAction(_ -> edit.run());
        Button cross = small("duplicates-remove", texts.get("filter.chip.remove"),
                new FontIcon(FluentUiRegularAL.DISMISS_16));
        cross.setOnAction(_ -> steps.ask(steps.query().withDedup(null)));
        getChildren().addAll(words, views, pen, cross);
    }

    private static String name(Texts texts, Show show, @org.jspecify.annotations.Nullable Found found) {
        String name = texts.get("dedup.show." + show.name().toLowerCase(Locale.ROOT));
        if (found == null) {
            return name;
        }
        return switch (show) {
            case KEPT -> name + " " + Figures.count(found.result().unique());
            case DUPLICATES -> name + " " + Figures.count(found.result().duplicates());
            case GROUPS, MARKED -> name;
        };
    }

    private static Button small(String id, String said, FontIcon icon) {
        Button button = new Button(null, icon);
        button.setId(id);
        button.getStyleClass().addAll("flat", "condition-button");
        button.setAccessibleText(said);
        button.setTooltip(new Tooltip(said));
        return button;
    }
}
