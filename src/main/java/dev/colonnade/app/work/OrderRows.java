package dev.colonnade.app.work;

import dev.colonnade.base.Fault;
import dev.colonnade.format.Table;
import dev.colonnade.task.Task;
import dev.colonnade.task.Work;
import dev.colonnade.task.read.TaskReads;
import dev.colonnade.task.sort.Sort;
import dev.colonnade.task.sort.SortKey;
import dev.colonnade.task.sort.TopK;
import dev.colonnade.view.Permutation;
import dev.colonnade.view.RowOrder;
import java.util.List;

/**
 * Rows of a table in order, all of them or the first; the result is the caller's to close.
 *
 * @param first how many rows, or 0 for all
 */
record OrderRows(Table table, RowOrder rows, List<SortKey> keys, int first) implements Task<Permutation> {
    @Override
    public String name() {
        return first > 0 ? "first rows" : "sort";
    }

    @Override
    public Fault explain(InternalError error) {
        return table.explain(error).in(table.name());
    }

    @Override
    public Permutation run(Work work) {
        Table read = TaskReads.of(table, keys.stream().mapToInt(SortKey::column).toArray(), work);
        return first > 0 ? new TopK(read, rows, keys, first).run(work) : new Sort(read, rows, keys).run(work);
    }
}
