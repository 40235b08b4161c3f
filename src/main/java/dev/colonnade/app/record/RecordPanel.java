package dev.colonnade.app.record;

import dev.colonnade.app.text.Figures;
import dev.colonnade.app.text.Texts;
import dev.colonnade.view.record.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.fluentui.FluentUiRegularAL;
import org.kordamp.ikonli.javafx.FontIcon;

/** The current row from top to bottom. */
public final class RecordPanel extends BorderPane {
    private final Texts texts;
    private final RecordModel model;
    private final TreeView<PartItem.Line> tree = new TreeView<>();
    private final TreeItem<PartItem.Line> root = new TreeItem<>();
    private final Label where = new Label();
    private final TextField filter = new TextField();
    private final Button previous;
    private final Button next;
    private final Map<Integer, PartItem> items = new HashMap<>();

    /**
     * @param go takes the cursor to a row
     * @param refused told, in a sentence, why nothing was copied
     */
    public RecordPanel(Texts texts, RecordModel model, LongConsumer go, Consumer<String> refused) {
        this.texts = texts;
        this.model = model;
        setId("record-panel");
        getStyleClass().add("record-panel");
        where.setId("record-where");
        where.getStyleClass().add("panel-title");
        previous = button("record.previous", FluentUiRegularAL.CHEVRON_UP_20,
                () -> go.accept(model.rowProperty().get() - 1));
        previous.setId("record-previous");
        next = button("record.next", FluentUiRegularAL.CHEVRON_DOWN_20,
                () -> go.accept(model.rowProperty().get() + 1));
        next.setId("record-next");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(where, gap, previous, next);
        head.getStyleClass().add("panel-head");
        filter.setId("record-filter");
        filter.setPromptText(texts.get("record.filter"));
        filter.textProperty().bindBidirectional(model.filterProperty());
        HBox.setHgrow(filter, Priority.ALWAYS);
        ToggleButton empty = new ToggleButton(texts.get("record.hideEmpty"));
        empty.setId("record-hide-empty");
        empty.getStyleClass().add("chip");
        empty.setTooltip(new Tooltip(texts.get("record.hideEmpty.hint")));
        empty.setMinWidth(USE_PREF_SIZE);
        empty.selectedProperty().bindBidirectional(model.hideEmptyProperty());
        HBox search = new HBox(filter, empty);
        search.getStyleClass().add("panel-search");
        setTop(new VBox(head, search));
        tree.setId("record-tree");
        tree.getStyleClass().add("record-tree");
        tree.setShowRoot(false);
        tree.setRoot(root);
        tree.setCellFactory(_ -> new PartCell(texts, model, RecordPanel::toClipboard,
                part -> model.whole(part, RecordPanel::toClipboard, fault -> refused.accept(fault.getMessage()))));
        setCenter(tree);
        model.shown().addListener((ListChangeListener<Part>) _ -> update());
        model.rowProperty().addListener(_ -> update());
        update();
    }

    private Button button(String key, Ikon icon, Runnable action) {
        Button button = new Button(null, new FontIcon(icon));
        button.getStyleClass().addAll("flat", "icon-button");
        button.setTooltip(new Tooltip(texts.get(key)));
        button.setAccessibleText(texts.get(key));
        // The grid keeps the focus: one goes on there with the arrows.
        button.setFocusTraversable(false);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private static void toClipboard(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private void update() {
        long row = model.rowProperty().get();
        var view = model.view();
        boolean any = row >= 0 && view != null;
        where.setText(any ? texts.get("record.row", Figures.count(row + 1)) : texts.get("record.noRow"));
        previous.setDisable(!any || row == 0);
        next.setDisable(view == null || row >= view.rowCount() - 1);
        if (!any) {
            items.clear();
        }
        List<TreeItem<PartItem.Line>> wanted = new ArrayList<>();
        for (Part part : model.shown()) {
            PartItem item = items.get(part.column());
            Part had = item == null ? null : item.part();
            if (item == null || had == null || !had.name().equals(part.name())) {
                item = new PartItem(model, part);
                items.put(part.column(), item);
            } else {
                item.show(part);
            }
            wanted.add(item);
        }
        if (!root.getChildren().equals(wanted)) {
            root.getChildren().setAll(wanted);
        }
    }
}
