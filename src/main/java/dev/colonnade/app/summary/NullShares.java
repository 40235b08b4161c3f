package dev.colonnade.app.summary;

import dev.colonnade.app.grid.Grid;
import dev.colonnade.app.work.Engine;
import dev.colonnade.base.Fault;
import dev.colonnade.format.ColumnBounds;
import dev.colonnade.format.Table;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * The share of rows that are null, of columns that the file tells it of: asked for when a column comes into view, added
 * up on another thread. For the thread that paints.
 */
public final class NullShares {
    private static final double UNKNOWN = -1;
    /** A file of more pieces than these would keep a core busy for as long as one looks at a head. */
    private static final int MOST_CHUNKS = 4_096;

    private final Engine engine;
    private final Grid grid;
    private final Table table;
    private final Map<Integer, Double> known = new HashMap<>();
    private final Deque<Integer> asked = new ArrayDeque<>();
    private boolean running;

    public NullShares(Engine engine, Grid grid) {
        this.engine = engine;
        this.grid = grid;
        this.table = grid.cache().view().table();
    }

    public void install() {
        if (table.chunks().count() <= MOST_CHUNKS) {
            grid.heads().setNullShares(this::of);
        }
    }

    private double of(int column) {
        Double share = known.get(column);
        if (share != null) {
            return share;
        }
        known.put(column, UNKNOWN);
        asked.add(column);
        next();
        return UNKNOWN;
    }

    private void next() {
        if (running || asked.isEmpty()) {
            return;
        }
        running = true;
        // The last to come into view first: whatever was scrolled past can wait.
        int column = asked.removeLast();
        engine.background().execute(() -> {
            double share = share(table, column);
            engine.ui().execute(() -> {
                running = false;
                known.put(column, share);
                if (share >= 0) {
                    // That no row is null is said too, though not drawn.
                    grid.refresh();
                }
                next();
            });
        });
    }

    /** Negative where any chunk does not tell. */
    static double share(Table table, int column) {
        long nulls = 0;
        try {
            for (int chunk = 0; chunk < table.chunks().count(); chunk++) {
                ColumnBounds bounds = table.bounds(chunk, column);
                if (bounds == null || bounds.nulls() < 0) {
                    return UNKNOWN;
                }
                nulls += bounds.nulls();
            }
        } catch (Fault | InternalError | IllegalStateException e) {
            // Statistics that cannot be read, or a table closed meanwhile: nothing is known, and nothing depends on it.
            return UNKNOWN;
        }
        return table.rowCount() == 0 ? UNKNOWN : nulls / (double) table.rowCount();
    }
}
