package dev.colonnade.view;

import dev.colonnade.base.RowRange;
import dev.colonnade.format.Table;
import dev.colonnade.memory.HeldMemory;
import dev.colonnade.scan.FilterScan;

/** Makes selections of conditions. */
public final class Selecting {
    private Selecting() {
    }

    /** The rows of the table that pass; the caller closes it. */
    public static Selection by(FilterScan scan, Table table, HeldMemory memory) {
        try (Selection.Builder builder = new Selection.Builder(table.rowCount(), memory)) {
            scan.run(RowRange.of(0, table.rowCount()), hits -> {
                builder.add(hits.rows(), hits.words());
                return true;
            });
            return builder.build();
        }
    }
}
