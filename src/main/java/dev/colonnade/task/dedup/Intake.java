package dev.colonnade.task.dedup;

import dev.colonnade.column.Column;
import dev.colonnade.format.Batch;
import dev.colonnade.task.Work;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns rows into records and stores them by partition. Rows whose key came by often are added up at once. One thread at
 * a time; several of these fill the same store.
 */
final class Intake {
    private static final long LARGEST_RUN = 4 << 20;
    private static final long SMALLEST_RUN = 64 << 10;

    private final Stored stored;
    private final Layout layout;
    private final Keying keying;
    private final OrderKeys.Put order;
    private final @Nullable FrontSums front;
    private final int partitions;
    private final long[] stage;
    private final long[] out;
    private final short[] partition;
    private final int[] ends;
    private final long[] record;
    private int size;

    /**
     * What all threads fill.
     *
     * @param keys how many of the columns read are keys; those of the order stand where {@code orderAt} says
     * @param rows records of rows, {@code sums} of rows added up
     */
    record Stored(Layout layout, Keying.Plan plan, int keys, int[] orderAt, OrderKeys order, boolean trust,
            boolean addUp, PartitionRuns rows, PartitionRuns sums, Work work) {
        List<Column> keyColumns(Batch batch) {
            return batch.columns().subList(0, keys);
        }

        List<Column> orderColumns(Batch batch) {
            if (orderAt.length == 0) {
                return List.of();
            }
            List<Column> columns = new ArrayList<>(orderAt.length);
            for (int at : orderAt) {
                columns.add(batch.column(at));
            }
            return columns;
        }
    }

    Intake(Stored stored) {
        this.stored = stored;
        this.layout = stored.layout;
        this.keying = new Keying(stored.plan, stored.keys);
        this.order = stored.order.put();
        this.front = stored.addUp ? new FrontSums(layout, !stored.plan.isExact() && !stored.trust) : null;
        this.partitions = stored.rows.partitions();
        long room = Math.clamp(Runtime.getRuntime().maxMemory() / 16 / stored.work.threads(), SMALLEST_RUN,
                LARGEST_RUN);
        int records = (int) (Long.highestOneBit(room) / 8 / layout.row());
        this.stage = new long[records * layout.row()];
        this.out = new long[stage.length];
        this.partition = new short[records];
        this.ends = new int[partitions];
        this.record = new long[layout.row()];
    }

    void take(Batch batch, int @Nullable [] at, int count) {
        List<Column> keys = stored.keyColumns(batch);
        List<Column> by = stored.orderColumns(batch);
        long first = batch.rows().from();
        for (int from = 0; from < count; from += Keying.BLOCK) {
            int some = Math.min(Keying.BLOCK, count - from);
            keying.load(keys, at, from, some);
            if (front != null && front.isWanted(some)) {
                addUp(front, keys, by, at, from, some, first);
            } else {
                for (int i = 0; i < some; i++) {
                    append(by, i, at == null ? from + i : at[from + i], first);
                }
            }
        }
    }

    private void addUp(FrontSums sums, List<Column> keys, List<Column> by, int @Nullable [] at, int from, int some,
            long first) {
        for (int i = 0; i < some; i++) {
            int place = at == null ? from + i : at[from + i];
            put(by, i, place, first, record, 0);
            if (!sums.add(record, keys, place)) {
                room();
                System.arraycopy(record, 0, stage, size * layout.row(), record.length);
                size++;
            }
        }
    }

    private void room() {
        if (size == partition.length) {
            flush();
        }
    }

    private void append(List<Column> by, int i, int place, long first) {
        room();
        put(by, i, place, first, stage, size * layout.row());
        size++;
    }

    private void put(List<Column> by, int i, int place, long first, long[] into, int to) {
        into[to] = keying.k0[i];
        if (layout.key() == 2) {
            into[to + 1] = keying.k1[i];
        }
        into[to + layout.key()] = keying.tag[i] | first + place;
        if (layout.order() > 0) {
            order.put(by, place, first + place, into, to + layout.key() + 1);
        }
    }

    /** Stores what is staged. */
    void flush() {
        if (size > 0) {
            store(stage, out, size, layout.row(), stored.rows);
            size = 0;
        }
    }

    /** Ends taking. */
    void end() {
        flush();
        if (front != null) {
            long[] sums = front.sums();
            for (int from = 0; from < sums.length;) {
                int some = Math.min(partition.length, (sums.length - from) / layout.sum());
                store(Arrays.copyOfRange(sums, from, from + some * layout.sum()), new long[some * layout.sum()], some,
                        layout.sum(), stored.sums);
                from += some * layout.sum();
            }
        }
    }

    private void store(long[] records, long[] by, int count, int stride, PartitionRuns runs) {
        Arrays.fill(ends, 0);
        int shift = partitions == 1 ? 0 : Long.numberOfLeadingZeros(partitions) + 1;
        boolean wide = layout.key() == 2;
        for (int i = 0, j = 0; i < count; i++, j += stride) {
            long spread = Hash.spread(records[j], wide ? records[j + 1] : 0);
            int p = partitions == 1 ? 0 : (int) (spread >>> shift);
            partition[i] = (short) p;
            ends[p]++;
        }
        int next = 0;
        for (int p = 0; p < partitions; p++) {
            int here = ends[p] * stride;
            ends[p] = next;
            next += here;
        }
        if (stride == 3) {
            for (int i = 0, j = 0; i < count; i++, j += 3) {
                int to = ends[partition[i]];
                ends[partition[i]] = to + 3;
                by[to] = records[j];
                by[to + 1] = records[j + 1];
                by[to + 2] = records[j + 2];
            }
        } else {
            for (int i = 0, j = 0; i < count; i++, j += stride) {
                int to = ends[partition[i]];
                ends[partition[i]] = to + stride;
                for (int w = 0; w < stride; w++) {
                    by[to + w] = records[j + w];
                }
            }
        }
        runs.store(by, ends);
    }
}
