package dev.colonnade.task.sort;

import dev.colonnade.base.RowRange;
import dev.colonnade.column.Column;
import dev.colonnade.column.FixedColumn;
import dev.colonnade.column.Schema;
import dev.colonnade.format.Batch;
import dev.colonnade.format.Table;
import dev.colonnade.format.arrow.ArrowFormat;
import dev.colonnade.format.arrow.write.ArrowWriter;
import dev.colonnade.memory.HeldBytes;
import dev.colonnade.memory.spill.SpillFile;
import dev.colonnade.task.Work;
import java.io.IOException;
import java.util.List;

/**
 * The rows of one range of places, as an Arrow stream in a spill file, in the order in which they came. The last column
 * says at which place of the range each belongs.
 */
final class SpilledPart implements AutoCloseable {
    private final RowRange places;
    private final Work work;
    private final SpillFile file;
    private final SpillTarget target;
    private final ArrowWriter writer;

    /**
     * @param schema with the column of places
     * @param room to write through
     */
    SpilledPart(RowRange places, Schema schema, HeldBytes room, Work work) throws IOException {
        this.places = places;
        this.work = work;
        this.file = work.spill();
        this.target = new SpillTarget(file);
        target.through(room);
        boolean done = false;
        try {
            this.writer = new ArrowWriter(schema, target, false, work.memory());
            done = true;
        } finally {
            if (!done) {
                file.close();
            }
        }
    }

    /** Adds rows; one thread at a time does. A row that comes twice is the same both times. */
    synchronized void add(List<Column> columns, int rows, HeldBytes room) throws IOException {
        target.through(room);
        writer.write(columns, rows);
    }

    /** All of its rows in order, read where they lie in the file. Nothing can be added after this. */
    GatheredRows gather(HeldBytes room) throws IOException {
        target.through(room);
        writer.finish();
        GatheredRows gathered = new GatheredRows(places, work);
        boolean done = false;
        try (Table table = ArrowFormat.own(file, work.resources(), work.cancellation())) {
            int[] all = table.schema().all();
            for (long at = 0; at < table.rowCount();) {
                Batch batch = table.read(RowRange.of(at, table.rowCount()), all, work.cancellation());
                at = batch.rows().to();
                List<Column> columns = batch.columns();
                FixedColumn to = (FixedColumn) columns.getLast();
                int piece = gathered.add(columns.subList(0, columns.size() - 1), batch.lease());
                for (int i = 0; i < to.length(); i++) {
                    gathered.set(to.getInt(i), piece, i);
                }
            }
            done = true;
            return gathered;
        } finally {
            if (!done) {
                gathered.close();
            }
        }
    }

    /** What was gathered must be closed before. */
    @Override
    public void close() {
        writer.close();
        file.close();
    }
}
