package dev.colonnade.task.dedup;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Layouts;
import dev.colonnade.memory.Budget;
import dev.colonnade.memory.HeldBuffer;
import dev.colonnade.memory.spill.SpillFile;
import dev.colonnade.task.Pressure;
import dev.colonnade.task.Work;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records that lie by partition, stored run by run: in memory as long as there is room, then in a spill file, where those in
 * memory go too if others need the room. A run is a directory, which says where each partition's records end, and the
 * records. Stored by several threads.
 */
final class PartitionRuns implements Budget.Reclaimer, AutoCloseable {
    private static final int TRANSFER = 1 << 16;

    private record Spilled(SpillFile file, long start, long bytes) {}

    private final int partitions;
    private final Work work;
    private final List<HeldBuffer> held = new ArrayList<>();
    private final List<Spilled> spilled = new ArrayList<>();
    private final List<SpillFile> files = new ArrayList<>();
    /** What takes more; a file that is read is not added to. */
    private @Nullable SpillFile file;
    private boolean closed;
    private int readers;

    PartitionRuns(int partitions, Work work) {
        this.partitions = partitions;
        this.work = work;
        work.resources().budget().addReclaimer(this);
    }

    /** Somebody cannot go on without memory, as for a page that must be read whole: what is stored can wait on the disk. */
    @Override
    public void reclaim(long bytes) {
        long given = 0;
        synchronized (this) {
            while (!closed && readers == 0 && given < bytes && !held.isEmpty()) {
                HeldBuffer buffer = held.getLast();
                try {
                    spill(buffer.bytes());
                } catch (Fault e) {
                    // The disk takes no more: then it stays in memory, and who asked is told that there is none.
                    break;
                }
                held.removeLast();
                given += buffer.size();
                buffer.close();
            }
        }
        if (given > 0) {
            work.resources().held().reclaim(bytes);
        }
    }

    int partitions() {
        return partitions;
    }

    /** Bytes of a run's directory. */
    long header() {
        return partitions * 4L + 7 & -8;
    }

    /** @param ends for each partition, the word behind its last record */
    void store(long[] words, int[] ends) {
        int count = ends[partitions - 1];
        store(ends, 8, count * 8L, (to, at, from, bytes) -> MemorySegment.copy(words, (int) (from / 8), to,
                Layouts.LONG, at, (int) (bytes / 8)));
    }

    /** @param ends for each partition, the byte behind its last record */
    void store(byte[] data, int[] ends) {
        int count = ends[partitions - 1];
        MemorySegment all = MemorySegment.ofArray(data);
        store(ends, 1, count, (to, at, from, bytes) -> MemorySegment.copy(all, from, to, at, bytes));
    }

    private interface Copy {
        /** Copies so many bytes from {@code from} on. */
        void copy(MemorySegment to, long at, long from, long bytes);
    }

    private void store(int[] ends, int unit, long bytes, Copy data) {
        long all = header() + bytes;
        HeldBuffer buffer = work.pressure() == Pressure.NORMAL ? room(all) : null;
        if (buffer != null) {
            directory(buffer.bytes(), ends, unit);
            data.copy(buffer.bytes(), header(), 0, bytes);
            synchronized (this) {
                held.add(buffer);
            }
            return;
        }
        // Written in one piece if there is room for that, which is given back at once.
        try (HeldBuffer transfer = room(all)) {
            if (transfer != null) {
                directory(transfer.bytes(), ends, unit);
                data.copy(transfer.bytes(), header(), 0, bytes);
                synchronized (this) {
                    spill(transfer.bytes());
                }
                return;
            }
        }
        synchronized (this) {
            byte[] head = new byte[(int) header()];
            directory(MemorySegment.ofArray(head), ends, unit);
            long start = file().append(MemorySegment.ofArray(head));
            MemorySegment out = MemorySegment.ofArray(new byte[TRANSFER]);
            for (long at = 0; at < bytes; at += TRANSFER) {
                long some = Math.min(TRANSFER, bytes - at);
                data.copy(out, 0, at, some);
                file().append(out.asSlice(0, some));
            }
            spilled.add(new Spilled(file(), start, all));
        }
    }

    /** Writes a run down. By one thread at a time. */
    private void spill(MemorySegment run) {
        SpillFile to = file();
        spilled.add(new Spilled(to, to.append(run), run.byteSize()));
    }

    private SpillFile file() {
        SpillFile there = file;
        if (there == null) {
            there = work.spill();
            file = there;
            files.add(there);
            work.metrics().event("keys go to the spill folder");
        }
        return there;
    }

    private void directory(MemorySegment to, int[] ends, int unit) {
        for (int p = 0; p < partitions; p++) {
            to.set(Layouts.INT, p * 4L, Math.multiplyExact(ends[p], unit));
        }
    }

    /** Memory, or null if there is none to be had. */
    private @Nullable HeldBuffer room(long bytes) {
        try {
            return work.memory().allocate(bytes);
        } catch (Fault e) {
            if (e.kind() == Fault.Kind.OVER_BUDGET) {
                return null;
            }
            throw e;
        }
    }

    /** All runs, where they stay until {@link #release}. */
    synchronized List<MemorySegment> runs() {
        readers++;
        file = null;
        List<MemorySegment> runs = new ArrayList<>();
        held.forEach(buffer -> runs.add(buffer.bytes()));
        spilled.forEach(run -> runs.add(run.file.map().asSlice(run.start, run.bytes)));
        return runs;
    }

    /** What {@link #runs} gave is not used any more. */
    synchronized void release() {
        readers--;
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
    public synchronized void close() {
        closed = true;
        work.resources().budget().removeReclaimer(this);
        held.forEach(HeldBuffer::close);
        held.clear();
        files.forEach(SpillFile::close);
        files.clear();
        file = null;
    }
}
