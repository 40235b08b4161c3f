package dev.colonnade.app;

import dev.colonnade.app.action.Action;
import dev.colonnade.app.action.Actions;
import dev.colonnade.app.columns.menu.ColumnCommands;
import dev.colonnade.app.columns.menu.ColumnMenu;
import dev.colonnade.app.columns.menu.ZonePicker;
import dev.colonnade.app.gauge.GaugeButton;
import dev.colonnade.app.gauge.GaugeModel;
import dev.colonnade.app.grid.Grid;
import dev.colonnade.app.page.AboutPage;
import dev.colonnade.app.page.SettingsPage;
import dev.colonnade.app.palette.KeySheet;
import dev.colonnade.app.palette.Palette;
import dev.colonnade.app.pick.Sheet;
import dev.colonnade.app.recent.RecentFiles;
import dev.colonnade.app.recent.RecentPicker;
import dev.colonnade.app.report.LogFile;
import dev.colonnade.app.settings.Settings;
import dev.colonnade.app.side.Panel;
import dev.colonnade.app.summary.SelectionFigures;
import dev.colonnade.app.tab.KeySource;
import dev.colonnade.app.tab.TabPicker;
import dev.colonnade.app.tab.TabStrip;
import dev.colonnade.app.tab.TabView;
import dev.colonnade.app.tasks.TaskDrawer;
import dev.colonnade.app.text.Texts;
import dev.colonnade.app.theme.Themes;
import dev.colonnade.app.welcome.Welcome;
import dev.colonnade.app.work.TabState;
import dev.colonnade.app.work.TableTab;
import dev.colonnade.app.work.Workspace;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** Puts the window together: tabs and buttons above, what is open in the middle, the status line below. */
public final class MainWindow {
    /** The smallest scene that everything has its place in, in pixels. */
    static final int LEAST_WIDTH = 480;
    static final int LEAST_HEIGHT = 320;

    private static final Set<Action> OF_A_GRID = EnumSet.of(Action.GO_TO, Action.COLUMNS, Action.COPY, Action.COPY_CSV,
            Action.COPY_JSON, Action.COPY_MARKDOWN, Action.COPY_SQL, Action.SELECT_ALL, Action.RECORD,
            Action.INSPECTOR, Action.CELL_MENU);

    private final Texts texts = new Texts();
    private final Actions actions = new Actions(texts);
    private final Themes themes = new Themes();
    private final Workspace workspace;
    private final Desk desk;
    private final RecentFiles recent;
    private final StatusLine status;
    private final GaugeModel gauges;
    private final GaugeButton gauge;
    private final StackPane center = new StackPane();
    private final BorderPane frame = new BorderPane();
    private final DropOverlay overlay;
    private final Views views;
    private final Settings settings;
    private final Remembering remembering;
    private final Toast toast = new Toast(texts);
    private final @Nullable LogFile log;
    private final ChangeListener<@Nullable Grid> gridChanged = (_, _, grid) -> follow(grid);
    private final Welcome welcome;
    private final Sides sides;
    private final Scene scene;
    private final Button goButton;
    private final Button columnsButton;
    private final CopyCommands copies;
    private final Sheet sheet = new Sheet();
    private final ColumnMenu columnMenu;
    private final ColumnCommands columnCommands;
    private final Palette palette;
    private final KeySheet keys;
    private final SelectionFigures figures;
    private final RowCommands rowCommands;
    private final TaskDrawer tasks;
    private final TableDialogs dialogs;
    private @Nullable TabView front;

    MainWindow(Workspace workspace, @Nullable Desk desk, double width, double height) {
        this(workspace, desk, width, height, Start.FRESH);
    }

