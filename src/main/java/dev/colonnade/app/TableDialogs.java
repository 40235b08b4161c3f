package dev.colonnade.app;

import dev.colonnade.app.action.Action;
import dev.colonnade.app.action.Actions;
import dev.colonnade.app.columns.ColumnNames;
import dev.colonnade.app.dedup.DedupDialog;
import dev.colonnade.app.export.ExportDialog;
import dev.colonnade.app.filter.ColumnDialog;
import dev.colonnade.app.filter.FilterBar;
import dev.colonnade.app.grid.Grid;
import dev.colonnade.app.pick.Sheet;
import dev.colonnade.app.report.ProblemReport;
import dev.colonnade.app.tab.TabView;
import dev.colonnade.app.text.Figures;
import dev.colonnade.app.text.Texts;
import dev.colonnade.app.work.Deduplication;
import dev.colonnade.app.work.Engine;
import dev.colonnade.app.work.Query;
import dev.colonnade.app.work.Steps;
import dev.colonnade.base.Fault;
import dev.colonnade.format.Table;
import dev.colonnade.task.dedup.Keep;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import javafx.scene.control.Button;
import org.jspecify.annotations.Nullable;

/** The dialogs about the table in front. */
final class TableDialogs {
    private final Texts texts;
    private final Actions actions;
    private final Engine engine;
    private final Sheet sheet;
    private final Toast toast;
    private final Desk desk;
    private final Consumer<Path> open;
    private final Supplier<@Nullable TabView> front;
    private final Runnable arranged = this::canRemove;
    private final InvalidationListener moved = _ -> arranged.run();
    private @Nullable Grid followed;

    /**
     * @param open opens a file in a tab
     * @param front gives the view of the tab in front
     */
    TableDialogs(Texts texts, Actions actions, Engine engine, Sheet sheet, Toast toast, Desk desk, Consumer<Path> open,
            Supplier<@Nullable TabView> front) {
        this.toast = toast;
        this.desk = desk;
        this.open = open;
        this.texts = texts;
        this.actions = actions;
        this.engine = engine;
        this.sheet = sheet;
        this.front = front;
        actions.define(Action.DEDUP, this::dedup);
        actions.define(Action.DEDUP_COLUMN, this::dedupColumn);
        actions.define(Action.EXPORT, this::export);
        actions.define(Action.ADD_COLUMN, () -> column(null));
        actions.define(Action.REMOVE_COLUMN, this::removeColumn);
        // What was said of the last one must not lie over the next.
        sheet.visibleProperty().addListener((_, _, shown) -> {
            if (shown) {
                toast.setVisible(false);
            }
        });
        follow(null);
    }

    /** @param grid what is in front, or null where no table is */
    void follow(@Nullable Grid grid) {
        Grid before = followed;
        if (before != null) {
            before.currentProperty().removeListener(moved);
            before.columnLayout().offChange(arranged);
        }
        followed = grid;
        if (grid != null) {
            grid.currentProperty().addListener(moved);
            grid.columnLayout().onChange(arranged);
        }
        boolean any = grid != null && grid.currentSource() >= 0;
        for (Action action : new Action[]{Action.DEDUP, Action.DEDUP_COLUMN, Action.EXPORT, Action.ADD_COLUMN}) {
            actions.enabled(action).set(any);
        }
        arranged.run();
        TabView view = front.get();
        FilterBar bar = view == null ? null : view.filter();
        if (bar != null) {
            bar.setOnDuplicates(this::dedup);
            bar.setOnColumn(this::column);
        }
    }

    /** What there is to say of the rows shown where duplicates are among them; or nothing. */
    String rowsNote() {
        TabView view = front.get();
        Steps.Duplicates shown = view == null ? null : view.tab().steps().duplicates();
        if (shown == null) {
            return "";
        }
        String count = Figures.count(shown.found().result().duplicates());
        return switch (shown.asked().show()) {
            case KEPT -> texts.get("dedup.note.kept", count);
            case DUPLICATES -> texts.get("dedup.note.duplicates");
            case GROUPS -> texts.get("dedup.note.groups", count);
            case MARKED -> texts.get("dedup.note.marked", count);
        };
    }

