package dev.colonnade.app.columns.list;

import dev.colonnade.app.action.Action;
import dev.colonnade.app.columns.ColumnLayout;
import dev.colonnade.app.columns.list.ColumnSearch.Hit;
import dev.colonnade.app.grid.TypeLook;
import dev.colonnade.app.text.Figures;
import dev.colonnade.app.text.Texts;
import dev.colonnade.app.theme.Pops;
import dev.colonnade.column.Schema;
import java.util.function.IntConsumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.WindowEvent;
import org.controlsfx.control.PopOver;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.fluentui.FluentUiRegularAL;
import org.kordamp.ikonli.fluentui.FluentUiRegularMZ;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * All columns in a pop-over, however many, hidden ones last; typing narrows them down, Enter or a click goes there, two
 * buttons (or the keys of these actions) hide and pin.
 */
public final class ColumnList {
    /** Of a button: it says what is so, not only what it would do. */
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");
    private static final double ROW = 28;
    private static final int SHOWN = 12;

    private final Texts texts;
    private final ColumnLayout layout;
    private final Schema schema;
    private final ColumnSearch search;
    private final IntConsumer go;
    private final TextField input = new TextField();
    private final ListView<Hit> list = new ListView<>();
    private final Label count = new Label();
    private final PopOver popOver;

    /** @param go told the number within the table of a column to go to, which is shown by then */
    public ColumnList(Texts texts, Schema schema, ColumnLayout layout, IntConsumer go) {
        this.texts = texts;
        this.layout = layout;
        this.schema = schema;
        this.search = new ColumnSearch(schema, layout);
        this.go = go;
        input.setId("column-search");
        input.setPromptText(texts.get("columns.prompt"));
        input.textProperty().addListener(_ -> update());
        input.addEventFilter(KeyEvent.KEY_PRESSED, this::typed);
        input.setOnAction(_ -> enter());
        list.setId("column-list");
        list.getStyleClass().add("dense");
        list.setCellFactory(_ -> new Cell());
        list.setFixedCellSize(ROW);
        count.getStyleClass().add("hint");
        VBox content = new VBox(input, list, count);
        content.setPrefWidth(420);
        popOver = Pops.over(content, PopOver.ArrowLocation.TOP_RIGHT);
        update();
    }

    /** @param over done when it goes, whatever came of it */
    public void show(Node owner, Runnable over) {
        popOver.addEventHandler(WindowEvent.WINDOW_HIDDEN, _ -> over.run());
        popOver.show(owner);
        input.requestFocus();
    }

    private void update() {
        list.getItems().setAll(search.find(input.getText()));
        list.setPrefHeight(Math.clamp(list.getItems().size(), 1, SHOWN) * ROW + 2);
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
        count.setText(texts.get("columns.count", Figures.count(list.getItems().size()),
                Figures.count(schema.size()), Figures.count(layout.hiddenCount())));
    }

    private void typed(KeyEvent event) {
        Hit hit = list.getSelectionModel().getSelectedItem();
        if (hit != null && Action.HIDE_COLUMN.shortcut().match(event)) {
            hide(hit);
            event.consume();
        } else if (hit != null && Action.PIN_COLUMN.shortcut().match(event)) {
            pin(hit);
            event.consume();
        } else if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.UP) {
            int step = event.getCode() == KeyCode.DOWN ? 1 : -1;
            int next = Math.clamp(list.getSelectionModel().getSelectedIndex() + step, 0,
                    Math.max(0, list.getItems().size() - 1));
            list.getSelectionModel().select(next);
            list.scrollTo(Math.max(0, next - 4));
            event.consume();
        }
    }

    private void enter() {
        Hit hit = list.getSelectionModel().getSelectedItem();
        if (hit != null) {
            popOver.hide();
            layout.show(hit.column());
            go.accept(hit.column());
        }
    }

    private void hide(Hit hit) {
        if (layout.isHidden(hit.column())) {
            layout.show(hit.column());
        } else {
            layout.hide(hit.column());
        }
        again(hit);
    }

    private void pin(Hit hit) {
        layout.pin(hit.column(), !layout.isPinned(hit.column()));
        again(hit);
    }

    /** The list may be in another order now; what was chosen stays chosen. */
    private void again(Hit hit) {
        update();
        for (int i = 0; i < list.getItems().size(); i++) {
            if (list.getItems().get(i).column() == hit.column()) {
                list.getSelectionModel().select(i);
                list.scrollTo(Math.clamp(i - SHOWN / 2, 0, Math.max(0, list.getItems().size() - SHOWN)));
            }
        }
    }

    private final class Cell extends ListCell<Hit> {
        private final FontIcon icon = new FontIcon();
        private final Label name = new Label();
        private final Label type = new Label();
        private final Button pin = button("columns.pin");
        private final Button eye = button("columns.hide");
        private final HBox row = new HBox(icon, name, new Region(), type, pin, eye);

        Cell() {
            icon.getStyleClass().add("type-icon");
            type.getStyleClass().add("hint");
            name.setMinWidth(60);
            type.setMaxWidth(150);
            row.getStyleClass().add("column-row");
            HBox.setHgrow(row.getChildren().get(2), Priority.ALWAYS);
            setPrefWidth(0);
            pin.setOnAction(_ -> pin(getItem()));
            eye.setOnAction(_ -> hide(getItem()));
            setOnMouseClicked(_ -> {
                if (!isEmpty()) {
                    enter();
                }
            });
        }

        private Button button(String key) {
            Button made = new Button(null, new FontIcon());
            made.getStyleClass().addAll("flat", "list-button");
            made.setFocusTraversable(false);
            made.setAccessibleText(texts.get(key));
            return made;
        }

        private void icon(Button button, Ikon which, String words, boolean on) {
            ((FontIcon) button.getGraphic()).setIconCode(which);
            button.setAccessibleText(words);
            button.setTooltip(new Tooltip(words));
            button.pseudoClassStateChanged(ON, on);
        }

        @Override
        protected void updateItem(Hit hit, boolean empty) {
            super.updateItem(hit, empty);
            if (empty || hit == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            icon.setIconCode(TypeLook.of(hit.field().type()).icon());
            name.setText(hit.field().name());
            type.setText(hit.field().type().toString());
            setAccessibleText(hit.toString());
            boolean hidden = layout.isHidden(hit.column());
            boolean pinned = layout.isPinned(hit.column());
            name.setOpacity(hidden ? 0.55 : 1);
            icon(eye, hidden ? FluentUiRegularAL.EYE_HIDE_20 : FluentUiRegularAL.EYE_SHOW_20,
                    texts.get(hidden ? "columns.show" : "columns.hide"), hidden);
            icon(pin, FluentUiRegularMZ.PIN_20,
                    texts.get(pinned ? "columns.unpin" : "columns.pin"), pinned);
            setGraphic(row);
        }
    }
}
