package dev.colonnade.task.dedup;

import dev.colonnade.base.Fault;
import dev.colonnade.format.Table;
import dev.colonnade.task.Task;
import dev.colonnade.task.Work;
import dev.colonnade.task.sort.Merge;
import dev.colonnade.task.sort.Records;
import dev.colonnade.task.sort.RowNumbers;
import dev.colonnade.view.Permutation;
import dev.colonnade.view.RowOrder;
import dev.colonnade.view.Selection;
import java.util.List;

/**
 * The rows of groups of several, side by side: groups by their first row, rows within them as the table has them. The
 * result is the caller's to close.
 *
 * @param rows which rows of the table are looked at, as a set
 */
public record DuplicateGroups(Table table, RowOrder rows, DedupSpec spec, int hashBits) implements Task<GroupedRows> {
    private static final int PARTS_A_THREAD = 4;
    private static final int CHECK_EVERY = 1 << 14;

    public DuplicateGroups(Table table, RowOrder rows, DedupSpec spec) {
        this(table, rows, spec, Dedup.HASH_BITS);
    }

    @Override
    public String name() {
        return "duplicate groups";
    }

    @Override
    public Fault explain(InternalError error) {
        return table.explain(error).in(table.name());
    }

    @Override
    public GroupedRows run(Work work) {
        DedupSpec plain = new DedupSpec(spec.keys(), Keep.FIRST, List.of(), spec.trustHash());
        try (Records members = new Records(2, work)) {
            try (Pass pass = new Pass(table, rows, plain, hashBits, false, work)) {
                pass.read();
                pass.group(members).close();
            }
            members.seal();
            table.check();
            return ordered(members, work);
        }
    }

    private GroupedRows ordered(Records members, Work work) {
        try (RowNumbers numbers = RowNumbers.of(members.count(), table.rowCount(), work);
                RowBits starts = RowBits.of(members.count(), work)) {
            work.phase("ordering", members.count());
            List<Records.Range> ranges = members.ranges(work.threads() * PARTS_A_THREAD, 1);
            work.parallel(ranges.size(), part -> {
                Records.Range range = ranges.get((int) part);
                Merge merge = range.merge();
                long place = range.start();
                while (merge.next()) {
                    if (merge.record[0] == merge.record[1]) {
                        starts.set(place);
                    }
                    numbers.set(place++, merge.record[1]);
                    if ((place & CHECK_EVERY - 1) == 0) {
                        work.cancellation().checkpoint();
                        work.advance(CHECK_EVERY);
                    }
                }
            });
            Selection begins = starts.selection(work.memory());
            boolean done = false;
            try {
                Permutation rows = numbers.permutation();
                done = true;
                return new GroupedRows(rows, begins);
            } finally {
                if (!done) {
                    begins.close();
                }
            }
        }
    }
}
