package dev.colonnade.app.work;

import dev.colonnade.base.Fault;
import dev.colonnade.format.Table;
import dev.colonnade.task.Task;
import dev.colonnade.task.Work;
import dev.colonnade.task.dedup.Dedup;
import dev.colonnade.task.dedup.DedupResult;
import dev.colonnade.task.dedup.DedupSpec;
import dev.colonnade.task.dedup.Group;
import dev.colonnade.task.dedup.GroupKey;
import dev.colonnade.task.read.TaskReads;
import dev.colonnade.view.RowOrder;
import dev.colonnade.view.Selection;
import java.util.LinkedHashSet;
import java.util.List;

/** Duplicates among some rows of a table, with what there is to say of them. The result is the caller's to close. */
record FindDuplicates(Table table, RowOrder rows, DedupSpec spec) implements Task<Found> {
    @Override
    public String name() {
        return "duplicates";
    }

    @Override
    public Fault explain(InternalError error) {
        return table.explain(error).in(table.name());
    }

    /** The columns that are read to tell rows apart. */
    static int[] columns(Table table, DedupSpec spec) {
        if (spec.keys().isEmpty()) {
            return table.schema().all();
        }
        LinkedHashSet<Integer> columns = new LinkedHashSet<>(spec.keys());
        spec.orderBy().forEach(key -> columns.add(key.column()));
        return columns.stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public Found run(Work work) {
        Table read = TaskReads.of(table, columns(table, spec), work);
        DedupResult result = new Dedup(read, rows, spec).run(work);
        boolean done = false;
        try {
            List<String> largest = keys(read, result.largest(), work);
            List<String> examples = keys(read, result.examples(), work);
            Selection duplicates = result.duplicates(rows, table.rowCount(), work.memory());
            done = true;
            return new Found(result, duplicates, largest, examples);
        } finally {
            if (!done) {
                result.close();
            }
        }
    }

    private List<String> keys(Table read, List<Group> groups, Work work) {
        return groups.stream().map(group -> GroupKey.json(read, spec, group, work.cancellation())).toList();
    }
}
