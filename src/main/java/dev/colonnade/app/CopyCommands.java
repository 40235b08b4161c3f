package dev.colonnade.app;

import dev.colonnade.app.action.Action;
import dev.colonnade.app.action.Actions;
import dev.colonnade.app.copy.Copying;
import dev.colonnade.app.grid.CellNode;
import dev.colonnade.app.grid.Grid;
import dev.colonnade.app.text.Figures;
import dev.colonnade.app.text.Texts;
import dev.colonnade.app.work.Engine;
import dev.colonnade.view.CopyText;
import dev.colonnade.view.InList;
import java.util.List;
import java.util.function.Supplier;
import javafx.geometry.Point2D;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.SeparatorMenuItem;
import org.jspecify.annotations.Nullable;

/** What can be done with the cells selected: copied in several ways, or, where they are too many for that, exported. */
final class CopyCommands {
    private final Texts texts;
    private final Actions actions;
    private final Toast toast;
    private final Supplier<@Nullable Grid> grid;
    private final Copying copying;
    private @Nullable ContextMenu menu;

    /** @param grid gives the one in front */
    CopyCommands(Texts texts, Actions actions, Engine engine, Toast toast, Supplier<@Nullable Grid> grid) {
        this.texts = texts;
        this.actions = actions;
        this.toast = toast;
        this.grid = grid;
        this.copying = new Copying(texts, engine, text -> toast.show(texts.get("copy.failed"), text),
                this::offerExport);
        define(Action.COPY, CopyText.Format.TSV);
        define(Action.COPY_CSV, CopyText.Format.CSV);
        define(Action.COPY_JSON, CopyText.Format.JSON);
        define(Action.COPY_MARKDOWN, CopyText.Format.MARKDOWN);
        actions.define(Action.COPY_SQL, () -> {
            Grid shown = grid.get();
            if (shown != null) {
                copying.copyList(shown, this::copied);
            }
        });
    }

    private void define(Action action, CopyText.Format format) {
        actions.define(action, () -> {
            Grid shown = grid.get();
            if (shown != null) {
                copying.copy(shown, format);
            }
        });
    }

    private void offerExport(String why) {
        Button export = new Button(texts.get(Action.EXPORT.key()));
        export.setId("toast-export");
        export.getStyleClass().add("chip");
        export.setOnAction(_ -> {
            toast.setVisible(false);
            actions.run(Action.EXPORT);
        });
        toast.show(texts.get("copy.failed"), why, List.of(export));
    }

    private void copied(InList list) {
        if (list.nulls() > 0) {
            toast.show(texts.get("copy.list", Figures.count(list.values())),
                    texts.get("copy.nulls", Figures.count(list.nulls())));
        }
    }

    /** For cells; made when it is first wanted, by when every action is defined. */
    ContextMenu menu() {
        ContextMenu made = menu;
        if (made == null) {
            made = new ContextMenu();
            made.getItems().addAll(actions.menuItem(Action.COPY), actions.menuItem(Action.COPY_CSV),
                    actions.menuItem(Action.COPY_JSON), actions.menuItem(Action.COPY_MARKDOWN),
                    actions.menuItem(Action.COPY_SQL), new SeparatorMenuItem(), actions.menuItem(Action.SELECT_ALL),
                    new SeparatorMenuItem(), actions.menuItem(Action.ADD_COLUMN), actions.menuItem(Action.DEDUP),
                    actions.menuItem(Action.EXPORT));
            menu = made;
        }
        return made;
    }

    /** The menu at the cell that the cursor stands in, or in the middle where that is out of sight. */
    void showMenu(Grid grid) {
        CellNode cell = grid.cellNode(grid.current().row(), grid.current().column());
        Point2D at = cell == null
                ? grid.localToScreen(grid.getWidth() / 2, grid.getHeight() / 2)
                : cell.localToScreen(cell.getLayoutBounds().getMinX(), cell.getLayoutBounds().getMaxY());
        menu().show(grid, at.getX(), at.getY());
    }
}
