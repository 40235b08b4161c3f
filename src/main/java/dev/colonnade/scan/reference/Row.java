package dev.colonnade.scan.reference;

import dev.colonnade.base.Cancellation;
import dev.colonnade.column.Column;

/** Where the values of a row are. */
public interface Row {
    /** The column with this number within the schema, at hand for this row. */
    Column column(int column);

    /** The row of those columns. */
    int row();

    /** What a long look at this row gives up for. */
    default Cancellation cancellation() {
        return Cancellation.NEVER;
    }
}
