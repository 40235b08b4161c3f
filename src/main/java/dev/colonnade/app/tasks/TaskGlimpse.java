package dev.colonnade.app.tasks;

import dev.colonnade.app.text.Texts;
import dev.colonnade.app.work.Job;
import dev.colonnade.app.work.Jobs;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** The task under way, small enough for the status bar; a click opens the drawer. */
public final class TaskGlimpse {
    /** Most work is done before one has read its name. */
    private static final double PATIENCE = 0.25;

    private final Texts texts;
    private final Jobs jobs;
    private final JobWords words;
    private final Label name = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final Button button = new Button();
    private final Runnable changed;

    /**
     * @param open shows the drawer
     * @param changed told when it comes or goes
     */
    public TaskGlimpse(Texts texts, Jobs jobs, Runnable open, Runnable changed) {
        this.texts = texts;
        this.jobs = jobs;
        this.words = new JobWords(texts);
        this.changed = changed;
        bar.getStyleClass().add("glimpse-bar");
        HBox line = new HBox(name, bar);
        line.getStyleClass().add("gauge-line");
        button.setGraphic(line);
        button.setId("task-glimpse");
        button.getStyleClass().addAll("flat", "gauge");
        button.setTooltip(new Tooltip(texts.get("action.tasks.hint")));
        button.setOnAction(_ -> open.run());
        button.setVisible(false);
        jobs.ticksProperty().addListener(_ -> update());
    }

    public Button node() {
        return button;
    }

    /** Whether there is anything to show. */
    public boolean isWanted() {
        return shown() != null;
    }

    private @Nullable Job shown() {
        return jobs.all().stream().filter(job -> !job.state().isOver() && job.progress().seconds() >= PATIENCE)
                .findFirst().orElse(null);
    }

    private void update() {
        Job job = shown();
        if (job != null) {
            name.setText(words.name(job));
            bar.setProgress(job.progress().fraction());
            button.setAccessibleText(texts.get("tasks.spoken", words.name(job), words.phase(job)));
        }
        changed.run();
    }
}
