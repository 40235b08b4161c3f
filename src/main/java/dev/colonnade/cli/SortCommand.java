package dev.colonnade.cli;

import dev.colonnade.base.Fault;
import dev.colonnade.format.Table;
import dev.colonnade.text.CsvRows;
import dev.colonnade.text.InvalidUtf8;
import dev.colonnade.text.JsonRows;
import java.io.IOException;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code sort}: rows in another order, in a file of their own. */
final class SortCommand implements Command {
    private enum Form {
        ARROW_FILE, ARROW_STREAM, CSV, JSON_LINES
    }

    @Override
    public String name() {
        return "sort";
    }

    @Override
    public String summary() {
        return "rows sorted by columns, written to a file";
    }

    @Override
    public void declare(CommandSpec spec) {
        Session.declareTable(spec);
        spec.addOption(OptionSpec.builder("--by").required(true).type(String.class).paramLabel("A,-B")
                .description("columns to sort by; with a minus the greatest first").build());
        spec.addOption(OptionSpec.builder("-o").required(true).type(String.class).paramLabel("OUT")
                .description("the file to write: .arrow, .feather, .ipc, .arrows, .csv or .jsonl").build());
        RowSource.declare(spec);
        Derived.declareIdentity(spec);
        TaskChoices.declare(spec);
    }

    @Override
    public void run(ParseResult options, Session session) throws IOException {
        String out = options.matchedOptionValue("-o", "");
        Form form = form(out);
        session.withTable(options, given -> {
            RowSource source = RowSource.of(options, given, options.matchedOptionValue("--by", ""), session);
            long rows = session.run(name(), given, work -> {
                Table table = source.table(given, work);
                RowsOutput.Rows all = (most, use) -> source.forEach(table, 0, Long.MAX_VALUE, most, work, use);
                RowsOutput.Sink sink = RowsOutput.Sink.open(out, table, session);
                return switch (form) {
                    case ARROW_FILE -> RowsOutput.arrow(table, all, source.schema(), true, work, sink);
                    case ARROW_STREAM -> RowsOutput.arrow(table, all, source.schema(), false, work, sink);
                    case CSV -> RowsOutput.text(table, all, new CsvRows(source.schema(), InvalidUtf8.REFUSE),
                            InvalidUtf8.REFUSE, work, sink);
                    case JSON_LINES -> RowsOutput.text(table, all, new JsonRows(source.schema(), true, false),
                            InvalidUtf8.REFUSE, work, sink);
                };
            });
            if (session.json()) {
                session.out().write(("{\"rows\":" + rows + "}\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
        });
    }

    private static Form form(String out) {
        String name = out.toLowerCase(Locale.ROOT);
        String ending = name.substring(name.lastIndexOf('.') + 1);
        return switch (ending) {
            case "arrow", "feather", "ipc" -> Form.ARROW_FILE;
            case "arrows" -> Form.ARROW_STREAM;
            case "csv" -> Form.CSV;
            case "jsonl" -> Form.JSON_LINES;
            default -> throw new Fault(Fault.Kind.USAGE, out, null, "its ending names no format that is written",
                    "call it .arrow, .arrows, .csv or .jsonl", null);
        };
    }
}
