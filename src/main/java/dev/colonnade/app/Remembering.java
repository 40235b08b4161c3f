package dev.colonnade.app;

import dev.colonnade.app.session.Placement;
import dev.colonnade.app.session.SessionKeeper;
import dev.colonnade.app.session.SessionState;
import dev.colonnade.app.side.Panel;
import dev.colonnade.app.work.TableTab;
import dev.colonnade.app.work.Workspace;
import dev.colonnade.base.Fault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.collections.ListChangeListener;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** Keeps what is open and where it stands, and puts it back. */
final class Remembering {
    private final Workspace workspace;
    private final Sides sides;
    private final SessionKeeper keeper;
    private @Nullable Stage stage;
    private @Nullable Placement placement;
    private boolean restoring;

    Remembering(@Nullable Path folder, Workspace workspace, Sides sides) {
        this.workspace = workspace;
        this.sides = sides;
        this.keeper = new SessionKeeper(folder, workspace.engine(), this::state);
        workspace.tabs().addListener((ListChangeListener<TableTab>) change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(tab -> tab.setOnTouched(this::changed));
            }
            changed();
        });
        workspace.tabs().forEach(tab -> tab.setOnTouched(this::changed));
        workspace.selectedProperty().addListener(_ -> changed());
        sides.panel().shownProperty().addListener(_ -> changed());
        sides.setOnChanged(this::changed);
    }

    private void changed() {
        if (!restoring) {
            keeper.changed();
        }
    }

    private SessionState state() {
        List<SessionState.OpenTab> tabs = new ArrayList<>();
        for (TableTab tab : workspace.tabs()) {
            tabs.add(new SessionState.OpenTab(tab.path(), tab.view(), tab.columnState(), tab.steps().query()));
        }
        Panel panel = sides.panel().shown();
        return new SessionState(tabs, workspace.tabs().indexOf(workspace.selected()),
                panel == null ? null : panel.key(), sides.width(), placement, sides.opened().kept());
    }

    /** Puts tabs and panels back. Files that were opened on purpose stay in front. */
    void restore(SessionState state) {
        restoring = true;
        sides.setWidth(state.panelWidth());
        sides.opened().restore(state.opened());
        for (Panel panel : Panel.values()) {
            if (panel.key().equals(state.panel())) {
                sides.panel().shownProperty().set(panel);
            }
        }
        workspace.restore(state.tabs().stream()
                .map(tab -> new Workspace.Kept(tab.path(), tab.view(), tab.columns(), tab.query())).toList(),
                state.selected());
        placement = state.placement();
        restoring = false;
    }

    /** Puts the window where it was, if that can still be seen, and follows where it is moved. Before it shows. */
    void place(Stage stage, double leastWidth, double leastHeight) {
        this.stage = stage;
        Placement was = placement;
        if (was != null) {
            List<Placement.Screen> screens = Screen.getScreens().stream().map(Screen::getVisualBounds)
                    .map(b -> new Placement.Screen(b.getMinX(), b.getMinY(), b.getWidth(), b.getHeight())).toList();
            Placement now = was.on(screens, leastWidth, leastHeight);
            stage.setX(now.x());
            stage.setY(now.y());
            stage.setWidth(now.width());
            stage.setHeight(now.height());
            stage.setMaximized(now.maximized());
        }
        InvalidationListener moved = _ -> moved();
        stage.xProperty().addListener(moved);
        stage.yProperty().addListener(moved);
        stage.widthProperty().addListener(moved);
        stage.heightProperty().addListener(moved);
        stage.maximizedProperty().addListener(moved);
    }

    private void moved() {
        Stage shown = stage;
        if (shown == null || shown.isIconified() || !shown.isShowing()) {
            return;
        }
        Placement before = placement;
        placement = shown.isMaximized() && before != null
                ? new Placement(before.x(), before.y(), before.width(), before.height(), true)
                : new Placement(shown.getX(), shown.getY(), shown.getWidth(), shown.getHeight(), shown.isMaximized());
        changed();
    }

    /** @param onLost told when it cannot be kept */
    void setOnLost(Consumer<Fault> onLost) {
        keeper.setOnLost(onLost);
    }

    /** The window goes: what is open now is what comes back. */
    void end() {
        keeper.end();
    }
}
