package dev.colonnade.cli;

import dev.colonnade.base.Fault;
import dev.colonnade.format.Table;
import dev.colonnade.task.Task;
import dev.colonnade.task.Work;
import java.io.IOException;

/** What a command does with a table, as a task. */
record TableTask<R>(String name, Table table, Session.Body<R> body) implements Task<R> {
    @Override
    public R run(Work work) throws IOException {
        R result = body.run(work);
        work.metrics().filesProcessed(1);
        return result;
    }

    @Override
    public Fault explain(InternalError error) {
        return table.explain(error).in(table.name());
    }
}
