package dev.colonnade.task.generate;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.base.Progress;
import dev.colonnade.column.Column;
import dev.colonnade.column.Field;
import dev.colonnade.column.Schema;
import dev.colonnade.format.arrow.write.ArrowWriter;
import dev.colonnade.format.out.ChannelTarget;
import dev.colonnade.format.out.OutputFile;
import dev.colonnade.memory.HeldMemory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a table of sample data as an Arrow file, batch after batch.
 *
 * @param columns from one up; beyond the twelve kinds there are they come round again under numbered names
 * @param stream whether to write an Arrow stream instead of a file
 */
public record Generate(long rows, int columns, long seed, boolean stream) {
    public static final int DEFAULT_COLUMNS = 8;
    /** Rows of a batch in a table of few columns. */
    private static final int MOST_ROWS = 1 << 17;
    private static final long CELLS_A_BATCH = 1 << 20;

    public Generate {
        if (rows < 0 || columns < 1) {
            throw Fault.of(Fault.Kind.USAGE, rows + " rows of " + columns + " columns cannot be made")
                    .advise("ask for rows from 0 and columns from 1");
        }
    }

    /** @throws Fault naming the file if it cannot be written; nothing is left of it then */
    public void writeTo(Path target, HeldMemory memory, Progress progress, Cancellation cancellation) {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            fields.add(Kind.field(i));
        }
        int batch = (int) Math.clamp(CELLS_A_BATCH / columns, 64, MOST_ROWS);
        List<SampleColumn> makers = new ArrayList<>();
        try (OutputFile file = OutputFile.create(target)) {
            SampleWords words = SampleWords.make();
            int room = (int) Math.min(batch, rows);
            for (int i = 0; i < columns; i++) {
                makers.add(new SampleColumn(i, seed, room, memory, words));
            }
            ArrowWriter writer = new ArrowWriter(new Schema(fields), new ChannelTarget(file.channel()), !stream,
                    memory);
            for (long at = 0; at < rows; at += batch) {
                cancellation.check();
                int length = (int) Math.min(batch, rows - at);
                List<Column> made = new ArrayList<>(columns);
                for (SampleColumn maker : makers) {
                    made.add(maker.make(at, length));
                }
                writer.write(made, length);
                progress.report("writing", at + length, rows);
            }
            writer.finish();
            cancellation.check();
            file.commit();
        } catch (IOException e) {
            throw OutputFile.failed(target, e);
        } finally {
            makers.forEach(SampleColumn::close);
        }
    }
}
