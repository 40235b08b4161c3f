package dev.colonnade.app.form;

import dev.colonnade.app.grid.TypeLook;
import dev.colonnade.app.text.Texts;
import dev.colonnade.column.Field;
import dev.colonnade.column.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
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
import org.kordamp.ikonli.fluentui.FluentUiRegularAL;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Columns to choose some of, however many there are: typing narrows them down, Enter in the field, Space or Enter in the
 * list, or a click takes one or lets it go.
 */
public final class ColumnChooser extends VBox {
    private static final double ROW = 27;
    private static final int SHOWN = 5;

    private final Schema schema;
    private final IntPredicate chosen;
    private final IntConsumer toggle;
    private final TextField search = new TextField();
    private final ListView<Integer> list = new ListView<>();

    /**
     * @param id of the field; the list's has {@code -list} behind
     * @param chosen whether a column, by its number, is
     * @param toggle takes a column, or lets it go
     */
    public ColumnChooser(Texts texts, String id, Schema schema, IntPredicate chosen, IntConsumer toggle) {
        this.schema = schema;
        this.chosen = chosen;
        this.toggle = toggle;
        getStyleClass().add("column-chooser");
        search.setId(id);
        search.setPromptText(texts.get("form.columns"));
        search.setAccessibleText(texts.get("form.columns"));
        search.textProperty().addListener(_ -> narrow());
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::typed);
        list.setId(id + "-list");
        list.getStyleClass().add("dense");
        list.setFixedCellSize(ROW);
        list.setCellFactory(_ -> new Cell());
        list.setMinHeight(Region.USE_PREF_SIZE);
        list.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.SPACE || event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
                take();
                event.consume();
            }
        });
        getChildren().addAll(search, list);
        managedProperty().bind(visibleProperty());
        narrow();
    }

    /** Puts the cursor into the field. */
    public void begin() {
        search.requestFocus();
        search.selectAll();
    }

    /** What is chosen is different now. */
    public void update() {
        list.refresh();
    }

    private void narrow() {
        String[] words = search.getText().strip().toLowerCase(Locale.ROOT).split("\\s+");
        List<Integer> first = new ArrayList<>();
        List<Integer> rest = new ArrayList<>();
        for (int column = 0; column < schema.size(); column++) {
            String name = schema.field(column).name().toLowerCase(Locale.ROOT);
            boolean all = true;
            for (String word : words) {
                all &= name.contains(word);
            }
            if (all) {
                (name.startsWith(words[0]) ? first : rest).add(column);
            }
        }
        first.addAll(rest);
        list.getItems().setAll(first);
        list.setPrefHeight(Math.clamp(first.size(), 1, SHOWN) * ROW + 2);
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
    }

    private void typed(KeyEvent event) {
        if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.UP) {
            int next = list.getSelectionModel().getSelectedIndex() + (event.getCode() == KeyCode.DOWN ? 1 : -1);
            list.getSelectionModel().select(Math.clamp(next, 0, Math.max(0, list.getItems().size() - 1)));
            list.scrollTo(Math.max(0, next - SHOWN / 2));
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
            take();
            event.consume();
        }
    }

    private void take() {
        Integer column = list.getSelectionModel().getSelectedItem();
        if (column != null) {
            toggle.accept(column);
            update();
        }
    }

    private final class Cell extends ListCell<Integer> {
        private final FontIcon check = new FontIcon(FluentUiRegularAL.CHECKMARK_16);
        private final FontIcon icon = new FontIcon();
        private final Label name = new Label();
        private final Label type = new Label();
        private final HBox row;

        Cell() {
            Region between = new Region();
            HBox.setHgrow(between, Priority.ALWAYS);
            type.getStyleClass().add("hint");
            icon.getStyleClass().add("type-icon");
            check.getStyleClass().add("chosen-mark");
            row = new HBox(icon, name, between, type, check);
            row.getStyleClass().add("column-row");
            setPrefWidth(0);
            setOnMouseClicked(_ -> {
                if (!isEmpty()) {
                    take();
                }
            });
        }

        @Override
        protected void updateItem(Integer column, boolean empty) {
            super.updateItem(column, empty);
            setGraphic(empty || column == null ? null : row);
            if (empty || column == null) {
                setAccessibleText(null);
                return;
            }
            Field field = schema.field(column);
            icon.setIconCode(TypeLook.of(field.type()).icon());
            name.setText(field.name());
            String of = field.type().toString();
            type.setText(of.length() <= 40 ? of : of.substring(0, 39) + "\u2026");
            check.setVisible(chosen.test(column));
            setAccessibleText(field.name() + ", " + type.getText());
        }
    }
}
