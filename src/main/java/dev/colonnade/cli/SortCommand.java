package dev.colonnade.cli;

import dev.colonnade.format.Table;
import dev.colonnade.format.write.WriteOptions;
import dev.colonnade.format.write.Writers;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code sort}: rows in another order, in a file of their own. */
final class SortCommand implements Command {
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
                .description(WriteChoices.ENDINGS).build());
        WriteChoices.declare(spec);
        RowSource.declare(spec);
        Derived.declareIdentity(spec);
    }

    @Override
    public void run(ParseResult options, Session session) throws IOException {
        String out = options.matchedOptionValue("-o", "");
        WriteOptions form = WriteChoices.of(options, out);
        session.withTable(options, given -> {
            RowSource source = RowSource.of(options, given, options.matchedOptionValue("--by", ""), session);
            WriteOptions written = form.withSorting(source.sorting());
            Writers.check(source.schema(), written);
            long rows = session.run(name(), given, work -> {
                Table table = source.table(given, work);
                RowsOutput.Sink sink = RowsOutput.Sink.open(out, table, session);
                return RowsOutput.table(table, source, 0, Long.MAX_VALUE, written, work, sink);
            });
            if (session.json()) {
                session.out().write(
                        session.result("{\"rows\":" + rows + "}\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
        });
    }
}
