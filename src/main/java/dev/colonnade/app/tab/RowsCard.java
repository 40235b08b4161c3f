package dev.colonnade.app.tab;

import dev.colonnade.app.text.Figures;
import dev.colonnade.app.text.Texts;
import dev.colonnade.app.work.Query;
import dev.colonnade.app.work.Steps;
import dev.colonnade.view.TableView;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Over a grid that has nothing to show: says why, and offers the way back. Over any other it is not there. */
final class RowsCard extends VBox {
    private final Texts texts;
    private final Steps steps;
    private final Label words = new Label();
    private final Button last;
    private final HBox buttons;

    RowsCard(Texts texts, Steps steps) {
        this.texts = texts;
        this.steps = steps;
        getStyleClass().add("rows-card");
        setPickOnBounds(false);
        words.setId("nothing");
        words.getStyleClass().add("nothing");
        last = new Button();
        last.setId("nothing-last");
        last.setMnemonicParsing(false);
        last.setOnAction(_ -> {
            int index = lastOn();
            if (index >= 0) {
                steps.ask(steps.query().without(index));
            } else {
                steps.ask(steps.query().withDedup(null));
            }
        });
        Button all = new Button(texts.get("filter.all"));
        all.setId("nothing-all");
        all.getStyleClass().add("flat");
        all.setOnAction(_ -> steps.ask(steps.query().withConditions(List.of()).withDedup(null)));
        buttons = new HBox(last, all);
        buttons.getStyleClass().add("rows-card-buttons");
        getChildren().addAll(words, buttons);
    }

    private int lastOn() {
        List<Query.Condition> conditions = steps.query().conditions();
        for (int i = conditions.size() - 1; i >= 0; i--) {
            if (conditions.get(i).on()) {
                return i;
            }
        }
        return -1;
    }

    void update(TableView view) {
        boolean filtered = view.rowCount() == 0 && view.table().rowCount() > 0;
        boolean nothing = view.columnCount() == 0 || view.rowCount() == 0;
        setVisible(nothing);
        buttons.setVisible(filtered);
        if (!nothing) {
            return;
        }
        words.setText(view.columnCount() == 0
                ? texts.get("grid.noColumns")
                : filtered && steps.query().dedup() != null
                        ? texts.get("dedup.nothing")
                        : filtered
                                ? texts.get("filter.nothing", Figures.count(view.table().rowCount()))
                                : texts.get("grid.noRows"));
        int index = lastOn();
        if (filtered && steps.query().dedup() != null && index < 0) {
            last.setText(texts.get("dedup.removeLast"));
        } else if (filtered && index >= 0) {
            String text = steps.query().conditions().get(index).text();
            last.setText(texts.get("filter.removeLast", text.length() > 50 ? text.substring(0, 49) + "\u2026" : text));
        }
    }
}
