package dev.colonnade.task.dedup;

import dev.colonnade.base.Fault;
import dev.colonnade.format.Table;
import dev.colonnade.scan.RowRuns;
import dev.colonnade.task.Work;
import dev.colonnade.task.read.RowScan;
import dev.colonnade.task.sort.Records;
import dev.colonnade.view.RowOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The work that {@link Dedup} and {@link DuplicateGroups} share: rows read and stored, grouped, and verified. */
final class Pass implements AutoCloseable {
    private static final int MOST_PARTITIONS = 1 << 12;
    private static final int LEAST_PARTITIONS = 1 << 4;
    /** Records of a partition: they and their table are to fit a core's own cache. */
    private static final int PARTITION_RECORDS = 1 << 14;

    private final Table table;
    private final RowOrder rows;
    private final DedupSpec spec;
    private final Work work;
    private final int[] keys;
    private final int[] columns;
    private final Intake.Stored stored;
    private boolean closed;

    /** @param addUp whether rows that repeat may be added up before they are stored */
    Pass(Table table, RowOrder rows, DedupSpec spec, int hashBits, boolean addUp, Work work) {
        if (table.rowCount() > Keying.ROW) {
            throw Fault.unsupported(null, table.rowCount() + " rows are more than can be numbered");
        }
        this.table = table;
        this.rows = rows;
        this.spec = spec;
        this.work = work;
        this.keys = spec.columns(table.schema());
        Keying.Plan plan = Keying.Plan.of(keys, table.schema(), hashBits);
        OrderKeys order = OrderKeys.of(table, rows, spec.orderBy(), work);
        LinkedHashSet<Integer> all = new LinkedHashSet<>();
        for (int key : keys) {
            all.add(key);
        }
        for (int column : order.columns()) {
            all.add(column);
        }
        this.columns = all.stream().mapToInt(Integer::intValue).toArray();
        List<Integer> places = new ArrayList<>(all);
        int[] orderAt = new int[order.columns().length];
        for (int i = 0; i < orderAt.length; i++) {
            orderAt[i] = places.indexOf(order.columns()[i]);
        }
        long partitions = Long.highestOneBit(Math.max(1, rows.size() / PARTITION_RECORDS)) * 2;
        int count = (int) Math.clamp(partitions, LEAST_PARTITIONS, MOST_PARTITIONS);
        Layout layout = new Layout(plan.words(), order.words(), spec.keep() == Keep.LAST);
        this.stored = new Intake.Stored(layout, plan, keys.length, orderAt, order, spec.trustHash(), addUp,
                new PartitionRuns(count, work), new PartitionRuns(count, work), work);
        if (!order.isSorted()) {
            plan(layout);
        }
    }

    /** How long phases take beside each other, about; an order that has to be found first has a plan of its own. */
    private void plan(Layout layout) {
        long read = table.storedBytes() * columns.length / Math.max(1, table.schema().size());
        long carried = rows.size() * 8 * layout.row();
        Map<String, Long> phases = new LinkedHashMap<>();
        phases.put("reading", read + carried + 1);
        phases.put("grouping", carried / 2);
        if (!stored.plan().isExact() && !spec.trustHash()) {
            phases.put("reading keys again", read / 2);
            phases.put("comparing keys", carried / 4);
        }
        if (!stored.addUp()) {
            phases.put("ordering", carried / 4);
        }
        work.plan(phases);
    }

    int partitions() {
        return stored.rows().partitions();
    }

    /** How likely it is, at most, that this answer is wrong. */
    double bound() {
        double all = rows.size();
        return stored.plan().isExact() || !spec.trustHash() ? 0 : all * all / 2 / Math.pow(2, 128);
    }

    void read() {
        List<Intake> idle = new ArrayList<>();
        work.phase("reading", rows.size());
        RowScan.forEach(table, rows, columns, work, (batch, at, count) -> {
            Intake intake;
            synchronized (idle) {
                intake = idle.isEmpty() ? new Intake(stored) : idle.removeLast();
            }
            intake.take(batch, at, count);
            synchronized (idle) {
                idle.add(intake);
            }
            work.advance(count);
            work.metrics().read(count, 0);
        });
        work.parallel(idle.size(), i -> idle.get((int) i).end());
    }

