package dev.colonnade.app.work;

import dev.colonnade.base.Fault;
import dev.colonnade.format.Table;
import dev.colonnade.scan.Filter;
import dev.colonnade.scan.FilterScan;
import dev.colonnade.task.Task;
import dev.colonnade.task.Work;
import dev.colonnade.task.read.TaskReads;
import dev.colonnade.view.Selecting;
import dev.colonnade.view.Selection;
import java.util.LinkedHashSet;
import java.util.SequencedSet;

/** The rows of a table that pass; the selection is the caller's to close. */
record FilterRows(Table table, Filter filter) implements Task<Selection> {
    @Override
    public String name() {
        return "filter";
    }

    @Override
    public Fault explain(InternalError error) {
        return table.explain(error).in(table.name());
    }

    @Override
    public Selection run(Work work) {
        SequencedSet<Integer> columns = new LinkedHashSet<>();
        filter.condition().columns(columns);
        Table read = TaskReads.of(table, columns.stream().mapToInt(Integer::intValue).toArray(), work);
        FilterScan scan = new FilterScan(read, filter, work.threads(), work.progress(), work.cancellation());
        Selection selection = Selecting.by(scan, read, work.memory());
        work.metrics().read(table.rowCount(), 0);
        work.metrics().chunksPruned(scan.pruned());
        work.metrics().chunksProcessed(table.chunks().count() - scan.pruned());
        work.metrics().put("kept", selection.size());
        return selection;
    }
}
