package dev.colonnade.task.sort;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Layouts;
import dev.colonnade.memory.Budget;
import dev.colonnade.memory.HeldBuffer;
import dev.colonnade.memory.spill.SpillFile;
import dev.colonnade.task.Pressure;
import dev.colonnade.task.Work;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records of a few words each, taken in any order by several threads and given back sorted: by all words without signs,
 * the first one first. Kept as sorted runs, in memory as long as there is room and then in a spill file.
 */
public final class Records implements Budget.Reclaimer, AutoCloseable {
    /** What a run takes on the heap, and its scratch as much again; a whole size class off the heap. */
    private static final long LARGEST_RUN = 4 << 20;
    private static final long SMALLEST_RUN = 64 << 10;
    private static final int SAMPLES_A_PART = 64;

    private record Spilled(long start, long bytes) {}

    private final int words;
    private final Work work;
    private final int runRecords;
    private final List<HeldBuffer> held = new ArrayList<>();
    private final List<Spilled> spilled = new ArrayList<>();
    private final List<Builder> idle = new ArrayList<>();
    private @Nullable SpillFile file;
    private byte[] transfer = {};
    private long count;
    private boolean storing = true;

    /** @param words of a record */
    public Records(int words, Work work) {
        this.words = words;
        this.work = work;
        long room = Math.clamp(Runtime.getRuntime().maxMemory() / 16 / work.threads(), SMALLEST_RUN, LARGEST_RUN);
        this.runRecords = (int) Math.max(16, Long.highestOneBit(room) / (8L * words));
        work.resources().budget().addReclaimer(this);
    }

