package dev.colonnade.task.dedup;

import dev.colonnade.base.Fault;
import dev.colonnade.format.Table;
import dev.colonnade.task.Task;
import dev.colonnade.task.Work;
import dev.colonnade.view.RowOrder;

/**
 * Which rows stay when of those that agree in their keys only one does. NULL equals NULL, NaN equals NaN, -0.0 equals
 * 0.0. The answer is the same for any number of threads and any budget. The result is the caller's to close.
 *
 * @param rows which rows of the table are looked at, as a set
 * @param hashBits so many bits stand for a key that is too long to be carried: 128, but in tests of what then happens
 */
public record Dedup(Table table, RowOrder rows, DedupSpec spec, int hashBits) implements Task<DedupResult> {
    static final int HASH_BITS = 128;

    public Dedup(Table table, RowOrder rows, DedupSpec spec) {
        this(table, rows, spec, HASH_BITS);
    }

    public Dedup {
        spec.orderBy().forEach(key -> key.checked(table.schema()));
    }

    @Override
    public String name() {
        return "dedup";
    }

    @Override
    public Fault explain(InternalError error) {
        return table.explain(error).in(table.name());
    }

    @Override
    public DedupResult run(Work work) {
        try (Pass pass = new Pass(table, rows, spec, hashBits, true, work)) {
            pass.read();
            try (Outcome outcome = pass.group(null)) {
                table.check();
                work.metrics().put("partitions", pass.partitions());
                // What was stored goes first: the selection may need its room.
                pass.close();
                DedupResult result = outcome.result(pass.bound(), work);
                work.metrics().chunksProcessed(table.chunks().count());
                work.metrics().put("rows", result.rows());
                work.metrics().put("unique", result.unique());
                work.metrics().put("duplicates", result.duplicates());
                work.metrics().put("groups", result.groups());
                return result;
            }
        }
    }
}
