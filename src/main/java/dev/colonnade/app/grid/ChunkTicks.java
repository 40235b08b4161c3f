package dev.colonnade.app.grid;

import dev.colonnade.format.Chunks;
import dev.colonnade.view.AllRows;
import dev.colonnade.view.Permutation;
import dev.colonnade.view.RowOrder;
import dev.colonnade.view.Selection;
import dev.colonnade.view.TableView;
import org.jspecify.annotations.Nullable;

/**
 * Where the table's own units of storage begin among the rows shown. Only while rows stand in the table's order: in any
 * other they lie scattered.
 */
final class ChunkTicks {
    /** Ticks nearer to each other than this, in pixels, would be a bar. */
    private static final double NEAREST = 4;

    private final @Nullable Chunks chunks;
    private final long rows;

    ChunkTicks(TableView view) {
        RowOrder order = view.order();
        this.chunks = switch (order) {
            case AllRows _ -> view.table().chunks();
            case Selection _ -> null;
            case Permutation _ -> null;
        };
        this.rows = view.rowCount();
    }

    /** Whether a unit of storage begins at this row; the first row of all says nothing. */
    boolean isStart(long row) {
        return chunks != null && row > 0 && row < rows && chunks.firstRow(chunks.of(row)) == row;
    }

    /**
     * Where units begin along a bar, in pixels from its start; none if they would stand too near to be told apart. Costs
     * by the length of the bar, not by how many units there are.
     */
    double[] along(double length) {
        if (chunks == null || rows == 0 || chunks.count() < 2 || length / chunks.count() < NEAREST) {
            return new double[0];
        }
        double[] ticks = new double[chunks.count() - 1];
        for (int i = 0; i < ticks.length; i++) {
            ticks[i] = length * ((double) chunks.firstRow(i + 1) / rows);
        }
        return ticks;
    }
}
