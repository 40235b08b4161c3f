package dev.colonnade.cli;

import dev.colonnade.base.RowRange;
import dev.colonnade.format.Table;
import dev.colonnade.scan.Hits;
import dev.colonnade.scan.Matches;
import dev.colonnade.task.Work;
import dev.colonnade.view.Selection;
import java.io.IOException;

/** Reads rows that were selected, in the table's order. */
final class SelectedRows {
    /** Rows of the table gone through at a time. */
    private static final long STEP = 1 << 22;

    private SelectedRows() {
    }

    /** @param most rows a batch */
    static void forEach(Table table, Selection selection, int[] columns, int most, Work work, RowsOutput.Some use)
            throws IOException {
        work.phase("writing", selection.size());
        for (int chunk = 0; chunk < table.chunks().count(); chunk++) {
            long end = table.chunks().firstRow(chunk + 1);
            for (long row = table.chunks().firstRow(chunk); row < end; row = Math.min(end, row + STEP)) {
                work.cancellation().checkpoint();
                RowRange range = RowRange.of(row, Math.min(end, row + STEP));
                int count = (int) (selection.rank(range.to()) - selection.rank(range.from()));
                if (count > 0) {
                    Hits hits = new Hits(range, selection.bits(range), count);
                    Matches.<IOException>read(table, hits, columns, most, work.cancellation(), use::with);
                    work.advance(count);
                }
            }
        }
    }
}
