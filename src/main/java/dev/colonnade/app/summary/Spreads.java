package dev.colonnade.app.summary;

import dev.colonnade.app.grid.Grid;
import dev.colonnade.app.grid.HeadBars;
import dev.colonnade.app.text.Figures;
import dev.colonnade.app.text.Texts;
import dev.colonnade.app.work.Engine;
import dev.colonnade.app.work.Jobs;
import dev.colonnade.app.work.TableTab;
import dev.colonnade.base.Fault;
import dev.colonnade.column.Type;
import dev.colonnade.format.Table;
import dev.colonnade.memory.Lease;
import dev.colonnade.task.TaskHandle;
import dev.colonnade.task.values.Distribution;
import dev.colonnade.task.values.QuickSpread;
import dev.colonnade.task.values.Spread;
import dev.colonnade.view.CellFormat;
import dev.colonnade.view.RowOrder;
import dev.colonnade.view.ShownText;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/**
 * How the values of columns are spread over the rows seen, as bars for their heads. When a column comes into view, what
 * costs little is found out, one column after another, once every cell in view is there; all of it when somebody asks.
 * Forgotten when other rows are seen, and over when the view goes. For the thread that paints.
 */
public final class Spreads {
    /** Columns scrolled past that would still be looked at; those beyond are forgotten until they are seen again. */
    private static final int MOST_WAITING = 48;

    private final Texts texts;
    private final Engine engine;
    private final TableTab tab;
    private final Grid grid;
    private final Table table;
    private final Map<Integer, HeadBars> known = new HashMap<>();
    private final Map<Integer, Distribution> found = new HashMap<>();
    /** Those in view from left to right, then what was scrolled past, which can wait. */
    private final Deque<Integer> waiting = new ArrayDeque<>();
    private final SequencedSet<Integer> seen = new LinkedHashSet<>();
    private final ChangeListener<RowOrder> turned = this::turn;
    private final Runnable reworded = this::reword;
    private RowOrder rows;
    /** Goes up when all is forgotten, so that what was begun before is known by its number. */
    private int round;
    private @Nullable TaskHandle<?> looking;
    private boolean scheduled;
    private boolean closed;

    public Spreads(Texts texts, Engine engine, TableTab tab, Grid grid) {
        this.texts = texts;
        this.engine = engine;
        this.tab = tab;
        this.grid = grid;
        this.table = grid.cache().view().table();
        this.rows = grid.cache().view().order();
    }

    public void install() {
        grid.heads().setBars(this::of);
        grid.orderProperty().addListener(turned);
        grid.columnLayout().onChange(reworded);
    }

    /** The view of the table goes: nothing is looked at any more. */
    public void close() {
        closed = true;
        grid.orderProperty().removeListener(turned);
        grid.columnLayout().offChange(reworded);
        forget();
    }

    private void turn(ObservableValue<? extends RowOrder> of, RowOrder before, RowOrder order) {
        boolean same = order.size() == table.rowCount() && rows.size() == table.rowCount();
        rows = order;
        if (!same) {
            forget();
        }
    }

    private void forget() {
        round++;
        known.clear();
        found.clear();
        waiting.clear();
        seen.clear();
        TaskHandle<?> begun = looking;
        looking = null;
        if (begun != null) {
            begun.cancel();
        }
    }

    private HeadBars of(int column) {
        HeadBars there = known.get(column);
        if (there != null || closed || !Spread.has(table.schema().field(column).type())) {
            return there == null ? HeadBars.NONE : there;
        }
        seen.add(column);
        if (!scheduled) {
            // After this frame, which tells whether there are cells to wait for; the next one asks again if there are.
            scheduled = true;
            engine.ui().execute(this::look);
        }
        return HeadBars.NONE;
    }

    private void look() {
        scheduled = false;
        waiting.removeAll(seen);
        seen.reversed().forEach(waiting::addFirst);
        seen.clear();
        while (waiting.size() > MOST_WAITING) {
            waiting.removeLast();
        }
        if (grid.isComplete()) {
            next();
        }
    }

