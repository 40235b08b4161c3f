package dev.colonnade.cli;

import dev.colonnade.base.Fault;
import dev.colonnade.base.RowRange;
import dev.colonnade.column.Field;
import dev.colonnade.column.Schema;
import dev.colonnade.format.Batch;
import dev.colonnade.format.Table;
import dev.colonnade.format.arrow.write.ArrowWriter;
import dev.colonnade.format.out.ChannelTarget;
import dev.colonnade.format.out.OutputFile;
import dev.colonnade.format.out.StreamTarget;
import dev.colonnade.format.out.Target;
import dev.colonnade.scan.Filter;
import dev.colonnade.scan.Hits;
import dev.colonnade.scan.Matches;
import dev.colonnade.task.TaskOptions;
import dev.colonnade.task.Work;
import dev.colonnade.task.read.TaskReads;
import dev.colonnade.text.CsvRows;
import dev.colonnade.text.InvalidUtf8;
import dev.colonnade.text.JsonRows;
import dev.colonnade.text.RowText;
import dev.colonnade.text.TextSink;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code head} and {@code cat}: rows as text or as an Arrow stream. */
final class RowsCommand implements Command {
    private static final int TEXT_ROWS = 1 << 14;
    /** Arrow batches are handed on as the table has them, unless they are larger than this. */
    private static final int ARROW_ROWS = 1 << 22;

    private final String name;

    RowsCommand(String name) {
        this.name = name;
    }

