package dev.colonnade.app.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/** One of a few, each a button beside the others; one is always chosen. */
public final class Choices<T> extends HBox {
    private final ToggleGroup group = new ToggleGroup();
    private final List<T> values;

    /**
     * @param id of the whole; a button's has its value behind, in small letters
     * @param name of a value, for people
     * @param told whenever another is chosen
     */
    public Choices(String id, List<T> values, T first, Function<T, String> name, Consumer<T> told) {
        this.values = List.copyOf(values);
        setId(id);
        getStyleClass().add("choices");
        List<ToggleButton> buttons = new ArrayList<>();
        for (T value : values) {
            ToggleButton button = new ToggleButton(name.apply(value));
            button.setId(id + "-" + String.valueOf(value).toLowerCase(Locale.ROOT));
            button.setToggleGroup(group);
            button.setMnemonicParsing(false);
            button.setMinWidth(USE_PREF_SIZE);
            button.getStyleClass().add(values.size() == 1
                    ? "only-pill"
                    : value.equals(values.getFirst())
                            ? "left-pill"
                            : value.equals(values.getLast()) ? "right-pill" : "center-pill");
            button.setSelected(value.equals(first));
            buttons.add(button);
        }
        getChildren().addAll(buttons);
        group.selectedToggleProperty().addListener((_, before, now) -> {
            if (now == null) {
                // Pressed once more: it stays.
                group.selectToggle(before);
            } else if (before != null) {
                told.accept(values.get(buttons.indexOf(now)));
            }
        });
    }

    /** Chooses it, and tells, if another was chosen. */
    public void choose(T value) {
        group.selectToggle(group.getToggles().get(values.indexOf(value)));
    }

    public T chosen() {
        return values.get(group.getToggles().indexOf(group.getSelectedToggle()));
    }
}
