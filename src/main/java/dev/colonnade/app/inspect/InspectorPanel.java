package dev.colonnade.app.inspect;

import dev.colonnade.app.text.Texts;
import dev.colonnade.base.RowRange;
import dev.colonnade.view.layout.Piece;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.fluentui.FluentUiRegularAL;
import org.kordamp.ikonli.javafx.FontIcon;

/** The physical layout: a tree above, what is known of the piece that is selected below. */
public final class InspectorPanel extends BorderPane {
    private final InspectorModel model;
    private final TreeView<PieceItem.Line> tree = new TreeView<>();

    /**
     * @param find shows the piece that holds the current cell
     * @param go takes the grid to some rows of the table
     */
    public InspectorPanel(Texts texts, InspectorModel model, Runnable find, Consumer<RowRange> go) {
        this.model = model;
        setId("inspector-panel");
        getStyleClass().add("inspector-panel");
        ToggleGroup group = new ToggleGroup();
        ToggleButton byGroup = way(texts, "inspect.byRows", group, false);
        ToggleButton byColumn = way(texts, "inspect.byColumns", group, true);
        byGroup.getStyleClass().add("left-pill");
        byColumn.getStyleClass().add("right-pill");
        Button cell = new Button(null, new FontIcon(FluentUiRegularAL.LOCATION_20));
        cell.setId("inspect-cell");
        cell.getStyleClass().addAll("flat", "icon-button");
        cell.setTooltip(new Tooltip(texts.get("inspect.cell")));
        cell.setAccessibleText(texts.get("inspect.cell"));
        cell.setOnAction(_ -> find.run());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(byGroup, byColumn, gap, cell);
        head.getStyleClass().add("panel-head");
        setTop(head);
        tree.setId("inspector-tree");
        tree.getStyleClass().add("inspector-tree");
        tree.setCellFactory(_ -> new PieceCell(texts));
        tree.setFixedCellSize(26);
        tree.getSelectionModel().selectedItemProperty().addListener((_, _, item) -> select(item));
        SplitPane split = new SplitPane(tree, new PieceDetails(texts, model, go));
        split.getStyleClass().add("panel-split");
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.38);
        setCenter(split);
        model.rootProperty().addListener((_, _, root) -> show(root));
        show(model.rootProperty().get());
    }

    private ToggleButton way(Texts texts, String key, ToggleGroup group, boolean byColumn) {
        ToggleButton button = new ToggleButton(texts.get(key));
        button.setId(byColumn ? "inspect-by-columns" : "inspect-by-rows");
        button.getStyleClass().add("chip");
        button.setToggleGroup(group);
        button.setSelected(model.byColumnProperty().get() == byColumn);
        button.setOnAction(_ -> {
            button.setSelected(true);
            model.byColumnProperty().set(byColumn);
        });
        model.byColumnProperty().addListener((_, _, now) -> button.setSelected(now == byColumn));
        return button;
    }

    private void show(@org.jspecify.annotations.Nullable Piece root) {
        if (root == null) {
            tree.setRoot(null);
            return;
        }
        PieceItem item = new PieceItem(model, root);
        tree.setRoot(item);
        item.setExpanded(true);
        tree.getSelectionModel().select(item);
    }

    private void select(@org.jspecify.annotations.Nullable TreeItem<PieceItem.Line> item) {
        if (item instanceof PieceItem of && of.piece() != null) {
            model.selectedProperty().set(of.piece());
        }
    }

    /** Opens the tree down to the piece that holds a cell. */
    public void reveal(long row, String column) {
        model.find(row, column, this::reveal);
    }

    private void reveal(List<Integer> path) {
        if (tree.getRoot() instanceof PieceItem root) {
            root.reveal(path, found -> {
                tree.getSelectionModel().select(found);
                tree.scrollTo(Math.max(0, tree.getRow(found) - 3));
            });
        }
    }
}
