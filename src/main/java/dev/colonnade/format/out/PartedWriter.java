package dev.colonnade.format.out;

import dev.colonnade.column.Column;
import java.io.IOException;
import java.util.List;

/**
 * A writer that takes a table in parts too, several at once, each from a thread of its own. The rows stand in the file in
 * the order of the parts' numbers. Either {@link #write} is used or parts are.
 */
public interface PartedWriter extends TableWriter {
    /** How many rows each part but the last should have, of so many in all. */
    long partRows(long rows);

    /**
     * Begins a part, whose number counts from 0. Part {@code n} is begun no later than part {@code n + 1}.
     *
     * @param atOnce how many parts are written at the same time, at most, for they share the memory
     */
    Part part(long number, int atOnce);

    /** There will be no further part, nor a file: parts that wait for those before them wait no more. From any thread. */
    void abandon();

    /** One part. Not thread-safe. Closing it before its end makes the whole file one that is never finished. */
    interface Part extends AutoCloseable {
        /** As {@link TableWriter#write}; may wait for parts before this one, where memory is short. */
        void write(List<Column> columns, int rows) throws IOException;

        /** Puts down what is left, when all parts before this one have ended. */
        void end() throws IOException;

        @Override
        void close();
    }
}
