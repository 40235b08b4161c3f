package dev.colonnade.app.pick;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** A field to type in and a list of what answers to it. Arrow keys choose, Enter or a click takes. */
public final class Picker<T> extends VBox {
    private static final double ROW = 32;
    private static final int LEAST = 3;

    /**
     * How an entry looks.
     *
     * @param icon null for none
     * @param note at the right, dimmed
     */
    public record Look(@Nullable Ikon icon, String name, String note, boolean enabled) {}

    private final Function<String, List<T>> find;
    private final Function<T, Look> look;
    private final Consumer<T> take;
    private final TextField input = new TextField();
    private final ListView<T> list = new ListView<>();
    private final Label nothing;
    private final int shown;

    /**
     * @param id of the field; the list's is the same with {@code -list} behind
     * @param shown how many entries are in view at most
     */
    public Picker(String id, String prompt, String nothing, int shown, Function<String, List<T>> find,
            Function<T, Look> look, Consumer<T> take) {
        this.find = find;
        this.look = look;
        this.take = take;
        this.shown = shown;
        this.nothing = new Label(nothing);
        getStyleClass().add("picker");
        input.setId(id);
        input.setPromptText(prompt);
        input.setAccessibleText(prompt);
        input.textProperty().addListener(_ -> update());
        input.addEventFilter(KeyEvent.KEY_PRESSED, this::typed);
        input.setOnAction(_ -> enter());
        list.setId(id + "-list");
        list.getStyleClass().add("dense");
        list.setFocusTraversable(false);
        list.setFixedCellSize(ROW);
        list.setCellFactory(_ -> new Cell());
        this.nothing.getStyleClass().add("hint");
        this.nothing.managedProperty().bind(this.nothing.visibleProperty());
        getChildren().addAll(input, list, this.nothing);
        update();
    }

    /** Empties the field, and puts the cursor there. */
    public void begin(String text) {
        input.setText(text);
        update();
        input.requestFocus();
        input.end();
    }

    /** Asks anew for what answers, and how it looks. */
    public void refresh() {
        update();
    }

    private void update() {
        list.getItems().setAll(find.apply(input.getText()));
        int count = list.getItems().size();
        list.setPrefHeight(Math.min(count, shown) * ROW + 2);
        // In a low window fewer are in view.
        list.setMinHeight(Math.min(count, LEAST) * ROW + 2);
        list.setVisible(count > 0);
        list.setManaged(count > 0);
        nothing.setVisible(count == 0);
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
    }

    private void typed(KeyEvent event) {
        int step = switch (event.getCode()) {
            case DOWN -> 1;
            case UP -> -1;
            case PAGE_DOWN -> shown;
            case PAGE_UP -> -shown;
            default -> 0;
        };
        if (step != 0) {
            int next = Math.clamp(list.getSelectionModel().getSelectedIndex() + step, 0,
                    Math.max(0, list.getItems().size() - 1));
            list.getSelectionModel().select(next);
            list.scrollTo(Math.max(0, next - shown / 2));
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            enter();
            event.consume();
        }
    }

    private void enter() {
        T chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null && look.apply(chosen).enabled()) {
            take.accept(chosen);
        }
    }

    private final class Cell extends ListCell<T> {
        private final FontIcon icon = new FontIcon();
        private final Label name = new Label();
        private final Label note = new Label();
        private final Region between = new Region();
        private final HBox row = new HBox(icon, name, between, note);

        Cell() {
            icon.getStyleClass().add("type-icon");
            note.getStyleClass().add("hint");
            note.setMinWidth(Region.USE_PREF_SIZE);
            row.getStyleClass().add("column-row");
            HBox.setHgrow(between, Priority.ALWAYS);
            setPrefWidth(0);
            setOnMouseClicked(_ -> {
                if (!isEmpty()) {
                    enter();
                }
            });
        }

        @Override
        protected void updateItem(T item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            Look looks = look.apply(item);
            Ikon shownIcon = looks.icon();
            Node lead = icon;
            lead.setVisible(shownIcon != null);
            lead.setManaged(shownIcon != null);
            if (shownIcon != null) {
                icon.setIconCode(shownIcon);
            }
            name.setText(looks.name());
            note.setText(looks.note());
            row.setOpacity(looks.enabled() ? 1 : 0.5);
            setAccessibleText(looks.name() + ", " + looks.note());
            setGraphic(row);
        }
    }
}
