package dev.colonnade.task.dedup;

import dev.colonnade.column.Layouts;
import dev.colonnade.format.Table;
import dev.colonnade.scan.RowRuns;
import dev.colonnade.task.Work;
import dev.colonnade.task.sort.Merge;
import dev.colonnade.task.sort.Records;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * Compares the keys of rows whose bits agree. Their keys are read once, in the order of the table, and stored by partition;
 * then every key is compared with the first of its group.
 */
final class Verification {
    private static final int PARTS_A_THREAD = 4;
    private static final int ROWS = 1 << 14;
    private static final int STAGE = 1 << 20;
    private static final int STAGED = 1 << 14;
    /** The group, the row, and how many bytes of a key follow. */
    private static final int HEAD = 20;

    private final Table table;
    private final int[] columns;
    private final Work work;
    private final PartitionRuns keys;
    /** A row of each group that is none. */
    private final TreeMap<Long, Long> wrong = new TreeMap<>();

    private Verification(Table table, int[] columns, PartitionRuns keys, Work work) {
        this.table = table;
        this.columns = columns;
        this.keys = keys;
        this.work = work;
    }

    /**
     * @param several rows and the groups they were put in
     * @return a row of each group whose keys are not all equal
     */
    static long[] run(Table table, int[] columns, Records several, int partitions, Work work) {
        try (PartitionRuns keys = new PartitionRuns(partitions, work)) {
            Verification verification = new Verification(table, columns, keys, work);
            work.phase("reading keys again", several.count());
            verification.read(several);
            work.phase("comparing keys", several.count());
            List<MemorySegment> runs = keys.runs();
            work.parallel(partitions, partition -> verification.compare(runs, (int) partition));
            return verification.wrong.values().stream().mapToLong(Long::longValue).sorted().toArray();
        }
    }

    private void read(Records several) {
        List<Records.Range> ranges = several.ranges(work.threads() * PARTS_A_THREAD, 1);
        work.parallel(ranges.size(), part -> {
            Merge merge = ranges.get((int) part).merge();
            Stage stage = new Stage();
            KeyWriter writer = new KeyWriter();
            long[] rows = new long[ROWS];
            long[] groups = new long[ROWS];
            int count;
            do {
                work.cancellation().checkpoint();
                count = 0;
                while (count < ROWS && merge.next()) {
                    rows[count] = merge.record[0];
                    groups[count++] = merge.record[1];
                }
                int[] done = {0};
                RowRuns.read(table, rows, 0, count, columns, true, work.resources().room(), work.cancellation(),
                        (batch, at, some) -> {
                            for (int i = 0; i < some; i++) {
                                writer.key(batch.columns(), at[i]);
                                stage.add(groups[done[0]], rows[done[0]], writer);
                                done[0]++;
                            }
                        });
                work.advance(count);
                work.metrics().read(count, 0);
            } while (count > 0);
            stage.flush();
        });
    }

    /** Keys on their way to the store. */
    private final class Stage {
        private byte[] data = new byte[STAGE];
        private byte[] out = new byte[STAGE];
        private final int[] starts = new int[STAGED + 1];
        private final int[] partition = new int[STAGED];
        private final int[] ends = new int[keys.partitions()];
        private int count;

        void add(long group, long row, KeyWriter key) {
            long bytes = (long) HEAD + key.size;
            if (count == STAGED || starts[count] + bytes > data.length) {
                flush();
            }
            if (bytes > data.length) {
                int wanted = Math.toIntExact(bytes);
                data = new byte[wanted];
                out = new byte[wanted];
            }
            int at = starts[count];
            MemorySegment to = MemorySegment.ofArray(data);
            to.set(Layouts.LONG, at, group);
            to.set(Layouts.LONG, at + 8L, row);
            to.set(Layouts.INT, at + 16L, key.size);
            System.arraycopy(key.bytes, 0, data, at + HEAD, key.size);
            partition[count] = Grouping.partition(group);
            starts[++count] = at + (int) bytes;
        }

        void flush() {
            if (count == 0) {
                return;
            }
            Arrays.fill(ends, 0);
            for (int i = 0; i < count; i++) {
                ends[partition[i]] += starts[i + 1] - starts[i];
            }
            int next = 0;
            for (int p = 0; p < ends.length; p++) {
                int here = ends[p];
                ends[p] = next;
                next += here;
            }
            for (int i = 0; i < count; i++) {
                int size = starts[i + 1] - starts[i];
                System.arraycopy(data, starts[i], out, ends[partition[i]], size);
                ends[partition[i]] += size;
            }
            keys.store(out, ends);
            count = 0;
        }
    }

    private void compare(List<MemorySegment> runs, int partition) {
        Firsts firsts = new Firsts();
        long rows = 0;
        for (int number = 0; number < runs.size(); number++) {
            work.cancellation().check();
            MemorySegment run = runs.get(number);
            long end = keys.end(run, partition);
            for (long at = keys.start(run, partition); at < end; rows++) {
                long group = run.get(Layouts.LONG, at);
                int size = run.get(Layouts.INT, at + 16);
                long first = firsts.putIfAbsent(group, (long) number << 32 | at);
                if (first >= 0) {
                    MemorySegment other = runs.get((int) (first >>> 32));
                    long place = first & 0xFFFF_FFFFL;
                    if (other.get(Layouts.INT, place + 16) != size
                            || !isSame(run, at + HEAD, other, place + HEAD, size)) {
                        synchronized (wrong) {
                            wrong.put(group, run.get(Layouts.LONG, at + 8));
                        }
                    }
                }
                at += HEAD + size;
            }
        }
        work.advance(rows);
    }

    private static boolean isSame(MemorySegment a, long i, MemorySegment b, long j, int size) {
        int done = 0;
        for (; done + 8 <= size; done += 8) {
            if (a.get(Layouts.LONG, i + done) != b.get(Layouts.LONG, j + done)) {
                return false;
            }
        }
        for (; done < size; done++) {
            if (a.get(Layouts.BYTE, i + done) != b.get(Layouts.BYTE, j + done)) {
                return false;
            }
        }
        return true;
    }

    /** Where the first key of each group stands. */
    private static final class Firsts {
        private long[] groups = new long[1 << 10];
        private long[] places = new long[1 << 10];
        private int size;

        Firsts() {
            Arrays.fill(places, -1);
        }

        /** The place there was, or -1. */
        long putIfAbsent(long group, long place) {
            if (size * 2 > groups.length) {
                grow();
            }
            int slot = slot(group);
            if (places[slot] >= 0) {
                return places[slot];
            }
            groups[slot] = group;
            places[slot] = place;
            size++;
            return -1;
        }

        private int slot(long group) {
            int slot = (int) Hash.mix(group) & groups.length - 1;
            while (places[slot] >= 0 && groups[slot] != group) {
                slot = slot + 1 & groups.length - 1;
            }
            return slot;
        }

        private void grow() {
            long[] oldGroups = groups;
            long[] oldPlaces = places;
            groups = new long[oldGroups.length * 2];
            places = new long[oldGroups.length * 2];
            Arrays.fill(places, -1);
            for (int i = 0; i < oldGroups.length; i++) {
                if (oldPlaces[i] >= 0) {
                    int slot = slot(oldGroups[i]);
                    groups[slot] = oldGroups[i];
                    places[slot] = oldPlaces[i];
                }
            }
        }
    }
}
