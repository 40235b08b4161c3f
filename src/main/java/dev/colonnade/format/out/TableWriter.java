package dev.colonnade.format.out;

import dev.colonnade.column.Column;
import java.io.IOException;
import java.util.List;

/**
 * Writes a table down, batch after batch, in one format. Not thread-safe. What is written is whole once {@link #finish}
 * has returned; closing gives back what the writer holds, and never the target.
 */
public interface TableWriter extends AutoCloseable {
    /**
     * Writes rows; their memory is not needed afterwards.
     *
     * @param columns one a field of the schema, all of {@code rows} rows
     * @throws dev.colonnade.base.Fault naming the column whose value the format cannot hold
     */
    void write(List<Column> columns, int rows) throws IOException;

    /** Writes what stands behind the last row. */
    void finish() throws IOException;

    /** Bytes that went to the target so far. */
    long position();

    @Override
    void close();
}
