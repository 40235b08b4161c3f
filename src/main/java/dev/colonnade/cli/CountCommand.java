package dev.colonnade.cli;

import dev.colonnade.text.InvalidUtf8;
import dev.colonnade.text.TextSink;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code count}: how many rows: from metadata alone, or as many as pass a condition. */
final class CountCommand implements Command {
    @Override
    public String name() {
        return "count";
    }

    @Override
    public String summary() {
        return "number of rows";
    }

    @Override
    public void declare(CommandSpec spec) {
        Session.declareTable(spec);
        Where.declare(spec);
    }

    @Override
    public void run(ParseResult options, Session session) throws IOException {
        session.withTable(options, table -> {
            TextSink sink = TextSink.over(session.out(), InvalidUtf8.REPLACE);
            String rows = Long.toString(Where.count(options, table, session));
            sink.ascii(session.json() ? "{\"rows\":" + rows + "}\n" : rows + "\n");
            table.check();
            sink.flush();
        });
    }
}
