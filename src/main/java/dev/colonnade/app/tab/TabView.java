package dev.colonnade.app.tab;

import dev.colonnade.app.columns.ColumnLayout;
import dev.colonnade.app.dedup.DuplicateMarks;
import dev.colonnade.app.filter.FilterBar;
import dev.colonnade.app.find.FindBar;
import dev.colonnade.app.grid.CellCursor;
import dev.colonnade.app.grid.Density;
import dev.colonnade.app.grid.Grid;
import dev.colonnade.app.grid.GridTexts;
import dev.colonnade.app.settings.Settings;
import dev.colonnade.app.summary.NullShares;
import dev.colonnade.app.summary.Spreads;
import dev.colonnade.app.text.Figures;
import dev.colonnade.app.text.Texts;
import dev.colonnade.app.work.TabState;
import dev.colonnade.app.work.TableTab;
import dev.colonnade.app.work.ViewState;
import dev.colonnade.app.work.Workspace;
import dev.colonnade.base.Fault;
import dev.colonnade.column.Field;
import dev.colonnade.column.Type;
import dev.colonnade.view.CellFormat;
import dev.colonnade.view.TableView;
import dev.colonnade.view.WindowCache;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;
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
    private final ChangeListener<@Nullable Fault> noticed = (_, _, fault) -> note(fault);
    private final ChangeListener<TabState> turned = (_, _, state) -> show(state);
    private final ChangeListener<Density> dense = (_, _, density) -> {
        Grid shown = grid();
        if (shown != null) {
            shown.setDensity(density);
        }
    };
    private final KeySource keys;
    private final Settings settings;
    private final VBox top;
    private @Nullable FilterBar filter;
    private @Nullable FindBar find;
    private @Nullable Spreads spreads;
    private @Nullable RowsCard rowsCard;
    /** Where somebody stood among rows that are asked for once more, until those are shown. */
    private @Nullable ViewState awaited;
    private boolean rowsChanging;
    private final ReadOnlyObjectWrapper<@Nullable Grid> grid = new ReadOnlyObjectWrapper<>(null);

    /** @param keys where keys to encrypted files may be read from */
    public TabView(Texts texts, Workspace workspace, TableTab tab, KeySource keys, Settings settings) {
        this.texts = texts;
        this.workspace = workspace;
        this.tab = tab;
        this.keys = keys;
        this.settings = settings;
        this.notice = new NoticeBar(texts, () -> workspace.reload(tab), () -> workspace.release(tab));
        getStyleClass().add("tab-view");
        top = new VBox(notice);
        setTop(top);
        tab.noticeProperty().addListener(noticed);
        notice.show(tab.noticeProperty().get());
        tab.stateProperty().addListener(turned);
        tab.setOnArrival(() -> {
            Grid shown = grid.get();
            if (shown != null) {
                shown.refresh();
            }
        });
        tab.setOnRows(this::rowsChanged);
        settings.densityProperty().addListener(dense);
        show(tab.state());
    }

    /** The view goes, the tab stays: another view of it begins where this one stood. */
    public void dispose() {
        tab.noticeProperty().removeListener(noticed);
        tab.stateProperty().removeListener(turned);
        settings.densityProperty().removeListener(dense);
        tab.setOnArrival(() -> {
        });
        tab.setOnRows(_ -> {
        });
        dropBars();
    }

    /** The bar of conditions, while there is a table. */
    public @Nullable FilterBar filter() {
        return filter;
    }

    /** The bar to look for a text with, while there is a table. */
    public @Nullable FindBar find() {
        return find;
    }

    /** How values are spread, while there is a table. */
    public @Nullable Spreads spreads() {
        return spreads;
    }

    private void dropBars() {
        Spreads told = spreads;
        if (told != null) {
            told.close();
            spreads = null;
        }
        FindBar looking = find;
        if (looking != null) {
            looking.dispose();
            top.getChildren().remove(looking);
            find = null;
        }
        FilterBar before = filter;
        if (before != null) {
            before.dispose();
            top.getChildren().remove(before);
            filter = null;
        }
    }

    private void rowsChanged(boolean stay) {
        Grid shown = grid.get();
        RowsCard card = rowsCard;
        if (shown != null && card != null) {
            rowsChanging = true;
            shown.rowsChanged(spoken(shown.cache().view()), stay);
            standAgain(shown);
            rowsChanging = false;
            shown.setRowMarks(DuplicateMarks.of(tab.steps().duplicates(), shown.cache().view().order()));
            card.update(shown.cache().view());
        }
    }

    /** As soon as there are as many rows; it is over with the last of them. */
    private void standAgain(Grid shown) {
        ViewState place = awaited;
        if (place == null) {
            return;
        }
        if (place.row() < shown.cache().view().rowCount()) {
            stand(shown, place);
        }
        if (tab.steps().query().equals(tab.steps().shownQuery())) {
            awaited = null;
            remember(shown);
        }
    }

    private static void stand(Grid shown, ViewState place) {
        shown.standAt(place.firstRow(), place.row(), Math.max(0, shown.cache().view().placeOf(place.column())));
    }

    private String spoken(TableView view) {
        return texts.get("grid.spoken", tab.title(), Figures.count(view.rowCount()),
                Figures.count(view.columnCount()));
    }

    private void note(@Nullable Fault fault) {
        notice.show(fault);
    }

    private void moved(Grid shown) {
        if (!rowsChanging) {
            // Whoever goes somewhere else does not want to be brought back.
            awaited = null;
        }
        remember(shown);
    }

    private void remember(Grid shown) {
        if (awaited != null) {
            return;
        }
        CellCursor at = shown.current();
        int source = shown.currentSource();
        tab.setView(new ViewState(shown.visibleRowsProperty().get().from(), at.row(), Math.max(0, source)));
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
            case TabState.Resting resting -> {
                grid.set(null);
                dropBars();
                setCenter(resting.released() ? RestCard.of(texts, tab, workspace) : null);
            }
            case TabState.Failed failed -> {
                grid.set(null);
                dropBars();
                setCenter(failed.fault().kind() == Fault.Kind.NEEDS_KEY
                        ? new KeyCard(texts, failed.fault(), keys, given -> workspace.unlock(tab, given),
                                () -> workspace.close(tab))
                        : new FaultCard(texts, failed.fault(), () -> workspace.reload(tab),
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

    /** Moments are shown in the zone that people chose for all, where they chose nothing for the column. */
    private void useZone(ColumnLayout columns, TableView view) {
        ZoneId zone = settings.zoneProperty().get();
        if (zone == null) {
            return;
        }
        List<Field> fields = view.table().schema().fields();
        for (int column = 0; column < fields.size(); column++) {
            boolean zoned = fields.get(column).type().storageType() instanceof Type.Timestamp moment
                    && moment.zone() != null;
            if (zoned && columns.format(column).equals(CellFormat.USUAL)) {
                columns.setFormat(column, CellFormat.USUAL.withZone(zone));
            }
        }
    }

    private void showTable(WindowCache cache) {
        Grid before = grid.get();
        TableView view = cache.view();
        ColumnLayout columns = Objects.requireNonNull(tab.columns());
        Grid fresh = new Grid(cache, columns, new GridTexts(
                spoken(view),
                texts.get("grid.unreadable")));
        fresh.setDensity(settings.densityProperty().get());
        boolean focused = before != null && before.isFocused();
        // After a reload, or another start, one stands where one stood.
        ViewState stood = tab.view();
        if (!stood.equals(ViewState.START)) {
            stand(fresh, stood);
        }
        boolean asked = tab.steps().query().equals(tab.steps().shownQuery());
        awaited = asked || stood.equals(ViewState.START) ? null : stood;
        fresh.currentProperty().addListener(_ -> moved(fresh));
        fresh.visibleRowsProperty().addListener(_ -> remember(fresh));
        useZone(columns, view);
        columns.onChange(tab::touched);
        RowsCard card = new RowsCard(texts, tab.steps());
        card.update(view);
        rowsCard = card;
        setCenter(new StackPane(fresh, card));
        dropBars();
        FilterBar bar = new FilterBar(texts, workspace.engine(), tab.steps(), view.table(), this::requestFocus);
        filter = bar;
        FindBar looking = new FindBar(texts, workspace.engine(), tab, fresh, this::requestFocus);
        find = looking;
        top.getChildren().addAll(bar, looking);
        new NullShares(workspace.engine(), fresh).install();
        Spreads told = new Spreads(texts, workspace.engine(), tab, fresh);
        told.install();
        spreads = told;
        fresh.setRowMarks(DuplicateMarks.of(tab.steps().duplicates(), view.order()));
        grid.set(fresh);
        if (focused) {
            fresh.requestFocus();
        }
    }
}
