package dev.colonnade.app.dedup;

import dev.colonnade.app.grid.RowMarks;
import dev.colonnade.app.work.Deduplication.Show;
import dev.colonnade.app.work.Found;
import dev.colonnade.app.work.Steps;
import dev.colonnade.task.dedup.GroupedRows;
import dev.colonnade.view.RowOrder;
import org.jspecify.annotations.Nullable;

/** Tells the grid which of its rows are duplicates, where that is not plain from which rows there are. */
public final class DuplicateMarks implements RowMarks {
    private final Found found;
    private final RowOrder order;
    private final boolean groups;
    private final @Nullable GroupedRows bands;

    private DuplicateMarks(Found found, RowOrder order, boolean groups, @Nullable GroupedRows bands) {
        this.found = found;
        this.order = order;
        this.groups = groups;
        this.bands = bands;
    }

    /** @param order of the rows displayed */
    public static RowMarks of(Steps.@Nullable Duplicates shown, RowOrder order) {
        if (shown == null || shown.asked().show() == Show.KEPT || shown.asked().show() == Show.DUPLICATES) {
            return RowMarks.NONE;
        }
        boolean groups = shown.asked().show() == Show.GROUPS;
        // In another order groups do not stand side by side any more.
        return new DuplicateMarks(shown.found(), order, groups,
                groups && !shown.ordered() ? shown.found().groups() : null);
    }

    @Override
    public Mark mark(long row) {
        if (!found.isOpen() || row >= order.size()) {
            return Mark.NONE;
        }
        return found.duplicates().contains(order.sourceRow(row)) ? Mark.DROPPED : groups ? Mark.KEPT : Mark.NONE;
    }

    @Override
    public boolean isBanded(long row) {
        return bands != null && found.isOpen() && row < order.size() && (bands.group(row) & 1) == 1;
    }
}
