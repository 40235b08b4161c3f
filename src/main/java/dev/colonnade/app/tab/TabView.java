package dev.colonnade.app.tab;

import dev.colonnade.app.columns.ColumnLayout;
import dev.colonnade.app.grid.CellCursor;
import dev.colonnade.app.grid.Grid;
import dev.colonnade.app.grid.GridTexts;
import dev.colonnade.app.summary.NullShares;
import dev.colonnade.app.text.Figures;
import dev.colonnade.app.text.Texts;
import dev.colonnade.app.work.TabState;
import dev.colonnade.app.work.TableTab;
import dev.colonnade.app.work.Workspace;
import dev.colonnade.view.TableView;
import dev.colonnade.view.WindowCache;
import java.util.Objects;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** What is under a tab, by its state. */
public final class TabView extends BorderPane {
    /** Most files open faster than one reads "opening". */
    private static final Duration PATIENCE = Duration.millis(150);

    private final Texts texts;
    private final Workspace workspace;
    private final TableTab tab;
    private final NoticeBar notice;
    private final ProgressBar progress = new ProgressBar();
    private final Label phase = new Label();
    private final ReadOnlyObjectWrapper<@Nullable Grid> grid = new ReadOnlyObjectWrapper<>(null);

    public TabView(Texts texts, Workspace workspace, TableTab tab) {
        this.texts = texts;
        this.workspace = workspace;
        this.tab = tab;
        this.notice = new NoticeBar(texts, () -> workspace.reload(tab));
        getStyleClass().add("tab-view");
        setTop(notice);
        tab.noticeProperty().addListener((_, _, fault) -> notice.show(fault));
        notice.show(tab.noticeProperty().get());
        tab.stateProperty().addListener((_, _, state) -> show(state));
        tab.setOnArrival(() -> {
            Grid shown = grid.get();
            if (shown != null) {
                shown.refresh();
            }
        });
        show(tab.state());
    }

    public TableTab tab() {
        return tab;
    }

    /** The grid, while there is a table. */
    public ReadOnlyObjectProperty<@Nullable Grid> gridProperty() {
        return grid.getReadOnlyProperty();
    }

    public @Nullable Grid grid() {
        return grid.get();
    }

    @Override
    public void requestFocus() {
        Grid shown = grid.get();
        if (shown != null) {
            shown.requestFocus();
        } else {
            super.requestFocus();
        }
    }

    private void show(TabState state) {
        switch (state) {
            case TabState.Opening opening -> showOpening(opening);
            case TabState.Failed failed -> {
                grid.set(null);
                setCenter(new FaultCard(texts, failed.fault(), () -> workspace.reload(tab),
                        () -> workspace.close(tab)));
            }
            case TabState.Shown shown -> showTable(shown.cache());
        }
    }

    private void showOpening(TabState.Opening opening) {
        progress.setProgress(opening.total() > 0 ? (double) opening.done() / opening.total() : -1);
        phase.setText(opening.phase().isEmpty() ? texts.get("opening") : opening.phase());
        if (!(getCenter() instanceof StackPane pane && pane.getStyleClass().contains("opening"))) {
            grid.set(null);
            setCenter(openingPane());
        }
    }

    private Node openingPane() {
        VBox box = new VBox(new Label(tab.title()), progress, phase);
        phase.getStyleClass().add("hint");
        box.getStyleClass().add("opening-box");
        box.setVisible(false);
        StackPane pane = new StackPane(box);
        pane.getStyleClass().add("opening");
        PauseTransition pause = new PauseTransition(PATIENCE);
        pause.setOnFinished(_ -> box.setVisible(true));
        pause.play();
        return pane;
    }

    private void showTable(WindowCache cache) {
        Grid before = grid.get();
        TableView view = cache.view();
        ColumnLayout columns = Objects.requireNonNull(tab.columns());
        Grid fresh = new Grid(cache, columns, new GridTexts(
                texts.get("grid.spoken", tab.title(), Figures.count(view.rowCount()),
                        Figures.count(view.columnCount())),
                texts.get("grid.unreadable")));
        boolean focused = before != null && before.isFocused();
        if (before != null) {
            // After a reload one stands where one stood.
            CellCursor stood = before.current();
            fresh.jumpTo(stood.row(), stood.column());
        }
        if (view.columnCount() == 0 || view.rowCount() == 0) {
            Label nothing = new Label(texts.get(view.columnCount() == 0 ? "grid.noColumns" : "grid.noRows"));
            nothing.getStyleClass().add("nothing");
            nothing.setMouseTransparent(true);
            setCenter(new StackPane(fresh, nothing));
        } else {
            setCenter(fresh);
        }
        new NullShares(workspace.engine(), fresh).install();
        grid.set(fresh);
        if (focused) {
            fresh.requestFocus();
        }
    }
}
