package dev.colonnade.task.generate;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.base.Progress;
import dev.colonnade.column.Column;
import dev.colonnade.column.Field;
import dev.colonnade.column.Schema;
import dev.colonnade.format.out.OutputFile;
import dev.colonnade.format.out.Parallel;
import dev.colonnade.format.out.TableWriter;
import dev.colonnade.format.write.Form;
import dev.colonnade.format.write.WriteOptions;
import dev.colonnade.format.write.Writers;
import dev.colonnade.memory.HeldMemory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a table of sample data, batch after batch.
 *
 * @param columns from one up; beyond the twelve kinds there are they come round again under numbered names
 * @param written as what, and how
 * @param createdBy who says to have written it
 */
public record Generate(long rows, int columns, long seed, WriteOptions written, String createdBy) {
    public static final int DEFAULT_COLUMNS = 8;
    /** Rows of a batch in a table of few columns. */
    private static final int MOST_ROWS = 1 << 17;
    private static final long CELLS_A_BATCH = 1 << 20;
    private static final long GROUP_BYTES = 32 << 20;

    public Generate {
        if (rows < 0 || columns < 1) {
            throw Fault.of(Fault.Kind.USAGE, rows + " rows of " + columns + " columns cannot be made")
                    .advise("ask for rows from 0 and columns from 1");
        }
    }

    /** As an Arrow file or stream. */
    public Generate(long rows, int columns, long seed, boolean stream) {
        this(rows, columns, seed, WriteOptions.of(stream ? Form.ARROW_STREAM : Form.ARROW_FILE), "colonnade");
    }

    /** On the caller's thread alone. */
    public void writeTo(Path target, HeldMemory memory, Progress progress, Cancellation cancellation) {
        writeTo(target, memory, Parallel.NONE, GROUP_BYTES, progress, cancellation);
    }

    /** @throws Fault naming the file if it cannot be written; nothing is left of it then */
    public void writeTo(Path target, HeldMemory memory, Parallel parallel, long groupBytes, Progress progress,
            Cancellation cancellation) {
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
            write(file, new Schema(fields), makers, batch, memory, parallel, groupBytes, progress, cancellation);
            cancellation.check();
            file.commit();
        } catch (IOException e) {
            throw OutputFile.failed(target, e);
        } finally {
            makers.forEach(SampleColumn::close);
        }
    }

    private void write(OutputFile file, Schema schema, List<SampleColumn> makers, int batch, HeldMemory memory,
            Parallel parallel, long groupBytes, Progress progress, Cancellation cancellation) throws IOException {
        try (TableWriter writer = Writers.open(schema, written, file.bytes(memory), parallel, memory,
                groupBytes, createdBy)) {
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
        }
    }
}
