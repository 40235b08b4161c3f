package dev.colonnade.app.dedup;

import dev.colonnade.app.text.Figures;
import dev.colonnade.app.text.Texts;
import dev.colonnade.app.work.Found;
import dev.colonnade.task.dedup.DedupResult;
import dev.colonnade.task.dedup.Group;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What a preview came to: counts, the largest groups, and examples of rows that stay and rows that do not. */
final class DedupAnswer extends VBox {
    private static final int LONGEST = 160;

    private final Texts texts;

    DedupAnswer(Texts texts) {
        this.texts = texts;
        setId("dedup-answer");
        getStyleClass().add("dedup-answer");
        managedProperty().bind(visibleProperty());
        clear();
    }

    void clear() {
        getChildren().clear();
        setVisible(false);
    }

    void show(Found found) {
        DedupResult result = found.result();
        FlowPane figures = new FlowPane(figure("dedup-rows", "dedup.figure.rows", result.rows()),
                figure("dedup-unique", "dedup.figure.unique", result.unique()),
                figure("dedup-duplicates", "dedup.figure.duplicates", result.duplicates()),
                figure("dedup-groups", "dedup.figure.groups", result.groups()));
        figures.getStyleClass().add("dedup-figures");
        getChildren().setAll(figures);
        if (result.largest().isEmpty()) {
            Label none = new Label(texts.get("dedup.none"));
            none.setId("dedup-none");
            getChildren().add(none);
        } else {
            getChildren().add(heading("dedup.largest"));
            for (int i = 0; i < result.largest().size(); i++) {
                Group group = result.largest().get(i);
                getChildren().add(line(found.largest().get(i), texts.get("dedup.times", Figures.count(group.count()))));
            }
            getChildren().add(heading("dedup.examples"));
            for (int i = 0; i < result.examples().size(); i++) {
                Group group = result.examples().get(i);
                getChildren().add(line(found.examples().get(i), group.kept() < 0
                        ? texts.get("dedup.example.none", Figures.count(group.count()))
                        : texts.get("dedup.example", Figures.count(group.count()), Figures.count(group.kept() + 1),
                                Figures.count(group.dropped() + 1))));
            }
        }
        setVisible(true);
    }

    private VBox figure(String id, String key, long count) {
        Label number = new Label(Figures.count(count));
        number.setId(id);
        number.getStyleClass().add("dedup-number");
        Label name = new Label(texts.get(key));
        name.getStyleClass().add("hint");
        return new VBox(number, name);
    }

    private Label heading(String key) {
        Label heading = new Label(texts.get(key));
        heading.getStyleClass().add("form-heading");
        return heading;
    }

    private static HBox line(String key, String what) {
        Label values = new Label(key.length() <= LONGEST ? key : key.substring(0, LONGEST - 1) + "\u2026");
        values.getStyleClass().add("dedup-key");
        values.setMinWidth(0);
        Label said = new Label(what);
        said.getStyleClass().add("hint");
        said.setMinWidth(Region.USE_PREF_SIZE);
        Region between = new Region();
        HBox.setHgrow(between, javafx.scene.layout.Priority.ALWAYS);
        HBox line = new HBox(values, between, said);
        line.getStyleClass().add("column-row");
        line.setAccessibleText(String.join(", ", List.of(key, what)));
        return line;
    }
}