    private boolean isHead() {
        return name.equals("head");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String summary() {
        return isHead() ? "the first rows" : "rows as a table, JSON lines, CSV or an Arrow stream";
    }

    @Override
    public void declare(CommandSpec spec) {
        Session.declareTable(spec);
        if (isHead()) {
            spec.addOption(Session.option("-n", "ROWS", "how many (default: 10)"));
        } else {
            spec.addOption(Session.option("--rows", "FROM:TO",
                    "only these rows (with --where: these matches), from 0, TO not included"));
        }
        Where.declare(spec);
        TaskChoices.declare(spec);
        spec.addOption(Session.option("--columns", "A,B", "only these columns, in this order"));
        spec.addOption(Session.option("--format", "table|jsonl|csv|arrow", "how to write them (default: table)"));
        spec.addOption(Session.option("--layout", "objects|arrays", "what a JSON row is (default: objects)"));
        spec.addOption(Session.option("--invalid-utf8", "fail|replace",
                "what to do with text that is not UTF-8 (default: fail)"));
        spec.addOption(Session.verifyChecksums());
        spec.addOption(Session.option("-o", "OUT", "write to a file, which appears when it is complete"));
    }

    @Override
    public void run(ParseResult options, Session session) throws IOException {
        // Wrong options are reported before anything is opened.
        String format = choice(options, "--format", "table", "jsonl", "csv", "arrow");
        if (session.json() && (format.equals("csv") || format.equals("arrow"))) {
            throw Fault.of(Fault.Kind.USAGE, "--json and --format " + format + " ask for different things")
                    .advise("leave one out");
        }
        boolean objects = choice(options, "--layout", "objects", "arrays").equals("objects");
        boolean replace = choice(options, "--invalid-utf8", "fail", "replace").equals("replace");
        InvalidUtf8 invalid = replace ? InvalidUtf8.REPLACE : InvalidUtf8.REFUSE;
        Span span = isHead()
                ? new Span(0, number(options.matchedOptionValue("-n", "10"), "-n"))
                : Span.parse(options.matchedOptionValue("--rows", ":"));
        session.withTable(options, given -> {
            String list = options.matchedOptionValue("--columns", (String) null);
            int[] columns = list == null ? given.schema().all() : Names.columns(list, given.schema());
            Schema schema = project(given.schema(), columns);
            Filter filter = Where.filter(options, given, session.taskOptions().engine());
            String out = options.matchedOptionValue("-o", (String) null);
            session.run(name, given, work -> {
                Table table = TaskReads.of(given, Where.columns(filter, columns), work);
                Rows rows = filter == null
                        ? (most, use) -> Batches.forEach(table, span.in(table.rowCount()), columns, most, work,
                                batch -> use.with(batch, null))
                        : (most, use) -> Where.forEach(table, filter, span.from, span.to, columns, most, work,
                                use::with);
                Sink sink = Sink.open(out, table, session);
                if (format.equals("arrow")) {
                    return arrow(table, rows, schema, work, sink);
                }
                RowText text = switch (format) {
                    case "csv" -> new CsvRows(schema, invalid);
                    case "jsonl" -> new JsonRows(schema, objects, session.json());
                    default -> session.json() ? new JsonRows(schema, objects, true) : new TableRows(schema);
                };
                return text(table, rows, text, invalid, work, sink);
            });
        });
    }

    /** Rows at a time: what suits the output, unless somebody knows better. */
    private static int step(int most, Work work) {
        long rows = work.options().chunkRows();
        return rows == TaskOptions.BY_BYTES || rows == TaskOptions.WHOLE_CHUNKS ? most : (int) Math.min(rows, most);
    }

    /** The rows asked for, batch by batch. */
    private interface Rows {
        void forEach(int most, Some use) throws IOException;
    }

    /** Something done with a batch, or with those rows of it that passed. */
    private interface Some {
        void with(Batch batch, @Nullable Hits hits) throws IOException;
    }

    private static Schema project(Schema schema, int[] columns) {
        List<Field> fields = new ArrayList<>();
        for (int column : columns) {
            fields.add(schema.field(column));
        }
        return new Schema(fields, schema.metadata());
    }

    private static long text(Table table, Rows rows, RowText text, InvalidUtf8 invalid, Work work, Sink to)
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
        }
        return count[0];
    }

    private static long arrow(Table table, Rows rows, Schema schema, Work work, Sink to) throws IOException {
        long[] count = new long[1];
        try (Sink sink = to) {
            ArrowWriter writer = new ArrowWriter(schema, sink.target(), false, work.memory());
            rows.forEach(step(ARROW_ROWS, work), (batch, hits) -> {
                count[0] += hits == null ? batch.length() : hits.count();
                if (hits == null || hits.count() == batch.length()) {
                    writer.write(batch.columns(), batch.length());
                    return;
                }
                try (Batch kept = Matches.compact(batch, hits, work.memory())) {
                    writer.write(kept.columns(), kept.length());
                }
            });
            table.check();
            writer.finish();
            sink.commit();
            work.metrics().written(count[0], sink.size());
        }
        return count[0];
    }

    private static String choice(ParseResult options, String option, String... choices) {
        String chosen = options.matchedOptionValue(option, choices[0]);
        if (!List.of(choices).contains(chosen)) {
            throw Fault.of(Fault.Kind.USAGE, option + " " + chosen + " is not known")
                    .advise("choose one of " + String.join(", ", choices));
        }
        return chosen;
    }

    private static long number(String text, String option) {
        try {
            long number = Long.parseLong(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw Fault.of(Fault.Kind.USAGE, option + " " + text + " is not a number of rows").advise("write 10 or 0");
    }

    /** Rows asked for, which may lie past the end. */
    private record Span(long from, long to) {
        static Span parse(String text) {
            int colon = text.indexOf(':');
            if (colon < 0) {
                throw Fault.of(Fault.Kind.USAGE, "--rows " + text + " is not a range").advise("write FROM:TO");
            }
            String from = text.substring(0, colon);
            String to = text.substring(colon + 1);
            Span span = new Span(from.isEmpty() ? 0 : number(from, "--rows"),
                    to.isEmpty() ? Long.MAX_VALUE : number(to, "--rows"));
            if (span.to < span.from) {
                throw Fault.of(Fault.Kind.USAGE, "--rows " + text + " ends before it begins").advise("write FROM:TO");
            }
            return span;
        }

        RowRange in(long count) {
            return RowRange.of(Math.min(from, count), Math.min(to, count));
        }
    }

    /** Where the rows go: the standard output, or a file that appears when it is complete. */
    private record Sink(OutputStream stream, Target target, @Nullable OutputFile file) implements AutoCloseable {
        static Sink open(@Nullable String out, Table table, Session session) throws IOException {
            if (out == null) {
                OutputStream stream = session.out();
                Target target = stream instanceof FileOutputStream file
                        ? new ChannelTarget(file.getChannel())
                        : new StreamTarget(stream);
                return new Sink(stream, target, null);
            }
            Path path = Path.of(out);
            Path source = Path.of(table.name());
            if (Files.exists(path) && Files.exists(source) && Files.isSameFile(path, source)) {
                throw new Fault(Fault.Kind.USAGE, out, null, "is the file that is being read", "name another", null);
            }
            OutputFile file = OutputFile.create(path);
            return new Sink(Channels.newOutputStream(file.channel()), new ChannelTarget(file.channel()), file);
        }

        /** Bytes written, where that can be told; else 0. */
        long size() throws IOException {
            return file == null ? 0 : Files.size(file.target());
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
