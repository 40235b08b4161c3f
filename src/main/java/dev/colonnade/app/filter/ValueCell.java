package dev.colonnade.app.filter;

import dev.colonnade.app.text.Figures;
import dev.colonnade.task.values.ValueCounts;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** A value and how often it occurs. */
final class ValueCell extends ListCell<ValueCounts.Value> {
    private final Label name = new Label();
    private final Label count = new Label();
    private final HBox row;
    private final Function<String, String> shown;

    /** @param shown how a value is written, from its literal */
    ValueCell(Function<String, String> shown) {
        this.shown = shown;
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        count.getStyleClass().add("hint");
        count.setMinWidth(Region.USE_PREF_SIZE);
        row = new HBox(name, between, count);
        row.getStyleClass().add("column-row");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(ValueCounts.Value item, boolean empty) {
        super.updateItem(item, empty);
        setGraphic(empty || item == null ? null : row);
        if (!empty && item != null) {
            name.setText(shown.apply(item.literal()));
            count.setText(Figures.count(item.count()));
        }
    }
}
