package dev.colonnade.cli;

import dev.colonnade.format.Table;
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
                .description("the file to write: .arrow, .feather, .ipc, .arrows, .csv or .jsonl").build());
        RowSource.declare(spec);
        Derived.declareIdentity(spec);
        TaskChoices.declare(spec);
    }

    @Override
    public void run(ParseResult options, Session session) throws IOException {
        FileOutput out = FileOutput.of(options.matchedOptionValue("-o", ""));
        session.withTable(options, given -> {
            RowSource source = RowSource.of(options, given, options.matchedOptionValue("--by", ""), session);
            long rows = session.run(name(), given, work -> {
                Table table = source.table(given, work);
                RowsOutput.Rows all = (most, use) -> source.forEach(table, 0, Long.MAX_VALUE, most, work, use);
                return out.write(table, all, source.schema(), work, session);
            });
            if (session.json()) {
                session.out().write(("{\"rows\":" + rows + "}\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
        });
    }
}
