package dev.colonnade.task.export;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Field;
import dev.colonnade.column.Schema;
import dev.colonnade.format.Table;
import dev.colonnade.format.dataset.Dataset;
import dev.colonnade.format.out.OutputFile;
import dev.colonnade.format.out.TableWriter;
import dev.colonnade.format.out.Target;
import dev.colonnade.format.write.Form;
import dev.colonnade.format.write.WriteOptions;
import dev.colonnade.format.write.Writers;
import dev.colonnade.task.Task;
import dev.colonnade.task.Work;
import dev.colonnade.task.sort.PlainTable;
import dev.colonnade.view.Permutation;
import dev.colonnade.view.RowOrder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Writes the rows of a view to a file, which appears when it is complete.
 *
 * @param table stays the caller's to close
 * @param order which rows, and in what order; the caller's to close too
 * @param columns the numbers of columns of the table, in the order to write them
 * @param createdBy who says to have written it, where a format has a place for that
 */
public record Export(Table table, RowOrder order, int[] columns, Path target, WriteOptions options, String createdBy)
        implements
            Task<Export.Result> {
    /** Of the memory, what may wait to be written. */
    private static final int SHARE = 4;

    /** What was written. */
    public record Result(long rows, long bytes) {}

    @Override
    public String name() {
        return "export";
    }

    /** The table that is read: rows in another order come from everywhere, and share no dictionary. */
    Table read(dev.colonnade.memory.HeldMemory memory) {
        return order instanceof Permutation ? PlainTable.of(table, memory) : table;
    }

    Schema schema(Table read) {
        List<Field> fields = new ArrayList<>();
        for (int column : columns) {
            fields.add(read.schema().field(column));
        }
        return new Schema(fields, read.schema().metadata());
    }

    WriteOptions options(Table read) {
        return options.withDeclared(java.util.Arrays.stream(columns).mapToObj(read::declared).toList());
    }

    @Override
    public Result run(Work work) throws IOException {
        Table read = read(work.memory());
        Schema schema = schema(read);
        Writers.check(schema, options);
        checkTarget(target, table);
        try (OutputFile file = OutputFile.create(target)) {
            Fallback.write(options(read), file, work, how -> write(read, schema, how, file, work));
            work.cancellation().check();
            table.check();
            file.commit();
        } catch (Fault e) {
            throw e.kind() == Fault.Kind.CANCELLED ? e : e.in(table.name());
        } catch (IOException e) {
            throw OutputFile.failed(target, e);
        } catch (UncheckedIOException e) {
            // Text that cannot be handed on ends so.
            throw OutputFile.failed(target, Objects.requireNonNull(e.getCause()));
        }
        long bytes = Files.size(target);
        work.metrics().written(order.size(), bytes);
        work.metrics().filesProcessed(1);
        return new Result(order.size(), bytes);
    }

    private long write(Table read, Schema schema, WriteOptions how, OutputFile file, Work work) throws IOException {
        try (TableWriter writer = writer(schema, how, file.bytes(work.memory()), createdBy, work)) {
            long rows = new ExportRows(read, columns, how.form() == Form.PARQUET, work).write(order, writer);
            writer.finish();
            return rows;
        }
    }

    @Override
    public Fault explain(InternalError error) {
        return table.explain(error).in(table.name());
    }

    /**
     * Looks whether a file is one that is being read, by whatever name, or would be one the next time.
     *
     * @throws Fault of kind {@code USAGE} if it is
     */
    public static void checkTarget(Path target, Table table) throws IOException {
        if (Files.exists(target)) {
            checkNotRead(target, table);
        }
        // The files that a glob stands for are chosen by whoever wrote it; a folder is a table to everybody.
        if (Dataset.isPart(target, Path.of(table.name()))) {
            throw new Fault(Fault.Kind.USAGE, target.toString(), null,
                    "would become a part of the folder that is being read", "choose another folder", null);
        }
    }

    private static void checkNotRead(Path target, Table table) throws IOException {
        for (String name : table.files()) {
            Path file = Path.of(name);
            if (Files.exists(file) && Files.isSameFile(target, file)) {
                throw new Fault(Fault.Kind.USAGE, target.toString(), null, "is the file that is being read",
                        "name another", null);
            }
        }
    }

    /** The writer for a task: on its threads, within its memory. */
    public static TableWriter writer(Schema schema, WriteOptions options, Target target, String createdBy, Work work)
            throws IOException {
        return Writers.open(schema, options, target, (count, piece) -> work.parallel(count, piece::accept),
                work.memory(), work.resources().budget().limit() / SHARE, createdBy);
    }

    /** How large the file will be, about: what some of the rows come to, from all over them. */
    public Task<Long> estimate() {
        return new Estimate(this);
    }
}
