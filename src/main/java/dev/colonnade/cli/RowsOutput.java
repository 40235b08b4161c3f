package dev.colonnade.cli;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Schema;
import dev.colonnade.format.Batch;
import dev.colonnade.format.Table;
import dev.colonnade.format.out.ChannelTarget;
import dev.colonnade.format.out.OutputFile;
import dev.colonnade.format.out.StreamTarget;
import dev.colonnade.format.out.TableWriter;
import dev.colonnade.format.out.Target;
import dev.colonnade.format.write.Form;
import dev.colonnade.format.write.WriteOptions;
import dev.colonnade.scan.Hits;
import dev.colonnade.scan.Matches;
import dev.colonnade.task.TaskOptions;
import dev.colonnade.task.Work;
import dev.colonnade.task.export.Export;
import dev.colonnade.task.export.ExportRows;
import dev.colonnade.task.export.Fallback;
import dev.colonnade.text.InvalidUtf8;
import dev.colonnade.text.RowText;
import dev.colonnade.text.TextSink;
import dev.colonnade.view.RowOrder;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Writes rows down: as text, or as Arrow. */
final class RowsOutput {
    /** Rows of a batch that is written as text. */
    static final int TEXT_ROWS = 1 << 14;
    /** Arrow batches are handed on as the table has them, unless they are larger than this. */
    private static final int ARROW_ROWS = 1 << 22;

    private RowsOutput() {
    }

    /** The rows asked for, batch by batch. */
    interface Rows {
        void forEach(int most, Some use) throws IOException;
    }

    /** Something done with a batch, or with those rows of it that passed. */
    interface Some {
        void with(Batch batch, @Nullable Hits hits) throws IOException;
    }

    /** @return how many rows there were */
    static long text(Table table, Rows rows, RowText text, InvalidUtf8 invalid, Work work, Sink to)
            throws IOException {
        long[] count = new long[1];
        try (Sink sink = to) {
            TextSink bytes = TextSink.over(sink.stream(), invalid);
            text.begin(bytes);
            rows.forEach(step(TEXT_ROWS, work), (batch, hits) -> {
                for (int row = 0; row < batch.length(); row++) {
                    if (hits != null && !hits.get(row)) {
                        continue;
                    }
                    try {
                        text.row(batch.columns(), row, bytes);
                        count[0]++;
                    } catch (Fault e) {
                        throw e.at("row " + (batch.rows().from() + row));
                    }
                }
            });
            text.end(bytes);
            table.check();
            bytes.flush();
            sink.commit();
            work.metrics().written(count[0], sink.size());
        } catch (IOException e) {
            throw to.failed(e);
        } catch (UncheckedIOException e) {
            // So ends text that cannot be handed on.
            throw to.failed(java.util.Objects.requireNonNull(e.getCause()));
        }
        return count[0];
    }

    /**
     * Writes the rows {@code [from, to)} of those that the source gives.
     *
     * @return how many there were
     */
    static long table(Table table, RowSource source, long from, long to, WriteOptions options, Work work, Sink sink)
            throws IOException {
        try (Sink open = sink) {
            long count = Fallback.write(options.withDeclared(source.declared()), open.file(), work, how -> {
                try (TableWriter writer = Export.writer(source.schema(), how, open.target(work), Version.creator(),
                        work)) {
                    long rows = rows(table, source, from, to, how.form(), work, writer);
                    table.check();
                    writer.finish();
                    return rows;
                }
            });
            open.commit();
            work.metrics().written(count, open.size());
            return count;
        } catch (IOException e) {
            throw sink.failed(e);
        }
    }

    private static long rows(Table table, RowSource source, long from, long to, Form form, Work work,
            TableWriter writer) throws IOException {
        long[] count = new long[1];
        boolean text = form == Form.CSV || form == Form.JSON_LINES;
        if (from == 0 && to == Long.MAX_VALUE && source.keys().isEmpty()) {
            source.inOrder(table, work, order -> count[0] += new ExportRows(table, source.columns(),
                    form == Form.PARQUET, work).write(order, writer));
            return count[0];
        }
        source.forEach(table, from, to, step(text ? TEXT_ROWS : ARROW_ROWS, work), work, (batch, hits) -> {
            count[0] += hits == null ? batch.length() : hits.count();
            if (hits == null || hits.count() == batch.length()) {
                writer.write(batch.columns(), batch.length());
                return;
            }
            try (Batch kept = Matches.compact(batch, hits, work.memory())) {
                writer.write(kept.columns(), kept.length());
            }
        });
        return count[0];
    }

    /** Writes the rows of an order that the table has already been put to; returns how many there were. */
    static long ordered(Table table, RowOrder order, int[] columns, Schema schema, WriteOptions options, Work work,
            Sink sink) throws IOException {
        try (Sink open = sink) {
            Fallback.write(options, open.file(), work, how -> {
                try (TableWriter writer = Export.writer(schema, how, open.target(work), Version.creator(), work)) {
                    long rows = new ExportRows(table, columns, how.form() == Form.PARQUET, work).write(order, writer);
                    table.check();
                    writer.finish();
                    return rows;
                }
            });
            open.commit();
            work.metrics().written(order.size(), open.size());
        } catch (IOException e) {
            throw sink.failed(e);
        }
        return order.size();
    }

    /** Rows at a time: what suits the output, unless somebody knows better. */
    private static int step(int most, Work work) {
        long rows = work.options().chunkRows();
        return rows == TaskOptions.BY_BYTES || rows == TaskOptions.WHOLE_CHUNKS ? most : (int) Math.min(rows, most);
    }

    /** Where the rows go: the standard output, or a file that appears when it is complete. */
    record Sink(OutputStream stream, @Nullable OutputFile file) implements AutoCloseable {
        static Sink open(@Nullable String out, Table table, Session session) throws IOException {
            if (out == null) {
                return new Sink(session.out(), null);
            }
            Path path = Path.of(out);
            Export.checkTarget(path, table);
            OutputFile file = OutputFile.create(path);
            return new Sink(Channels.newOutputStream(file.channel()), file);
        }

        /** Where a writer writes to, which writes nothing to the stream then. */
        Target target(Work work) {
            if (file != null) {
                return file.bytes(work.memory());
            }
            return stream instanceof FileOutputStream out
                    ? new ChannelTarget(out.getChannel())
                    : new StreamTarget(stream);
        }

        /** Bytes written, where that can be told; else 0. */
        long size() throws IOException {
            return file == null ? 0 : Files.size(file.target());
        }

        /** What to say of a write that failed: a file's has a name; of the standard output more may be known outside. */
        Fault failed(IOException e) throws IOException {
            if (file == null) {
                throw e;
            }
            return OutputFile.failed(file.target(), e);
        }

        void commit() {
            if (file != null) {
                file.commit();
            }
        }

        @Override
        public void close() {
            if (file != null) {
                file.close();
            }
        }
    }
}
