package dev.colonnade.app.summary;

import dev.colonnade.app.grid.Grid;
import dev.colonnade.app.text.Figures;
import dev.colonnade.app.text.Texts;
import dev.colonnade.app.work.Engine;
import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.view.CellFormats;
import dev.colonnade.view.CellRange;
import dev.colonnade.view.Formats;
import dev.colonnade.view.Summary;
import dev.colonnade.view.TableView;
import java.util.ArrayList;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Count, sum, mean, least and greatest of the cells selected. Worked out on another thread once the selection stands
 * still for a moment; a new selection ends the work on the last. For the thread that paints.
 */
public final class SelectionFigures {
    /** Somebody who drags does not want figures yet. */
    private static final Duration STILL = Duration.millis(120);

    private final Texts texts;
    private final Engine engine;
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper(this, "text", "");
    private final PauseTransition still = new PauseTransition(STILL);
    private final InvalidationListener changed = _ -> begin();
    private final Runnable formatted = this::begin;
    private Cancellation running = new Cancellation();
    private @Nullable Grid grid;

    public SelectionFigures(Texts texts, Engine engine) {
        this.texts = texts;
        this.engine = engine;
        still.setOnFinished(_ -> read());
    }

    /** Empty where fewer than two cells are selected. */
    public ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    /** @param grid what is in front, or null where no table is */
    public void follow(@Nullable Grid grid) {
        Grid before = this.grid;
        if (before != null) {
            before.selectionProperty().removeListener(changed);
            before.columnLayout().offChange(formatted);
        }
        this.grid = grid;
        if (grid != null) {
            grid.selectionProperty().addListener(changed);
            grid.columnLayout().onChange(formatted);
        }
        begin();
    }

    private void begin() {
        running.cancel();
        running = new Cancellation();
        text.set("");
        still.stop();
        if (grid != null && grid.selection().cells() > 1) {
            still.playFromStart();
        }
    }

    private void read() {
        Grid shown = grid;
        if (shown == null) {
            return;
        }
        Cancellation mine = running;
        CellRange range = shown.selection();
        TableView view = shown.cache().view();
        CellFormats formats = shown.columnLayout().formats();
        text.set(texts.get("figures.reading"));
        engine.background().execute(() -> {
            String said;
            try {
                said = write(Summary.of(view, range, formats, mine), range);
            } catch (Fault fault) {
                // What cannot be read says so in the grid itself.
                said = "";
            }
            String done = said;
            engine.ui().execute(() -> {
                if (mine == running && !mine.isCancelled()) {
                    text.set(done);
                }
            });
        });
    }

    private String write(Summary summary, CellRange range) {
        List<String> parts = new ArrayList<>();
        if (summary.rows() < range.rows().size()) {
            parts.add(texts.get("figures.first", Figures.count(summary.rows())));
        } else {
            parts.add(texts.get("figures.cells", Figures.count(summary.cells())));
        }
        if (summary.nulls() > 0) {
            parts.add(texts.get("figures.nulls", Figures.count(summary.nulls())));
        }
        Number sum = summary.sum();
        Number mean = summary.mean();
        if (sum != null && mean != null) {
            parts.add(texts.get("figures.sum", Figures.number(sum)));
            parts.add(texts.get("figures.mean", Figures.number(mean)));
        }
        String min = summary.min();
        String max = summary.max();
        if (min != null && max != null) {
            // Where there are no numbers they are dates or times.
            boolean numbers = summary.numbers() > 0;
            parts.add(texts.get("figures.min", numbers ? Formats.grouped(min) : min));
            parts.add(texts.get("figures.max", numbers ? Formats.grouped(max) : max));
        }
        return String.join("   ", parts);
    }
}
