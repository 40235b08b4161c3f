package dev.colonnade.cli;

import dev.colonnade.format.Table;
import dev.colonnade.format.write.WriteOptions;
import dev.colonnade.format.write.Writers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code convert}: rows in a file of another format, or of the same written otherwise. */
final class ConvertCommand implements Command {
    @Override
    public String name() {
        return "convert";
    }

    @Override
    public String summary() {
        return "rows written to a file of this or another format";
    }

    @Override
    public void declare(CommandSpec spec) {
        Session.declareTable(spec);
        spec.addOption(OptionSpec.builder("-o").required(true).type(String.class).paramLabel("OUT")
                .description(WriteChoices.ENDINGS).build());
        WriteChoices.declare(spec);
        RowSource.declareUnsorted(spec);
        Derived.declareIdentity(spec);
        spec.addOption(Session.verifyChecksums());
    }

    @Override
    public void run(ParseResult options, Session session) throws IOException {
        String out = options.matchedOptionValue("-o", "");
        WriteOptions written = WriteChoices.of(options, out);
        session.withTable(options, given -> {
            RowSource source = RowSource.of(options, given, null, session);
            Writers.check(source.schema(), written);
            long rows = session.run(name(), given, work -> {
                Table table = source.table(given, work);
                RowsOutput.Sink sink = RowsOutput.Sink.open(out, table, session);
                return RowsOutput.table(table, source, 0, Long.MAX_VALUE, written, work, sink);
            });
            if (session.json()) {
                session.out().write(session.result("{\"rows\":" + rows + "}\n").getBytes(StandardCharsets.UTF_8));
            }
        });
    }
}
