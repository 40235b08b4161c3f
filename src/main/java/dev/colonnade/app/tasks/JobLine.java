package dev.colonnade.app.tasks;

import dev.colonnade.app.text.Texts;
import dev.colonnade.app.work.Job;
import dev.colonnade.task.TaskState;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.fluentui.FluentUiRegularAL;
import org.kordamp.ikonli.fluentui.FluentUiRegularMZ;
import org.kordamp.ikonli.javafx.FontIcon;

/** One task of the drawer: under way with a bar and buttons, or over with what it cost. */
final class JobLine extends HBox {
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

    private final Job job;
    private final Texts texts;
    private final JobWords words;
    private final Label phase = new Label();
    private final Label figures = new Label();
    private final ProgressBar bar = new ProgressBar(-1);
    private final Button pause;
    private final Button cancel;
    private final Button open;
    private final Button reveal;
    private final Tooltip metrics = new Tooltip();
    private final FontIcon icon = new FontIcon(FluentUiRegularAL.CLOCK_20);
    private boolean over;

    JobLine(Texts texts, Job job) {
        this.job = job;
        this.texts = texts;
        this.words = new JobWords(texts);
        getStyleClass().add("job");
        Label name = new Label(words.name(job));
        name.getStyleClass().add("job-name");
        name.setMinWidth(Region.USE_PREF_SIZE);
        Label about = new Label(job.about());
        about.getStyleClass().add("job-about");
        about.setMinWidth(60);
        phase.getStyleClass().add("job-figures");
        figures.getStyleClass().add("job-figures");
        figures.setMinWidth(0);
        bar.getStyleClass().add("job-bar");
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox head = new HBox(name, about);
        head.getStyleClass().add("job-head");
        HBox below = new HBox(phase, figures);
        below.getStyleClass().add("job-head");
        VBox said = new VBox(head, bar, below);
        said.getStyleClass().add("job-said");
        said.setMinWidth(0);
        HBox.setHgrow(said, Priority.ALWAYS);
        pause = button(FluentUiRegularMZ.PAUSE_20, "tasks.pause", "job-pause");
        pause.setOnAction(_ -> {
            job.togglePause();
            update();
        });
        cancel = button(FluentUiRegularAL.DISMISS_20, "tasks.cancel", "job-cancel");
        cancel.setOnAction(_ -> job.cancel());
        open = wordy("job-open", "tasks.open", job::open);
        reveal = wordy("job-reveal", "tasks.reveal", job::reveal);
        getChildren().addAll(icon, said, pause, cancel, reveal, open);
        metrics.setShowDelay(Duration.millis(300));
        metrics.setShowDuration(Duration.INDEFINITE);
        phase.visibleProperty().bind(phase.textProperty().isNotEmpty());
        for (Region part : new Region[]{phase, bar, pause, cancel, reveal, open}) {
            part.managedProperty().bind(part.visibleProperty());
        }
        update();
    }

    private Button button(Ikon icon, String key, String id) {
        Button button = new Button(null, new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().addAll("flat", "icon-button");
        button.setAccessibleText(texts.get(key));
        button.setTooltip(new Tooltip(texts.get(key)));
        return button;
    }

    private Button wordy(String id, String key, Runnable doing) {
        Button button = new Button(texts.get(key));
        button.setId(id);
        button.getStyleClass().add("flat");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> doing.run());
        return button;
    }

    Job job() {
        return job;
    }

    /** Shows how it stands now. */
    void update() {
        open.setVisible(job.canOpen());
        reveal.setVisible(job.canReveal());
        if (over) {
            return;
        }
        TaskState state = job.state();
        over = state.isOver();
        bar.setVisible(!over);
        cancel.setVisible(!over);
        pause.setVisible(state == TaskState.RUNNING || state == TaskState.PAUSED);
        if (over) {
            phase.setText("");
            figures.setText(words.outcome(job));
            metrics.setText(words.metrics(job));
            Tooltip.install(this, metrics);
            pseudoClassStateChanged(FAILED, state == TaskState.FAILED);
            icon.setIconCode(switch (state) {
                case DONE -> FluentUiRegularAL.CHECKMARK_20;
                case FAILED -> FluentUiRegularMZ.WARNING_20;
                case QUEUED, RUNNING, PAUSED, CANCELLED -> FluentUiRegularAL.DISMISS_20;
            });
            return;
        }
        boolean paused = state == TaskState.PAUSED;
        if (pause.getGraphic() instanceof FontIcon shown) {
            shown.setIconCode(paused ? FluentUiRegularMZ.PLAY_20 : FluentUiRegularMZ.PAUSE_20);
        }
        pause.getTooltip().setText(texts.get(paused ? "tasks.resume" : "tasks.pause"));
        pause.setAccessibleText(texts.get(paused ? "tasks.resume" : "tasks.pause"));
        bar.setProgress(state == TaskState.QUEUED ? 0 : job.progress().fraction());
        phase.setText(words.phase(job));
        figures.setText(state == TaskState.QUEUED ? "" : words.figures(job));
    }
}
