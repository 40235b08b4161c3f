package dev.colonnade.cli;

import dev.colonnade.base.Fault;
import dev.colonnade.format.Table;
import dev.colonnade.format.write.Form;
import dev.colonnade.format.write.WriteOptions;
import dev.colonnade.format.write.Writers;
import dev.colonnade.text.CsvRows;
import dev.colonnade.text.CsvStyle;
import dev.colonnade.text.InvalidUtf8;
import dev.colonnade.text.JsonRows;
import dev.colonnade.text.RowText;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code head} and {@code cat}: rows as text or as an Arrow stream. */
final class RowsCommand implements Command {
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
        RowSource.declare(spec);
        spec.addOption(Session.option("--sort", "A,-B", "sorted by columns; with a minus the greatest first"));
        Derived.declareIdentity(spec);
        spec.addOption(Session.option("--format", "table|jsonl|csv|arrow", "how to write them (default: table)"));
        spec.addOption(Session.option("--layout", "objects|arrays", "what a JSON row is (default: objects)"));
        spec.addOption(WriteChoices.invalidUtf8());
        CsvChoices.declare(spec);
        spec.addOption(Session.verifyChecksums());
        spec.addOption(Session.option("-o", "OUT",
                "write to a file, which appears when it is complete; without --format as its ending says"));
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
        InvalidUtf8 invalid = WriteChoices.invalidUtf8(options);
        Span span = isHead()
                ? new Span(0, number(options.matchedOptionValue("-n", "10"), "-n"))
                : Span.parse(options.matchedOptionValue("--rows", ":"));
        String out = options.matchedOptionValue("-o", (String) null);
        // What a file is called says what it is to be, unless that was said otherwise.
        boolean named = out != null && !session.json() && !options.hasMatchedOption("--format")
                && WriteChoices.isKnown(out);
        if (out != null && !named && !session.json() && !options.hasMatchedOption("--format")) {
            checkEnding(out);
        }
        WriteOptions form = named
                ? WriteOptions.of(Form.of(String.valueOf(out))).withText(objects, invalid)
                : WriteOptions.of(Form.ARROW_STREAM);
        CsvStyle csv = CsvChoices.of(options, named ? form.form() == Form.CSV : format.equals("csv"));
        WriteOptions written = form.withCsv(csv);
        session.withTable(options, given -> {
            RowSource source = RowSource.of(options, given, options.matchedOptionValue("--sort", (String) null),
                    session);
            if (named || format.equals("arrow")) {
                Writers.check(source.schema(), written);
            }
            session.run(name, given, work -> {
                Table table = source.table(given, work);
                RowsOutput.Rows rows = (most, use) -> source.forEach(table, span.from, span.to, most, work, use);
                RowsOutput.Sink sink = RowsOutput.Sink.open(out, table, session);
                if (named || format.equals("arrow")) {
                    return RowsOutput.table(table, source, span.from, span.to, written, work, sink);
                }
                RowText text = switch (format) {
                    case "csv" -> new CsvRows(source.schema(), csv, invalid);
                    case "jsonl" -> new JsonRows(source.schema(), objects, session.json());
                    default -> session.json()
                            ? new JsonRows(source.schema(), objects, true)
                            : new TableRows(source.schema());
                };
                return RowsOutput.text(table, rows, text, invalid, work, sink);
            });
        });
    }

    /** A table as text goes where nothing is said, but not where something was said that nobody understands. */
    private static void checkEnding(String out) {
        if (out.equals("-")) {
            throw Fault.of(Fault.Kind.USAGE, "-o - names no file")
                    .advise("leave it out: rows go to the standard output then");
        }
        String name = out.substring(Math.max(out.lastIndexOf('/'), out.lastIndexOf('\\')) + 1);
        if (name.lastIndexOf('.') > 0 && !name.endsWith(".txt")) {
            throw new Fault(Fault.Kind.USAGE, out, null, "its ending names no format that is written",
                    "call it .parquet, .arrow, .arrows, .csv, .jsonl or .txt, or say which with --format", null);
        }
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

    }
}