    /** @param desk null for the desktop there is */
    MainWindow(Workspace workspace, @Nullable Desk desk, double width, double height, Start start) {
        this.workspace = workspace;
        this.desk = desk == null ? Desk.real(texts) : desk;
        Path folder = this.desk.settings();
        this.log = start.log();
        this.settings = new Settings(folder, workspace.engine(), start.settings());
        KeySource source = (given, failed) -> errands().chooseKeys(given, failed);
        this.views = new Views(tab -> new TabView(texts, workspace, tab, source, settings));
        this.recent = new RecentFiles(folder == null ? null : folder.resolve("recent"),
                workspace.engine().background(), workspace.engine().ui());
        this.copies = new CopyCommands(texts, actions, workspace.engine(), toast, this::grid);
        defineActions();
        this.columnMenu = new ColumnMenu(texts, actions);
        this.columnCommands = new ColumnCommands(texts, actions, this::grid,
                grid -> ZonePicker.show(texts, sheet, workspace.engine(), grid),
                columnMenu::show);
        this.rowCommands = new RowCommands(texts, actions, () -> front,
                text -> toast.show(texts.get("copy.failed"), text));
        this.dialogs = new TableDialogs(texts, actions, workspace.engine(), sheet, toast, this.desk,
                file -> workspace.openAll(List.of(file)), () -> front);
        this.tasks = new TaskDrawer(texts, workspace.engine().jobs());
        this.palette = new Palette(texts, actions, sheet, this::grid);
        this.keys = new KeySheet(texts, actions, sheet);
        this.figures = new SelectionFigures(texts);
        this.gauges = new GaugeModel(workspace.engine());
        this.gauge = new GaugeButton(texts, gauges);
        this.status = new StatusLine(texts, workspace.engine().jobs(), gauge, dialogs::rowsNote,
                dialogs::beingSorted, figures.textProperty(), () -> actions.run(Action.TASKS));
        this.welcome = new Welcome(texts, actions, recent, path -> workspace.openAll(List.of(path)));
        this.sides = new Sides(texts, actions, workspace.engine(), center,
                text -> toast.show(texts.get("copy.failed"), text));
        this.goButton = actions.iconButton(Action.GO_TO);
        this.columnsButton = actions.iconButton(Action.COLUMNS);
        frame.setTop(topBar());
        frame.setCenter(sides.node());
        frame.setBottom(new VBox(tasks, status.node()));
        this.overlay = new DropOverlay(texts, workspace::openAll);
        this.remembering = new Remembering(folder, workspace, sides);
        NotKept lost = new NotKept(texts, toast);
        settings.setOnLost(lost);
        remembering.setOnLost(lost);
        remembering.restore(start.session());
        StackPane root = new StackPane(frame, sheet, toast, overlay);
        root.getStyleClass().add("window");
        scene = new Scene(root, width, height);
        themes.follow(settings.themeProperty());
        themes.install(scene);
        actions.install(scene);
        actions.setOnRefused(toast::show);
        this.desk.drops().install(root, overlay);
        workspace.selectedProperty().addListener(_ -> showSelected());
        workspace.tabs().forEach(this::remember);
        workspace.tabs().addListener(this::tabsChanged);
        showSelected();
        if (settings.wasUnreadable()) {
            toast.show(texts.get("settings.unreadable"), texts.get("settings.unreadable.text"));
        }
    }

    private String title() {
        TableTab tab = workspace.selected();
        return tab == null ? texts.get("app.name") : texts.get("window.title", tab.title());
    }

    private void defineActions() {
        actions.define(Action.CELL_MENU, () -> {
            Grid grid = grid();
            if (grid != null) {
                copies.showMenu(grid);
            }
        });
        actions.define(Action.TABS, () -> TabPicker.show(texts, sheet, workspace));
        actions.define(Action.OPEN, () -> workspace.openAll(desk.files().choose(scene().getWindow())));
        actions.define(Action.RECENT, () -> RecentPicker.show(texts, sheet, recent(),
                path -> workspace.openAll(List.of(path))));
        actions.define(Action.SAMPLE, () -> errands().trySample(actions));
        actions.define(Action.RELOAD, () -> withTab(workspace::reload));
        actions.define(Action.CLOSE_TAB, () -> withTab(workspace::close));
        actions.define(Action.NEXT_TAB, () -> workspace.selectBy(1));
        actions.define(Action.PREVIOUS_TAB, () -> workspace.selectBy(-1));
        actions.define(Action.GO_TO, () -> withGrid(grid -> prompts().goTo(grid)));
        actions.define(Action.COLUMNS, () -> withGrid(grid -> prompts().listColumns(grid)));
        actions.define(Action.PALETTE, () -> palette().show());
        actions.define(Action.KEYS, () -> keys().show());
        actions.define(Action.SELECT_ALL, () -> withGrid(Grid::selectAll));
        actions.define(Action.RECORD, () -> sides().panel().toggle(Panel.RECORD));
        actions.define(Action.INSPECTOR, () -> sides().panel().toggle(Panel.INSPECTOR));
        actions.define(Action.REOPEN, workspace::reopen);
        actions.define(Action.RELEASE, () -> withTab(workspace::release));
        actions.define(Action.SETTINGS, () -> showPage(new SettingsPage(texts, settings,
                () -> actions.run(Action.ABOUT), this::showSelected)));
        actions.define(Action.ABOUT, () -> showPage(
                new AboutPage(texts, errands()::report, errands()::saveReport, this::showSelected)));
        actions.define(Action.THEME, themes::toggle);
        actions.define(Action.TASKS, () -> tasks().openProperty().set(!tasks().openProperty().get()));
        actions.define(Action.GAUGE, () -> gauge().toggle());
    }

    private HBox topBar() {
        Region mark = new Region();
        mark.getStyleClass().addAll("logo", "bar-logo");
        TabStrip strip = new TabStrip(texts, workspace);
        HBox.setHgrow(strip, Priority.ALWAYS);
        HBox buttons = new HBox(actions.iconButton(Action.OPEN), goButton, columnsButton,
                actions.iconButton(Action.FILTER), actions.iconButton(Action.RECORD),
                actions.iconButton(Action.INSPECTOR),
                actions.iconButton(Action.THEME), actions.iconButton(Action.SETTINGS));
        buttons.getStyleClass().add("bar-buttons");
        Button more = actions.iconButton(Action.TABS);
        more.setId("tabs-more");
        more.visibleProperty().bind(strip.overflowsProperty());
        more.managedProperty().bind(more.visibleProperty());
        HBox bar = new HBox(mark, strip, more, buttons);
        bar.getStyleClass().add("top-bar");
        return bar;
    }

