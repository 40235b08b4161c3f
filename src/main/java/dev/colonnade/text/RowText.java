package dev.colonnade.text;

import dev.colonnade.column.Column;
import java.util.List;

/** Whole rows as text, one after the other. */
public interface RowText {
    /** What stands before the first row. */
    void begin(TextSink out);

    /** One row, with its end of line. */
    void row(List<Column> columns, int row, TextSink out);

    /** What stands after the last row. */
    void end(TextSink out);
}