    /**
     * The groups there are.
     *
     * @param members takes the first row and each row of groups of several; or null
     */
    Outcome group(@Nullable Records members) {
        boolean verify = !stored.plan().isExact() && !spec.trustHash();
        if (!verify) {
            return group(Set.of(), null, members);
        }
        long[] wrong;
        Outcome outcome;
        try (Records several = new Records(2, work)) {
            outcome = group(Set.of(), several, null);
            boolean done = false;
            try {
                several.seal();
                wrong = several.count() == 0
                        ? new long[0]
                        : Verification.run(table, keys, several, partitions(), work);
                done = true;
            } finally {
                if (!done) {
                    outcome.close();
                }
            }
        }
        if (wrong.length == 0 && members == null) {
            return outcome;
        }
        // From the start, without the groups that are none: they are told apart by their keys.
        outcome.close();
        Set<Grouping.Bits> bits = bits(wrong);
        work.metrics().put("collisions", bits.size());
        outcome = group(bits, null, members);
        boolean done = false;
        try {
            if (!bits.isEmpty()) {
                apart(bits, outcome, members);
            }
            done = true;
            return outcome;
        } finally {
            if (!done) {
                outcome.close();
            }
        }
    }

    private Outcome group(Set<Grouping.Bits> except, @Nullable Records several, @Nullable Records members) {
        work.phase("grouping", rows.size());
        Outcome outcome = new Outcome(table.rowCount(), spec.keep(), work);
        boolean done = false;
        try {
            new Grouping(stored, except, outcome, several, members).run();
            done = true;
            return outcome;
        } finally {
            if (!done) {
                outcome.close();
            }
        }
    }

    private Set<Grouping.Bits> bits(long[] wrong) {
        Set<Grouping.Bits> bits = new HashSet<>();
        Keying keying = new Keying(stored.plan(), keys.length);
        RowRuns.read(table, wrong, 0, wrong.length, keys, true, work.resources().room(), work.cancellation(),
                (batch, at, count) -> {
                    for (int from = 0; from < count; from += Keying.BLOCK) {
                        int some = Math.min(Keying.BLOCK, count - from);
                        keying.load(batch.columns(), at, from, some);
                        for (int i = 0; i < some; i++) {
                            bits.add(new Grouping.Bits(keying.k0[i], keying.k1[i]));
                        }
                    }
                });
        return bits;
    }

    private void apart(Set<Grouping.Bits> bits, Outcome outcome, @Nullable Records members) {
        Apart apart = new Apart(stored.layout(), bits);
        work.phase("telling keys apart", rows.size());
        scan(apart, null);
        apart.tally(outcome);
        if (members != null) {
            work.phase("telling rows apart", rows.size());
            scan(apart, members);
        }
    }

    private void scan(Apart apart, @Nullable Records members) {
        Layout layout = stored.layout();
        RowScan.forEach(table, rows, columns, work, (batch, at, count) -> {
            Keying keying = new Keying(stored.plan(), keys.length);
            OrderKeys.Put order = stored.order().put();
            KeyWriter writer = new KeyWriter();
            long[] record = new long[layout.row()];
            for (int from = 0; from < count; from += Keying.BLOCK) {
                int some = Math.min(Keying.BLOCK, count - from);
                keying.load(stored.keyColumns(batch), at, from, some);
                for (int i = 0; i < some; i++) {
                    if (!apart.isMeant(keying.k0[i], keying.k1[i])) {
                        continue;
                    }
                    int place = at == null ? from + i : at[from + i];
                    long row = batch.rows().from() + place;
                    if (members != null) {
                        apart.member(row, writer, stored.keyColumns(batch), place, members);
                        continue;
                    }
                    record[layout.key()] = row;
                    if (layout.order() > 0) {
                        order.put(stored.orderColumns(batch), place, row, record, layout.key() + 1);
                    }
                    apart.add(record, writer, stored.keyColumns(batch), place);
                }
            }
            work.advance(count);
        });
    }

    /** More than once does no harm. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        stored.rows().close();
        stored.sums().close();
        stored.order().close();
    }
}
