package dev.colonnade.app.columns.list;

import dev.colonnade.app.columns.list.ColumnSearch.Hit;
import dev.colonnade.app.grid.TypeLook;
import dev.colonnade.app.text.Figures;
import dev.colonnade.app.text.Texts;
import dev.colonnade.app.theme.Pops;
import dev.colonnade.view.TableView;
import java.util.function.IntConsumer;
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
import org.controlsfx.control.PopOver;
import org.kordamp.ikonli.javafx.FontIcon;

/** All columns in a pop-over, however many; typing narrows them down, Enter or a click goes there. */
public final class ColumnList {
    private static final double ROW = 28;
    private static final int SHOWN = 12;

    private final Texts texts;
    private final TableView view;
    private final ColumnSearch search;
    private final IntConsumer go;
    private final TextField input = new TextField();
    private final ListView<Hit> list = new ListView<>();
    private final Label count = new Label();
    private final PopOver popOver;

    public ColumnList(Texts texts, TableView view, IntConsumer go) {
        this.texts = texts;
        this.view = view;
        this.search = new ColumnSearch(view);
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
        content.setPrefWidth(360);
        popOver = Pops.over(content, PopOver.ArrowLocation.TOP_RIGHT);
        update();
    }

    public void show(Node owner) {
        popOver.show(owner);
        input.requestFocus();
    }

    private void update() {
        list.getItems().setAll(search.find(input.getText()));
        list.setPrefHeight(Math.clamp(list.getItems().size(), 1, SHOWN) * ROW + 2);
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
        count.setText(texts.get("columns.count", Figures.count(list.getItems().size()),
                Figures.count(view.columnCount())));
    }

    private void typed(KeyEvent event) {
        if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.UP) {
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
            go.accept(hit.column());
        }
    }

    private final class Cell extends ListCell<Hit> {
        private final FontIcon icon = new FontIcon();
        private final Label name = new Label();
        private final Label type = new Label();
        private final HBox row = new HBox(icon, name, new Region(), type);

        Cell() {
            icon.getStyleClass().add("type-icon");
            type.getStyleClass().add("hint");
            name.setMinWidth(60);
            type.setMaxWidth(150);
            row.getStyleClass().add("column-row");
            HBox.setHgrow(row.getChildren().get(2), Priority.ALWAYS);
            setPrefWidth(0);
            setOnMouseClicked(_ -> {
                if (!isEmpty()) {
                    enter();
                }
            });
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
            setGraphic(row);
        }
    }
}
