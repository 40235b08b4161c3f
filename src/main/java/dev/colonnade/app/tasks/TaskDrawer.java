package dev.colonnade.app.tasks;

import dev.colonnade.app.text.Texts;
import dev.colonnade.app.work.Job;
import dev.colonnade.app.work.Jobs;
import java.util.IdentityHashMap;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.fluentui.FluentUiRegularAL;
import org.kordamp.ikonli.javafx.FontIcon;

/** At the foot of the window: tasks under way, and those that are over with what they cost. */
public final class TaskDrawer extends BorderPane {
    private final Texts texts;
    private final Jobs jobs;
    private final VBox lines = new VBox();
    private final Label nothing;
    private final Map<Job, JobLine> known = new IdentityHashMap<>();
    private final BooleanProperty open = new SimpleBooleanProperty(false);

    public TaskDrawer(Texts texts, Jobs jobs) {
        this.texts = texts;
        this.jobs = jobs;
        setId("task-drawer");
        getStyleClass().add("task-drawer");
        Label title = new Label(texts.get("action.tasks"));
        title.getStyleClass().add("panel-title");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button close = new Button(null, new FontIcon(FluentUiRegularAL.DISMISS_16));
        close.setId("task-close");
        close.getStyleClass().addAll("flat", "icon-button");
        close.setAccessibleText(texts.get("tasks.close"));
        close.setTooltip(new Tooltip(texts.get("tasks.close")));
        close.setOnAction(_ -> open.set(false));
        HBox head = new HBox(title, gap, close);
        head.getStyleClass().add("drawer-head");
        nothing = new Label(texts.get("tasks.none"));
        nothing.getStyleClass().addAll("hint", "drawer-nothing");
        lines.getStyleClass().add("jobs");
        ScrollPane scroll = new ScrollPane(lines);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("drawer-scroll");
        setTop(head);
        setCenter(scroll);
        visibleProperty().bind(open);
        managedProperty().bind(open);
        open.addListener(_ -> update());
        jobs.ticksProperty().addListener(_ -> update());
        jobs.all().addListener((javafx.beans.InvalidationListener) _ -> update());
        update();
    }

    public BooleanProperty openProperty() {
        return open;
    }

    /** What is not seen is not painted. */
    private void update() {
        if (!open.get()) {
            return;
        }
        known.keySet().retainAll(jobs.all());
        var wanted = jobs.all().stream().map(job -> known.computeIfAbsent(job, one -> new JobLine(texts, one)))
                .toList();
        wanted.forEach(JobLine::update);
        if (wanted.isEmpty()) {
            lines.getChildren().setAll(nothing);
        } else if (!lines.getChildren().equals(wanted)) {
            lines.getChildren().setAll(wanted);
        }
    }
}
