package dev.colonnade.app.summary;

import dev.colonnade.app.grid.Grid;
import dev.colonnade.app.grid.HeadBars;
import dev.colonnade.app.text.Figures;
import dev.colonnade.app.text.Texts;
import dev.colonnade.app.work.Jobs;
import dev.colonnade.app.work.TableTab;
import dev.colonnade.base.Fault;
import dev.colonnade.format.Table;
import dev.colonnade.memory.Lease;
import dev.colonnade.task.values.Distribution;
import dev.colonnade.task.values.Spread;
import dev.colonnade.view.RowOrder;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How the values of columns are spread over the rows seen, as bars for their heads. In small tables that is found out
 * when a column comes into view, one after another; in larger ones when somebody asks. Forgotten when other rows are
 * seen. For the thread that paints.
 */
public final class Spreads {
    /** Two passes over so many values take less than a tenth of a second. */
    private static final long FEW_ROWS = 1_000_000;
    private static final long FEW_BYTES = 16L << 20;
    private static final int FEW_CHUNKS = 256;

    private final Texts texts;
    private final TableTab tab;
    private final Grid grid;
    private final Table table;
    private final boolean small;
    private final Map<Integer, HeadBars> known = new HashMap<>();
    private final Deque<Integer> asked = new ArrayDeque<>();
    private RowOrder rows;
    private boolean running;

    public Spreads(Texts texts, TableTab tab, Grid grid) {
        this.texts = texts;
        this.tab = tab;
        this.grid = grid;
        this.table = grid.cache().view().table();
        this.rows = grid.cache().view().order();
        this.small = table.rowCount() <= FEW_ROWS && table.chunks().count() <= FEW_CHUNKS;
    }

    public void install() {
        grid.heads().setBars(this::of);
        grid.orderProperty().addListener((_, _, order) -> turn(order));
    }

    private void turn(RowOrder order) {
        boolean same = order.size() == table.rowCount() && rows.size() == table.rowCount();
        rows = order;
        if (!same) {
            known.clear();
            asked.clear();
        }
    }

    private HeadBars of(int column) {
        HeadBars there = known.get(column);
        if (there != null) {
            return there;
        }
        // Rows that are still being looked for are not those to be told of.
        if (small && !tab.steps().workingProperty().get()) {
            known.put(column, HeadBars.NONE);
            if (isCheap(column)) {
                asked.add(column);
                next();
            }
        }
        return HeadBars.NONE;
    }

    private boolean isCheap(int column) {
        if (!Spread.has(table.schema().field(column).type())) {
            return false;
        }
        long bytes = 0;
        for (int chunk = 0; chunk < table.chunks().count(); chunk++) {
            bytes += table.storedBytes(chunk, new int[]{column});
        }
        return bytes <= FEW_BYTES;
    }

    private void next() {
        if (!running && !asked.isEmpty()) {
            running = true;
            // The last to come into view first: whatever was scrolled past can wait.
            begin(asked.removeLast(), true);
        }
    }

    /** Looks at all rows seen, however many there are; a task that people see and can stop. */
    public void ask(int column) {
        if (Spread.has(table.schema().field(column).type())) {
            begin(column, false);
        }
    }

    private void begin(int column, boolean quietly) {
        RowOrder of = rows;
        Spread spread = new Spread(table, of, column);
        Lease reading;
        try {
            reading = of.lease();
        } catch (Fault gone) {
            // Other rows are on their way, and heads ask again for those.
            over(quietly);
            return;
        }
        Ending ending = new Ending(column, of, quietly, reading);
        if (quietly) {
            tab.jobs().quietly(spread, ending);
        } else {
            tab.jobs().submit(spread, tab.title() + "   " + table.schema().field(column).name(), null, ending);
        }
    }

    private void over(boolean quietly) {
        if (quietly) {
            running = false;
            next();
        }
    }

    /** What came of one column. */
    private final class Ending implements Jobs.Ending<Distribution> {
        private final int column;
        private final RowOrder of;
        private final boolean quietly;
        private final Lease reading;

        Ending(int column, RowOrder of, boolean quietly, Lease reading) {
            this.column = column;
            this.of = of;
            this.quietly = quietly;
            this.reading = reading;
        }

        @Override
        public void done(Distribution found) {
            reading.close();
            if (of == rows) {
                known.put(column, bars(found));
                grid.refresh();
            }
            over(quietly);
        }

        @Override
        public void failed(Fault fault) {
            reading.close();
            // What cannot be read says so in the cells, and in the list of tasks where somebody asked.
            over(quietly);
        }
    }

    private HeadBars bars(Distribution found) {
        if (found.bars().isEmpty()) {
            return HeadBars.NONE;
        }
        long tallest = Collections.max(found.bars());
        List<Double> heights = found.bars().stream().map(count -> count / (double) tallest).toList();
        return new HeadBars(heights, !found.ranked(), spoken(found, tallest));
    }

    private String spoken(Distribution found, long tallest) {
        String share = Figures.percent(tallest, found.rows());
        if (found.bars().size() == 1) {
            return texts.get("spread.one", found.first(), share);
        }
        String bars = Integer.toString(found.bars().size());
        return found.ranked()
                ? texts.get("spread.ranked", bars, found.first(), share)
                : texts.get("spread.steps", found.first(), found.last(), bars, share);
    }
}
