package dev.colonnade.task.dedup;

import dev.colonnade.task.Work;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** What comes of the groups, as they are found: rows kept, counts, and some groups to show. Fed by several threads. */
final class Outcome implements AutoCloseable {
    private static final int SHOWN = 10;

    final RowBits bits;
    private final Keep keep;
    private long rows;
    private long kept;
    private long groups;
    private final Best largest = new Best(Group.LARGEST);
    private final Best earliest = new Best(Group.EARLIEST);

    Outcome(long tableRows, Keep keep, Work work) {
        this.keep = keep;
        this.bits = RowBits.of(tableRows, work);
    }

    /** The first few by some order. */
    private static final class Best {
        private final Comparator<Group> order;
        private final PriorityQueue<Group> worstFirst;

        Best(Comparator<Group> order) {
            this.order = order;
            this.worstFirst = new PriorityQueue<>(SHOWN + 1, order.reversed());
        }

        void add(Group group) {
            if (worstFirst.size() < SHOWN) {
                worstFirst.add(group);
            } else if (order.compare(group, worstFirst.peek()) < 0) {
                worstFirst.poll();
                worstFirst.add(group);
            }
        }

        List<Group> sorted() {
            List<Group> all = new ArrayList<>(worstFirst);
            all.sort(order);
            return all;
        }
    }

    /** Counts of one thread, for a while. */
    final class Part {
        private final Layout layout;
        private long partRows;
        private long partKept;
        private long partGroups;
        private final Best partLargest = new Best(Group.LARGEST);
        private final Best partEarliest = new Best(Group.EARLIEST);

        Part(Layout layout) {
            this.layout = layout;
        }

        void add(long[] sums, int at) {
            long row = layout.kept(sums, at, keep);
            long count = sums[at + layout.key() + 2] & ~GroupTable.SEVERAL;
            partRows += count;
            partGroups++;
            if (row >= 0) {
                bits.set(row);
                partKept++;
            }
            if (count > 1) {
                Group group = new Group(sums[at + layout.key()] & Keying.ROW, sums[at + layout.key() + 1], row, count);
                partLargest.add(group);
                partEarliest.add(group);
            }
        }

        void end() {
            synchronized (Outcome.this) {
                rows += partRows;
                kept += partKept;
                groups += partGroups;
                partLargest.worstFirst.forEach(largest::add);
                partEarliest.worstFirst.forEach(earliest::add);
            }
        }
    }

    Part part(Layout layout) {
        return new Part(layout);
    }

    /** Everything, for the caller to close; this is closed all the same. */
    synchronized DedupResult result(double bound, Work work) {
        return new DedupResult(bits.selection(work.memory()), rows, kept, groups, largest.sorted(), earliest.sorted(),
                bound);
    }

    @Override
    public void close() {
        bits.close();
    }
}
