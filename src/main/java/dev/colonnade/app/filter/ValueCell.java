package dev.colonnade.app.filter;

import dev.colonnade.app.text.Figures;
import dev.colonnade.task.values.ValueCounts;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** A value and how often it occurs. */
final class ValueCell extends ListCell<ValueCounts.Value> {
    /** A value whose type SQL must be told, which a list of values of that type need not repeat. */
    private static final Pattern TYPED = Pattern.compile("[A-Z][A-Z ()0-9]* '(.*)'", Pattern.DOTALL);
    private static final double WIDEST_TIP = 480;

    private final Label name = new Label();
    private final Label count = new Label();
    private final Tooltip tip = new Tooltip();
    private final HBox row;
    private final Function<String, String> shown;

    /** @param shown how a value is written, from its literal */
    ValueCell(Function<String, String> shown) {
        this.shown = shown;
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        name.setTextOverrun(OverrunStyle.ELLIPSIS);
        count.getStyleClass().add("hint");
        count.setMinWidth(Region.USE_PREF_SIZE);
        row = new HBox(name, between, count);
        row.getStyleClass().add("column-row");
        tip.setWrapText(true);
        tip.setMaxWidth(WIDEST_TIP);
        setPrefWidth(0);
        // Whether it is cut depends on how wide the list has become.
        setOnMouseEntered(_ -> setTooltip(name.prefWidth(-1) > name.getWidth() + 1 ? tip : null));
    }

    /** A literal as one reads it: texts keep their marks, which show blanks, and dates go without their type. */
    static String words(String literal) {
        Matcher typed = TYPED.matcher(literal);
        return typed.matches() ? typed.group(1) : literal;
    }

    @Override
    protected void updateItem(ValueCounts.Value item, boolean empty) {
        super.updateItem(item, empty);
        setGraphic(empty || item == null ? null : row);
        if (!empty && item != null) {
            String words = words(shown.apply(item.literal()));
            name.setText(words.replace('\n', ' '));
            count.setText(Figures.count(item.count()));
            tip.setText(words);
            setAccessibleText(words + ", " + count.getText());
        } else {
            setTooltip(null);
            setAccessibleText(null);
        }
    }
}
