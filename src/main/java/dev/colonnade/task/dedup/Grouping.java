package dev.colonnade.task.dedup;

import dev.colonnade.column.Layouts;
import dev.colonnade.task.Work;
import dev.colonnade.task.sort.Records;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Goes through what is stored, partition by partition, and tells which records belong together. */
final class Grouping {
    /** Of the bits that number a group: those of its place in the table, and of the part. */
    private static final int ENTRY_BITS = 20;
    private static final int PART_BITS = 20;

    /** A key whose bits are shared by keys that differ. */
    record Bits(long k0, long k1) {}

    private final Intake.Stored stored;
    private final Layout layout;
    private final Work work;
    private final Set<Bits> except;
    private final Outcome outcome;
    private final @Nullable Records several;
    private final @Nullable Records members;
    private final List<MemorySegment> rowRuns;
    private final List<MemorySegment> sumRuns;
    private final List<GroupTable> idle = new ArrayList<>();

    /**
     * @param except groups that are left out
     * @param several takes, of groups that were put together of several records, each record's first row and the number
     *     of the group; or null
     * @param members takes, of groups of several rows, the first row and each row, if rows were not added up; or null
     */
    Grouping(Intake.Stored stored, Set<Bits> except, Outcome outcome, @Nullable Records several,
            @Nullable Records members) {
        this.stored = stored;
        this.layout = stored.layout();
        this.work = stored.work();
        this.except = except;
        this.outcome = outcome;
        this.several = several;
        this.members = members;
        this.rowRuns = stored.rows().runs();
        this.sumRuns = stored.sums().runs();
    }

    /** The partition that a group's number names. */
    static int partition(long group) {
        return (int) (group >>> ENTRY_BITS + PART_BITS);
    }

    void run() {
        try {
            all();
        } finally {
            stored.rows().release();
            stored.sums().release();
        }
    }

    private void all() {
        int partitions = stored.rows().partitions();
        work.parallel(partitions, partition -> {
            GroupTable table = borrow();
            Outcome.Part part = outcome.part(layout);
            long records = partition(table, (int) partition, 0, 1, part);
            part.end();
            work.advance(records);
            synchronized (idle) {
                idle.add(table);
            }
        });
    }

    private GroupTable borrow() {
        synchronized (idle) {
            if (!idle.isEmpty()) {
                return idle.removeLast();
            }
        }
        long room = Runtime.getRuntime().maxMemory() / 16 / work.threads();
        return new GroupTable(layout, GroupTable.most(layout, Math.min(room, 12 << 20)));
    }

    private long records(int partition) {
        long bytes = 0;
        for (MemorySegment run : rowRuns) {
            bytes += stored.rows().end(run, partition) - stored.rows().start(run, partition);
        }
        long sums = 0;
        for (MemorySegment run : sumRuns) {
            sums += stored.sums().end(run, partition) - stored.sums().start(run, partition);
        }
        return bytes / 8 / layout.row() + sums / 8 / layout.sum();
    }

    /** @return records of rows and sums */
    private long partition(GroupTable table, int partition, int part, int parts, Outcome.Part to) {
        long records = records(partition);
        table.clear(records);
        if (fill(table, partition, part, parts)) {
            boolean any = tally(table, to);
            if (any && several != null) {
                groups(table, partition, part, parts, several, false);
            }
            if (members != null) {
                groups(table, partition, part, parts, members, true);
            }
        } else {
            if (parts >= 1 << PART_BITS - 1) {
                throw new IllegalStateException("keys that cannot be told apart");
            }
            partition(table, partition, part, parts * 2, to);
            partition(table, partition, part + parts, parts * 2, to);
        }
        return records;
    }

    private boolean fill(GroupTable table, int partition, int part, int parts) {
        for (MemorySegment run : sumRuns) {
            if (!table.add(run, stored.sums().start(run, partition), stored.sums().end(run, partition), true, part,
                    parts)) {
                return false;
            }
        }
        for (MemorySegment run : rowRuns) {
            work.cancellation().check();
            if (!table.add(run, stored.rows().start(run, partition), stored.rows().end(run, partition), false, part,
                    parts)) {
                return false;
            }
        }
        return true;
    }

    /** @return whether any group was put together of several records */
    private boolean tally(GroupTable table, Outcome.Part to) {
        boolean any = false;
        int stride = layout.sum();
        for (int entry = 0, at = 0; entry < table.size; entry++, at += stride) {
            if (!isExcept(table.sums, at)) {
                to.add(table.sums, at);
                any |= (table.sums[at + layout.key() + 2] & GroupTable.SEVERAL) != 0;
            }
        }
        return any;
    }

    private boolean isExcept(long[] sums, int at) {
        return !except.isEmpty() && except.contains(new Bits(sums[at], sums[at + 1]));
    }

    /** Hands over records with their groups. */
    private void groups(GroupTable table, int partition, int part, int parts, Records to, boolean firstRows) {
        Records.Builder builder = to.borrow();
        for (MemorySegment run : sumRuns) {
            records(table, run, stored.sums(), partition, layout.sum(), part, parts, builder, firstRows);
        }
        for (MemorySegment run : rowRuns) {
            records(table, run, stored.rows(), partition, layout.row(), part, parts, builder, firstRows);
        }
        to.back(builder);
    }

    private void records(GroupTable table, MemorySegment run, PartitionRuns runs, int partition, int stride, int part,
            int parts, Records.Builder builder, boolean firstRows) {
        long end = runs.end(run, partition);
        long[] copy = new long[(int) Math.min((end - runs.start(run, partition)) / 8, 1024L * stride)];
        for (long at = runs.start(run, partition); at < end;) {
            int some = (int) Math.min((end - at) / 8, copy.length);
            MemorySegment.copy(run, Layouts.LONG, at, copy, 0, some);
            at += some * 8L;
            for (int i = 0; i < some; i += stride) {
                int entry = table.find(copy, i, part, parts);
                int sum = entry * layout.sum();
                if (entry < 0 || (table.sums[sum + layout.key() + 2] & GroupTable.SEVERAL) == 0
                        || isExcept(table.sums, sum)) {
                    continue;
                }
                long row = copy[i + layout.key()] & Keying.ROW;
                int next = builder.next();
                if (firstRows) {
                    builder.data[next] = table.sums[sum + layout.key()] & Keying.ROW;
                    builder.data[next + 1] = row;
                } else {
                    builder.data[next] = row;
                    builder.data[next + 1] = ((long) partition << PART_BITS | part) << ENTRY_BITS | entry;
                }
                builder.size++;
            }
        }
    }
}
