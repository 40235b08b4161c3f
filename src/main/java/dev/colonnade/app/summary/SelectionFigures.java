package dev.colonnade.app.summary;

import dev.colonnade.app.grid.Grid;
import dev.colonnade.app.text.Figures;
import dev.colonnade.app.text.Texts;
import dev.colonnade.app.work.Jobs;
import dev.colonnade.app.work.TableTab;
import dev.colonnade.base.Fault;
import dev.colonnade.memory.Lease;
import dev.colonnade.task.Task;
import dev.colonnade.task.TaskHandle;
import dev.colonnade.task.Work;
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

    /** A small task over the table, so that it ends before the table is let go of. */
    private record Reading(TableView view, CellRange range, CellFormats formats) implements Task<Summary> {
        @Override
        public String name() {
            return "figures";
        }

        @Override
        public Fault explain(InternalError error) {
            return view.table().explain(error);
        }

        @Override
        public Summary run(Work work) {
            return Summary.of(view, range, formats, work.cancellation());
        }
    }

    private final Texts texts;
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper(this, "text", "");
    private final PauseTransition still = new PauseTransition(STILL);
    private final InvalidationListener changed = _ -> begin();
    private final Runnable formatted = this::begin;
    private @Nullable TaskHandle<Summary> running;
    /** Counts the selections: what was read for another is not shown. */
    private long round;
    private @Nullable Grid grid;
    private @Nullable TableTab tab;

    public SelectionFigures(Texts texts) {
        this.texts = texts;
        still.setOnFinished(_ -> read());
    }

    /** Empty where fewer than two cells are selected. */
    public ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    /** @param grid what is in front, of this tab; null where no table is */
    public void follow(@Nullable Grid grid, @Nullable TableTab tab) {
        Grid before = this.grid;
        if (before != null) {
            before.selectionProperty().removeListener(changed);
            before.columnLayout().offChange(formatted);
        }
        this.grid = grid;
        this.tab = tab;
        if (grid != null) {
            grid.selectionProperty().addListener(changed);
            grid.columnLayout().onChange(formatted);
        }
        begin();
    }

    private void begin() {
        round++;
        if (running != null) {
            running.cancel();
            running = null;
        }
        text.set("");
        still.stop();
        if (grid != null && grid.selection().cells() > 1) {
            still.playFromStart();
        }
    }

    private void read() {
        Grid shown = grid;
        TableTab of = tab;
        if (shown == null || of == null) {
            return;
        }
        CellRange range = shown.selection();
        TableView view = shown.cache().view();
        Lease rows;
        try {
            rows = view.order().lease();
        } catch (Fault gone) {
            // Other rows are on their way, and with them another selection.
            return;
        }
        text.set(texts.get("figures.reading"));
        long mine = round;
        running = of.jobs().quietly(new Reading(view, range, shown.columnLayout().formats()), new Jobs.Ending<>() {
            @Override
            public void done(Summary summary) {
                rows.close();
                tell(mine, write(summary, range));
            }

            @Override
            public void failed(Fault fault) {
                rows.close();
                // What cannot be read says so in the grid itself.
                tell(mine, "");
            }
        });
        if (running == null) {
            rows.close();
        }
    }

    private void tell(long of, String said) {
        if (of == round) {
            text.set(said);
        }
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