    /** Somebody cannot go on without memory: runs can wait on the disk until they are merged. */
    @Override
    public void reclaim(long bytes) {
        long given = 0;
        synchronized (this) {
            while (storing && given < bytes && !held.isEmpty()) {
                HeldBuffer buffer = held.getLast();
                try {
                    spilled.add(new Spilled(file().append(buffer.bytes()), buffer.size()));
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

    private SpillFile file() {
        SpillFile there = file;
        if (there == null) {
            there = work.spill();
            file = there;
            work.metrics().event("sorted runs go to the spill folder");
        }
        return there;
    }

    /** A run in the making. One thread at a time. */
    public final class Builder {
        public final long[] data = new long[runRecords * words];
        private final long[] scratch = new long[runRecords * words];
        private final RunSort sort = new RunSort(words);
        public int size;

        int room() {
            if (size == runRecords) {
                flush();
            }
            return runRecords - size;
        }

        /** Where the next record begins; {@link #size} is to be raised when it is there. */
        public int next() {
            if (size == runRecords) {
                flush();
            }
            return size * words;
        }

        void flush() {
            if (size > 0) {
                sort.sort(data, scratch, size);
                store(data, size);
                size = 0;
            }
        }
    }

    /** A builder for the caller alone, until it is given {@link #back}. */
    public Builder borrow() {
        synchronized (idle) {
            if (!idle.isEmpty()) {
                return idle.removeLast();
            }
        }
        return new Builder();
    }

    public void back(Builder builder) {
        synchronized (idle) {
            idle.add(builder);
        }
    }

    /** Ends adding. */
    public void seal() {
        List<Builder> all;
        synchronized (idle) {
            all = List.copyOf(idle);
            idle.clear();
        }
        work.parallel(all.size(), i -> all.get((int) i).flush());
    }

    public long count() {
        return count;
    }

    private void store(long[] data, int records) {
        long bytes = (long) records * words * 8;
        HeldBuffer buffer = room(bytes);
        if (buffer != null) {
            MemorySegment.copy(data, 0, buffer.bytes(), Layouts.LONG, 0, records * words);
            synchronized (this) {
                held.add(buffer);
                count += records;
            }
            return;
        }
        synchronized (this) {
            SpillFile there = file();
            if (transfer.length == 0) {
                transfer = new byte[1 << 16];
            }
            MemorySegment out = MemorySegment.ofArray(transfer);
            long start = there.size();
            for (int at = 0; at < records * words;) {
                int some = Math.min(transfer.length / 8, records * words - at);
                MemorySegment.copy(data, at, out, Layouts.LONG, 0, some);
                there.append(out.asSlice(0, some * 8L));
                at += some;
            }
            spilled.add(new Spilled(start, bytes));
            count += records;
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

    /** What is stored stays where it is from now on. */
    private synchronized void end() {
        storing = false;
        work.resources().budget().removeReclaimer(this);
    }

    private synchronized List<MemorySegment> runs() {
        end();
        List<MemorySegment> runs = new ArrayList<>();
        held.forEach(buffer -> runs.add(buffer.bytes()));
        SpillFile there = file;
        if (there != null) {
            MemorySegment map = there.map();
            spilled.forEach(run -> runs.add(map.asSlice(run.start, run.bytes)));
        }
        return runs;
    }

    /**
     * A part of all records, in order.
     *
     * @param start how many records come before it
     */
    public record Range(long start, long size, Merge merge) {}

    /**
     * All records in about so many parts, in order. Records whose first {@code keyWords} words agree are in one part.
     */
    public List<Range> ranges(int parts, int keyWords) {
        List<MemorySegment> runs = runs();
        List<long[]> splits = splits(runs, parts, keyWords);
        long[] from = new long[runs.size()];
        List<Range> ranges = new ArrayList<>();
        long start = 0;
        for (int part = 0; part <= splits.size(); part++) {
            long[] to = new long[runs.size()];
            long size = 0;
            for (int run = 0; run < to.length; run++) {
                MemorySegment bytes = runs.get(run);
                to[run] = part == splits.size()
                        ? bytes.byteSize() / (8L * words)
                        : lowerBound(bytes, splits.get(part));
                size += to[run] - from[run];
            }
            if (size > 0) {
                ranges.add(new Range(start, size, new Merge(runs, from, to, words)));
            }
            start += size;
            from = to;
        }
        return ranges;
    }

    private List<long[]> splits(List<MemorySegment> runs, int parts, int keyWords) {
        List<long[]> samples = new ArrayList<>();
        int each = Math.max(1, parts * SAMPLES_A_PART / Math.max(1, runs.size()));
        for (MemorySegment run : runs) {
            long records = run.byteSize() / (8L * words);
            for (int i = 0; i < each; i++) {
                long record = records * i / each;
                long[] key = new long[keyWords];
                MemorySegment.copy(run, Layouts.LONG, record * words * 8, key, 0, keyWords);
                samples.add(key);
            }
        }
        samples.sort(java.util.Arrays::compareUnsigned);
        List<long[]> splits = new ArrayList<>();
        for (int part = 1; part < parts && !samples.isEmpty(); part++) {
            long[] split = samples.get((int) ((long) samples.size() * part / parts));
            if (splits.isEmpty() || !java.util.Arrays.equals(split, splits.getLast())) {
                splits.add(split);
            }
        }
        return Collections.unmodifiableList(splits);
    }

    /** The first record that is not less. */
    private long lowerBound(MemorySegment run, long[] key) {
        long low = 0;
        long high = run.byteSize() / (8L * words);
        while (low < high) {
            long middle = low + high >>> 1;
            if (isLess(run, middle * words * 8, key)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static boolean isLess(MemorySegment run, long at, long[] key) {
        for (int w = 0; w < key.length; w++) {
            long word = run.get(Layouts.LONG, at + w * 8L);
            if (word != key[w]) {
                return Long.compareUnsigned(word, key[w]) < 0;
            }
        }
        return false;
    }

    @Override
    public synchronized void close() {
        end();
        held.forEach(HeldBuffer::close);
        held.clear();
        SpillFile there = file;
        if (there != null) {
            there.close();
            file = null;
        }
    }
}
