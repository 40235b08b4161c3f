package dev.colonnade.app.filter;

import java.util.function.Consumer;
import javafx.geometry.Bounds;
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
import javafx.stage.Popup;

/** A list below a field of what may be meant there. Arrows choose, Tab or Enter takes, Escape closes it. */
final class Suggestions {
    private static final double ROW = 28;
    private static final int SHOWN = 8;
    private static final double WIDTH = 380;

    private final TextField field;
    private final Consumer<Completion.Option> take;
    private final ListView<Completion.Option> list = new ListView<>();
    private final Popup popup = new Popup();
    private boolean chosen;

    Suggestions(TextField field, Consumer<Completion.Option> take) {
        this.field = field;
        this.take = take;
        list.setId("filter-suggestions");
        list.setFixedCellSize(ROW);
        list.setPrefWidth(WIDTH);
        list.setFocusTraversable(false);
        list.setCellFactory(_ -> new Cell());
        VBox box = new VBox(list);
        box.getStyleClass().addAll("picker", "suggestions");
        popup.getContent().add(box);
        popup.setAutoHide(true);
        popup.setHideOnEscape(false);
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        field.focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                hide();
            }
        });
    }

    void show(Completion completion) {
        if (completion.options().isEmpty() || !field.isFocused() || field.getScene() == null) {
            hide();
            return;
        }
        list.getItems().setAll(completion.options());
        list.setPrefHeight(Math.min(SHOWN, completion.options().size()) * ROW + 4);
        list.getSelectionModel().clearSelection();
        chosen = false;
        if (!popup.isShowing()) {
            // Looks come from the window: a pop-up has a scene of its own.
            popup.getScene().getStylesheets().setAll(field.getScene().getStylesheets());
            popup.getScene().setUserAgentStylesheet(field.getScene().getUserAgentStylesheet());
            Bounds below = field.localToScreen(field.getBoundsInLocal());
            if (below != null) {
                popup.show(field, below.getMinX(), below.getMaxY() + 2);
            }
        }
        // Not before: it makes cells, and those of a pop-up that is not shown find no colours.
        list.scrollTo(0);
    }

    boolean isShowing() {
        return popup.isShowing();
    }

    void hide() {
        popup.hide();
    }

    private void pressed(KeyEvent event) {
        if (!popup.isShowing()) {
            return;
        }
        KeyCode code = event.getCode();
        if (code == KeyCode.DOWN || code == KeyCode.UP) {
            int at = list.getSelectionModel().getSelectedIndex() + (code == KeyCode.DOWN ? 1 : -1);
            list.getSelectionModel().select(Math.clamp(at, 0, list.getItems().size() - 1));
            list.scrollTo(Math.max(0, at - SHOWN / 2));
            chosen = true;
            event.consume();
        } else if (code == KeyCode.TAB || code == KeyCode.ENTER && chosen) {
            accept(Math.max(0, list.getSelectionModel().getSelectedIndex()));
            event.consume();
        } else if (code == KeyCode.ESCAPE) {
            hide();
            event.consume();
        } else if (code == KeyCode.ENTER) {
            // Nothing was chosen: the condition is done as it stands.
            hide();
        }
    }

    private void accept(int index) {
        Completion.Option option = list.getItems().get(index);
        hide();
        take.accept(option);
    }

    private final class Cell extends ListCell<Completion.Option> {
        private final Label name = new Label();
        private final Label note = new Label();
        private final HBox row;

        Cell() {
            Region between = new Region();
            HBox.setHgrow(between, Priority.ALWAYS);
            note.getStyleClass().add("hint");
            note.setMinWidth(Region.USE_PREF_SIZE);
            row = new HBox(name, between, note);
            row.getStyleClass().add("column-row");
            setPrefWidth(0);
            setOnMouseClicked(_ -> {
                if (!isEmpty()) {
                    accept(getIndex());
                }
            });
        }

        @Override
        protected void updateItem(Completion.Option item, boolean empty) {
            super.updateItem(item, empty);
            setGraphic(empty || item == null ? null : row);
            if (!empty && item != null) {
                name.setText(item.text());
                note.setText(item.note());
            }
        }
    }
}
