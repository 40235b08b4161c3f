package dev.colonnade.task.dedup;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Layouts;
import dev.colonnade.memory.HeldBuffer;
import dev.colonnade.memory.spill.SpillFile;
import dev.colonnade.task.Pressure;
import dev.colonnade.task.Work;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records that lie by partition, stored run by run: in memory as long as there is room, then in a spill file. A run is a
 * directory, which says where each partition's records end, and the records. Stored by several threads.
 */
final class PartitionRuns implements AutoCloseable {
    private static final int TRANSFER = 1 << 16;

    private record Spilled(long start, long bytes) {}

    private final int partitions;
    private final Work work;
    private final List<HeldBuffer> held = new ArrayList<>();
    private final List<Spilled> spilled = new ArrayList<>();
    private @Nullable SpillFile file;
    private byte[] transfer = {};

    PartitionRuns(int partitions, Work work) {
        this.partitions = partitions;
        this.work = work;
    }

    int partitions() {
        return partitions;
    }

    private long header() {
        return partitions * 4L + 7 & -8;
    }

    /** @param ends for each partition, the word behind its last record */
    void store(long[] words, int[] ends) {
        int count = ends[partitions - 1];
        store(ends, 8, count * 8L, (to, at) -> MemorySegment.copy(words, 0, to, Layouts.LONG, at, count),
                (piece, from, bytes) -> MemorySegment.copy(words, (int) (from / 8), piece, Layouts.LONG, 0,
                        (int) (bytes / 8)));
    }

    /** @param ends for each partition, the byte behind its last record */
    void store(byte[] data, int[] ends) {
        int count = ends[partitions - 1];
        MemorySegment all = MemorySegment.ofArray(data);
        store(ends, 1, count, (to, at) -> MemorySegment.copy(all, 0, to, at, count),
                (piece, from, bytes) -> MemorySegment.copy(all, from, piece, 0, bytes));
    }

    private interface Whole {
        void copy(MemorySegment to, long at);
    }

    private interface Piece {
        void copy(MemorySegment to, long from, long bytes);
    }

    private void store(int[] ends, int unit, long bytes, Whole whole, Piece piece) {
        HeldBuffer buffer = room(header() + bytes);
        if (buffer != null) {
            directory(buffer.bytes(), ends, unit);
            whole.copy(buffer.bytes(), header());
            synchronized (this) {
                held.add(buffer);
            }
            return;
        }
        synchronized (this) {
            SpillFile there = file;
            if (there == null) {
                there = work.spill();
                file = there;
                work.metrics().event("keys go to the spill folder");
            }
            if (transfer.length == 0) {
                transfer = new byte[TRANSFER];
            }
            long start = there.size();
            byte[] head = new byte[(int) header()];
            directory(MemorySegment.ofArray(head), ends, unit);
            there.append(MemorySegment.ofArray(head));
            MemorySegment out = MemorySegment.ofArray(transfer);
            for (long at = 0; at < bytes; at += TRANSFER) {
                long some = Math.min(TRANSFER, bytes - at);
                piece.copy(out, at, some);
                there.append(out.asSlice(0, some));
            }
            spilled.add(new Spilled(start, header() + bytes));
        }
    }

    private void directory(MemorySegment to, int[] ends, int unit) {
        for (int p = 0; p < partitions; p++) {
            to.set(Layouts.INT, p * 4L, Math.multiplyExact(ends[p], unit));
        }
    }

    /** Memory for a run, or null if it had better be spilled. */
    private @Nullable HeldBuffer room(long bytes) {
        if (work.pressure() != Pressure.NORMAL) {
            return null;
        }
        try {
            return work.memory().allocate(bytes);
        } catch (Fault e) {
            if (e.kind() == Fault.Kind.OVER_BUDGET) {
                return null;
            }
            throw e;
        }
    }

    /** All runs, once nothing is stored any more. */
    List<MemorySegment> runs() {
        List<MemorySegment> runs = new ArrayList<>();
        held.forEach(buffer -> runs.add(buffer.bytes()));
        SpillFile there = file;
        if (there != null) {
            MemorySegment map = there.map();
            spilled.forEach(run -> runs.add(map.asSlice(run.start, run.bytes)));
        }
        return runs;
    }

    /** Where in a run a partition's records begin. */
    long start(MemorySegment run, int partition) {
        return header() + (partition == 0 ? 0 : run.get(Layouts.INT, (partition - 1) * 4L));
    }

    /** Where they end. */
    long end(MemorySegment run, int partition) {
        return header() + run.get(Layouts.INT, partition * 4L);
    }

    @Override
    public void close() {
        held.forEach(HeldBuffer::close);
        held.clear();
        SpillFile there = file;
        if (there != null) {
            there.close();
            file = null;
        }
    }
}
