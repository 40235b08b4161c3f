package dev.colonnade.app.inspect;

import dev.colonnade.app.text.Texts;
import dev.colonnade.base.RowRange;
import dev.colonnade.format.Table;
import dev.colonnade.view.layout.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.fluentui.FluentUiRegularAL;
import org.kordamp.ikonli.javafx.FontIcon;

/** The physical layout: a tree above, what is known of the piece that is selected below. */
public final class InspectorPanel extends BorderPane {
    private static final double LINE = 26;
    /** The most of the panel that the tree takes unasked. */
    private static final double TREE = 0.38;

    private final InspectorModel model;
    private final OpenPieces opened = new OpenPieces();
    private final SplitPane split;
    private String shownFile = "";
    private boolean dragged;
    private boolean opening;
    private Runnable onOpened = () -> {
    };
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
        ToggleButton byGroup = way(texts.get("inspect.byRows"), group, false);
        ToggleButton byColumn = way(texts.get("inspect.byColumns"), group, true);
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
        tree.setFixedCellSize(LINE);
        tree.getSelectionModel().selectedItemProperty().addListener((_, _, item) -> turn(item));
        split = new SplitPane(tree, new PieceDetails(texts, model, go));
        split.getStyleClass().add("panel-split");
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(TREE);
        // A small file has a small tree; somebody who wants more of it drags, and that holds.
        split.heightProperty().addListener(_ -> Platform.runLater(this::divide));
        tree.expandedItemCountProperty().addListener(_ -> {
            divide();
            onOpened.run();
        });
        split.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> dragged |= event.getTarget() instanceof Node node
                && node.getStyleClass().contains("split-pane-divider"));
        setCenter(split);
        model.rootProperty().addListener((_, _, root) -> {
            Table table = model.table();
            if (root != null && table != null) {
                byGroup.setText(units(texts, table));
            }
            show(root);
        });
        show(model.rootProperty().get());
    }

    private static String units(Texts texts, Table table) {
        return texts.get(switch (table.chunks().kind()) {
            case "record batch" -> "inspect.byBatches";
            case "file" -> "inspect.byFiles";
            default -> "inspect.byRows";
        });
    }

    private ToggleButton way(String words, ToggleGroup group, boolean byColumn) {
        ToggleButton button = new ToggleButton(words);
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

    private void divide() {
        if (!dragged && split.getHeight() > 0) {
            split.setDividerPositions(Math.min(TREE, (tree.getExpandedItemCount() + 0.5) * LINE / split.getHeight()));
        }
    }

    /** @param onOpened told when another piece stands open, or one no more */
    public void setOnOpened(Runnable onOpened) {
        this.onOpened = onOpened;
    }

    /** What stood open in files, that in front included. */
    public OpenPieces opened() {
        keep();
        return opened;
    }

    private void keep() {
        // Half of what stood open is not what stood open.
        if (!opening && tree.getRoot() instanceof PieceItem root && !shownFile.isEmpty()) {
            List<List<Integer>> open = new ArrayList<>();
            root.opened(List.of(), open::add);
            opened.keep(shownFile, tree.getSelectionModel().getSelectedItem() instanceof PieceItem selected
                    ? selected.path()
                    : List.of(), open);
        }
    }

    private void show(@Nullable Piece root) {
        keep();
        Table table = model.table();
        if (root == null || table == null) {
            shownFile = "";
            tree.setRoot(null);
            return;
        }
        shownFile = (model.byColumnProperty().get() ? "columns:" : "rows:") + table.name();
        PieceItem item = new PieceItem(model, root);
        tree.setRoot(item);
        item.setExpanded(true);
        tree.getSelectionModel().select(item);
        List<List<Integer>> paths = opened.of(shownFile);
        opening = !paths.isEmpty();
        if (opening) {
            open(item, paths, 1);
        }
    }

    /** Opens one piece after another, since most are found by way of those before; then selects the first of the list. */
    private void open(PieceItem root, List<List<Integer>> paths, int next) {
        if (tree.getRoot() != root) {
            return;
        }
        if (next < paths.size()) {
            root.reveal(paths.get(next), found -> {
                found.setExpanded(true);
                open(root, paths, next + 1);
            });
        } else {
            root.reveal(paths.getFirst(), found -> {
                opening = false;
                select(found);
            });
        }
    }

    private void turn(@Nullable TreeItem<PieceItem.Line> item) {
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
            opening = false;
            root.reveal(path, this::select);
        }
    }

    private void select(PieceItem found) {
        tree.getSelectionModel().select(found);
        tree.scrollTo(Math.max(0, tree.getRow(found) - 3));
    }
}
