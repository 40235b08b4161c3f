package dev.colonnade.app.work;

import dev.colonnade.base.Fault;
import dev.colonnade.format.Table;
import dev.colonnade.task.Task;
import dev.colonnade.task.Work;
import dev.colonnade.task.dedup.DedupSpec;
import dev.colonnade.task.dedup.DuplicateGroups;
import dev.colonnade.task.dedup.GroupedRows;
import dev.colonnade.task.read.TaskReads;
import dev.colonnade.view.RowOrder;

/** Rows that agree side by side; the result is the caller's to close. */
record GroupRows(Table table, RowOrder rows, DedupSpec spec) implements Task<GroupedRows> {
    @Override
    public String name() {
        return "groups";
    }

    @Override
    public Fault explain(InternalError error) {
        return table.explain(error).in(table.name());
    }

    @Override
    public GroupedRows run(Work work) {
        return new DuplicateGroups(TaskReads.of(table, FindDuplicates.columns(table, spec), work), rows, spec)
                .run(work);
    }
}