    /** How many rows there will be in an order of which only the first are shown yet; 0 where all are. */
    long beingSorted() {
        TabView view = front.get();
        return view == null ? 0 : view.tab().steps().rowsBeingSorted();
    }

    /** Begins with what is asked for already, if anything is. */
    private void dedup() {
        TabView view = front.get();
        if (view != null) {
            dedup(view, view.tab().steps().query().dedup());
        }
    }

    private void dedupColumn() {
        TabView view = front.get();
        Grid grid = view == null ? null : view.grid();
        if (view != null && grid != null && grid.currentSource() >= 0) {
            String name = ColumnNames.of(grid.cache().view().table().schema()).of(grid.currentSource());
            dedup(view, new Deduplication(List.of(name), Keep.FIRST, List.of(), Deduplication.Show.KEPT));
        }
    }

    private void dedup(TabView view, @Nullable Deduplication asked) {
        Table table = view.tab().table();
        if (table != null) {
            DedupDialog.show(texts, sheet, view.tab(), table, engine.resources(), engine.jobs(), asked);
        }
    }

    /** @param changed the one to be written otherwise, or null for a new one */
    private void column(Query.@Nullable NewColumn changed) {
        TabView view = front.get();
        Table table = view == null ? null : view.tab().table();
        if (view != null && table != null) {
            ColumnDialog.show(texts, sheet, engine, view.tab().steps(), view.tab().title(), table, changed);
        }
    }

    private int computed(@Nullable Grid grid) {
        TabView view = front.get();
        return grid == null || view == null ? -1 : grid.currentSource() - view.tab().steps().ownColumns();
    }

    private void canRemove() {
        actions.enabled(Action.REMOVE_COLUMN).set(computed(followed) >= 0);
    }

    /** Only what was worked out goes: the file's own columns can be hidden. */
    private void removeColumn() {
        TabView view = front.get();
        Grid grid = view == null ? null : view.grid();
        if (view != null && grid != null) {
            Steps steps = view.tab().steps();
            int computed = computed(grid);
            if (computed >= 0 && computed < steps.query().computed().size()) {
                List<Query.NewColumn> others = new ArrayList<>(steps.query().computed());
                others.remove(computed);
                steps.ask(steps.query().withComputed(others));
            }
        }
    }

    private void export() {
        TabView view = front.get();
        if (view != null) {
            ExportDialog.show(texts, sheet, engine, new ExportDialog.Request(view.tab(), () -> {
                Grid grid = view.grid();
                return grid == null ? null : grid.cache().view();
            }, name -> desk.files().chooseTarget(sheet.getScene().getWindow(), name),
                    "colonnade version " + ProblemReport.version(), new Exported()));
        }
    }

    /** What is said and done of a file that was written, or was not. */
    private final class Exported implements ExportDialog.Outcome {
        @Override
        public void written(Path file, long rows, long bytes, boolean readable) {
            List<Button> next = new ArrayList<>();
            if (readable) {
                next.add(button("export-open", "export.open", () -> open(file)));
            }
            next.add(button("export-reveal", "export.reveal", () -> reveal(file)));
            toast.done(texts.get("export.written", Figures.count(rows), Figures.bytes(bytes)), file.toString(), next);
        }

        private Button button(String id, String key, Runnable doing) {
            Button button = new Button(texts.get(key));
            button.setId(id);
            button.getStyleClass().add("chip");
            button.setOnAction(_ -> {
                toast.setVisible(false);
                doing.run();
            });
            return button;
        }

        @Override
        public void failed(Fault fault) {
            toast.show(texts.get("export.failed"), String.valueOf(fault.getMessage()));
        }

        @Override
        public void open(Path file) {
            open.accept(file);
        }

        @Override
        public void reveal(Path file) {
            Path folder = file.getParent();
            if (folder != null) {
                engine.background().execute(() -> {
                    try {
                        desk.links().open(folder.toUri());
                    } catch (Fault fault) {
                        engine.ui().execute(() -> toast.show(texts.get("link.failed"), fault.problem()));
                    }
                });
            }
        }
    }
}