    private void next() {
        // Rows that are still being looked for are not those to be told of.
        while (!closed && looking == null && !waiting.isEmpty() && !tab.steps().workingProperty().get()) {
            int column = waiting.removeFirst();
            if (known.containsKey(column)) {
                continue;
            }
            Lease reading = lease();
            if (reading == null) {
                return;
            }
            known.put(column, HeadBars.NONE);
            TaskHandle<Distribution> begun = tab.jobs().quietly(new QuickSpread(table, rows, column),
                    new Quiet(column, round, reading));
            looking = begun;
            if (begun == null) {
                reading.close();
                return;
            }
        }
    }

    /** Looks at all rows seen, however many there are; a task that people see and can stop. */
    public void ask(int column) {
        Lease reading = Spread.has(table.schema().field(column).type()) ? lease() : null;
        if (reading == null) {
            return;
        }
        int of = round;
        tab.jobs().submit(new Spread(table, rows, column), tab.title() + "   " + table.schema().field(column).name(),
                null,
                reading, new Jobs.Ending<>() {
                    @Override
                    public void done(Distribution found) {
                        waiting.remove(column);
                        tell(column, of, found);
                    }

                    @Override
                    public void failed(Fault fault) {
                        // The list of tasks says so.
                    }
                });
    }

    /** Null where other rows are on their way; heads ask again for those. */
    private @Nullable Lease lease() {
        try {
            return rows.lease();
        } catch (Fault gone) {
            return null;
        }
    }

    private void tell(int column, int of, Distribution found) {
        if (of == round && !closed) {
            this.found.put(column, found);
            known.put(column, bars(column, found));
            grid.refresh();
        }
    }

    /** Values are told of in the formats of their columns. */
    private void reword() {
        found.forEach((column, of) -> known.put(column, bars(column, of)));
    }

    /** What came of one column that nobody asked for. */
    private final class Quiet implements Jobs.Ending<Distribution> {
        private final int column;
        private final int of;
        private final Lease reading;

        Quiet(int column, int of, Lease reading) {
            this.column = column;
            this.of = of;
            this.reading = reading;
        }

        @Override
        public void done(Distribution found) {
            reading.close();
            if (of == round) {
                looking = null;
                // Somebody may have asked meanwhile, and knows more.
                if (known.get(column) == HeadBars.NONE && !found.bars().isEmpty()) {
                    tell(column, of, found);
                }
                next();
            }
        }

        @Override
        public void failed(Fault fault) {
            reading.close();
            // What cannot be read says so in the cells. What was stopped was so because nobody wants to know any more.
            if (of == round && fault.kind() != Fault.Kind.CANCELLED) {
                looking = null;
                next();
            }
        }
    }

    private HeadBars bars(int column, Distribution found) {
        List<Long> counts = found.bars();
        if (counts.isEmpty()) {
            return new HeadBars(List.of(), false, "", "");
        }
        long tallest = Collections.max(counts);
        List<Double> heights = counts.stream().map(count -> count / (double) tallest).toList();
        String whole = told(column, found, counts.size(), tallest);
        boolean halves = !found.ranked() && HeadBars.isMany(counts.size());
        return new HeadBars(heights, !found.ranked(), whole,
                halves ? told(column, found, counts.size() / 2, tallestPair(counts)) : whole);
    }

    private static long tallestPair(List<Long> counts) {
        long tallest = 0;
        for (int i = 0; i + 1 < counts.size(); i += 2) {
            tallest = Math.max(tallest, counts.get(i) + counts.get(i + 1));
        }
        return tallest;
    }

    private String told(int column, Distribution found, int bars, long tallest) {
        String told = spoken(column, found, bars, tallest);
        return found.rows() < rows.size()
                ? texts.get("spread.estimated", Figures.count(found.rows()), Figures.count(rows.size()), told)
                : told;
    }

    private String spoken(int column, Distribution found, int count, long tallest) {
        String share = Figures.percent(tallest, found.rows());
        Type type = table.schema().field(column).type();
        CellFormat format = grid.columnLayout().format(column);
        String first = ShownText.of(type, found.first(), format);
        if (count == 1) {
            return texts.get("spread.one", first, share);
        }
        String bars = Integer.toString(count);
        return found.ranked()
                ? texts.get("spread.ranked", bars, first, share)
                : texts.get("spread.steps", first, ShownText.of(type, found.last(), format), bars, share);
    }
}
