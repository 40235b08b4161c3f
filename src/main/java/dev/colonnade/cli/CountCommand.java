package dev.colonnade.cli;

import dev.colonnade.scan.Filter;
import dev.colonnade.task.BadChunks;
import dev.colonnade.task.read.TaskReads;
import dev.colonnade.text.InvalidUtf8;
import dev.colonnade.text.TextSink;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code count}: how many rows: from metadata alone, or as many as pass a condition. */
final class CountCommand implements Command {
    private static final int[] NONE = {};

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
        Derived.declareWith(spec);
    }

    @Override
    public void run(ParseResult options, Session session) throws IOException {
        session.withTable(options, table -> {
            TextSink sink = TextSink.over(session.out(), InvalidUtf8.REPLACE);
            Derived derived = Derived.of(options, table, session.resources().held());
            Filter filter = Where.filter(options, derived.over(table), session.taskOptions().engine());
            long rows = session.run(name(), table, work -> {
                if (filter == null) {
                    boolean known = work.options().onBadChunk() == BadChunks.FAIL;
                    return (known ? table : TaskReads.of(table, table.schema().all(), work)).rowCount();
                }
                int[] needed = derived.stored(Where.columns(filter, NONE));
                return Where.count(filter, derived.over(TaskReads.of(table, needed, work)), work);
            });
            sink.text(session.json() ? session.result("{\"rows\":" + rows + "}\n") : rows + "\n");
            table.check();
            sink.flush();
        });
    }
}