    public Scene scene() {
        return scene;
    }

    public Workspace workspace() {
        return workspace;
    }

    public Themes themes() {
        return themes;
    }

    GaugeModel gauges() {
        return gauges;
    }

    private Prompts prompts() {
        return new Prompts(texts, workspace.engine(), goButton, columnsButton);
    }

    private Errands errands() {
        return new Errands(texts, workspace, desk, gauges, log, scene.getWindow(), toast);
    }

    Views views() {
        return views;
    }

    Sides sides() {
        return sides;
    }

    private RecentFiles recent() {
        return recent;
    }

    private Palette palette() {
        return palette;
    }

    private KeySheet keys() {
        return keys;
    }

    TaskDrawer tasks() {
        return tasks;
    }

    /** As its button or key would. */
    void act(Action action) {
        actions.run(action);
    }

    private GaugeButton gauge() {
        return gauge;
    }

    /** The grid in front, if a table is. */
    public @Nullable Grid grid() {
        return front == null ? null : front.grid();
    }

    public void show(Stage stage) {
        stage.setScene(scene);
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        WindowIcons.addTo(stage);
        stage.setTitle(title());
        workspace.selectedProperty().addListener(_ -> stage.setTitle(title()));
        remembering.place(stage, LEAST_WIDTH, LEAST_HEIGHT);
        stage.focusedProperty().addListener((_, _, focused) -> {
            if (focused) {
                workspace.watchNow();
            }
        });
        FirstRows.watch(scene, this::grid, workspace.engine().background());
        stage.show();
        recent.load();
    }

    private void showSelected() {
        TabView before = front;
        if (before != null) {
            before.gridProperty().removeListener(gridChanged);
        }
        TableTab tab = workspace.selected();
        Node shown;
        sheet.close();
        if (tab == null) {
            front = null;
            shown = welcome;
        } else {
            TabView view = views.of(tab);
            view.gridProperty().addListener(gridChanged);
            front = view;
            shown = view;
        }
        center.getChildren().setAll(shown);
        follow(grid());
        actions.enabled(Action.RELOAD).set(tab != null);
        actions.enabled(Action.CLOSE_TAB).set(tab != null);
        actions.enabled(Action.RELEASE).set(tab != null);
        shown.requestFocus();
    }

    /** A table that opened is one to come back to, whether it was looked at or not. */
    private void remember(TableTab tab) {
        tab.stateProperty().addListener((_, _, state) -> {
            if (state instanceof TabState.Shown) {
                recent.add(tab.path());
            }
        });
        if (tab.state() instanceof TabState.Shown) {
            recent.add(tab.path());
        }
    }

    private void tabsChanged(ListChangeListener.Change<? extends TableTab> change) {
        while (change.next()) {
            change.getAddedSubList().forEach(this::remember);
        }
        views.retain(workspace.tabs());
    }

    private void follow(@Nullable Grid grid) {
        status.follow(grid);
        sides.follow(grid);
        figures.follow(grid, workspace.selected());
        columnCommands.follow(grid);
        rowCommands.follow(grid);
        dialogs.follow(grid);
        for (Action action : OF_A_GRID) {
            actions.enabled(action).set(grid != null);
        }
        if (grid != null) {
            grid.setOnContextMenuRequested(event -> {
                if (grid.isHead(event.getX(), event.getY())) {
                    columnMenu.show(grid, event.getScreenX(), event.getScreenY());
                } else {
                    copies.menu().show(grid, event.getScreenX(), event.getScreenY());
                }
                event.consume();
            });
            grid.setOnOpen(cell -> new OpenLink(workspace.engine(), desk.links(),
                    text -> toast.show(texts.get("link.failed"), text)).open(grid.cache().view(), cell));
            grid.requestFocus();
        }
    }

    private void withTab(Consumer<TableTab> doing) {
        TableTab tab = workspace.selected();
        if (tab != null) {
            doing.accept(tab);
        }
    }

    private void withGrid(Consumer<Grid> doing) {
        Grid grid = grid();
        if (grid != null) {
            doing.accept(grid);
        }
    }

    /** In the place of what is open, until it is left or another tab comes to the front. */
    private void showPage(Node page) {
        TabView before = front;
        if (before != null) {
            before.gridProperty().removeListener(gridChanged);
        }
        front = null;
        follow(null);
        center.getChildren().setAll(page);
        page.requestFocus();
    }

    /** The window goes: what is open is what comes back. */
    void end() {
        remembering.end();
        settings.end();
    }
}
