package dev.colonnade.task.sort;

import dev.colonnade.column.Layouts;
import java.lang.foreign.MemorySegment;
import java.util.List;

/** Parts of sorted runs, read as one sorted sequence by a tree of losers (Knuth, volume 3, 5.4.1). One thread. */
public final class Merge {
    private final int words;
    private final MemorySegment[] runs;
    private final long[] at;
    private final long[] end;
    /** The first word of each run's next record. */
    private final long[] head;
    /** At 0 the run that is next, behind it who lost where. */
    private final int[] tree;
    /** The record last read. */
    public final long[] record;

    /** @param from the first record of each run, {@code to} the one behind the last */
    Merge(List<MemorySegment> all, long[] from, long[] to, int words) {
        this.words = words;
        this.record = new long[words];
        int live = 0;
        for (int i = 0; i < from.length; i++) {
            live += to[i] > from[i] ? 1 : 0;
        }
        this.runs = new MemorySegment[live];
        this.at = new long[live];
        this.end = new long[live];
        this.head = new long[live];
        this.tree = new int[Math.max(1, live)];
        int next = 0;
        for (int i = 0; i < from.length; i++) {
            if (to[i] > from[i]) {
                runs[next] = all.get(i);
                at[next] = from[i] * words * 8;
                end[next] = to[i] * words * 8;
                head[next] = runs[next].get(Layouts.LONG, at[next]);
                next++;
            }
        }
        java.util.Arrays.fill(tree, -1);
        for (int i = live - 1; i >= 0; i--) {
            enter(i);
        }
    }

    /** Lets a run play from its leaf up, until it waits for an opponent or has won all. */
    private void enter(int run) {
        int winner = run;
        for (int node = run + runs.length >>> 1; node > 0; node >>>= 1) {
            int other = tree[node];
            if (other < 0) {
                tree[node] = winner;
                return;
            }
            if (isLess(other, winner)) {
                tree[node] = winner;
                winner = other;
            }
        }
        tree[0] = winner;
    }

    private boolean isLess(int a, int b) {
        if (at[a] >= end[a] || at[b] >= end[b]) {
            return at[a] < end[a];
        }
        if (head[a] != head[b]) {
            return Long.compareUnsigned(head[a], head[b]) < 0;
        }
        for (int w = 1; w < words; w++) {
            long x = runs[a].get(Layouts.LONG, at[a] + w * 8L);
            long y = runs[b].get(Layouts.LONG, at[b] + w * 8L);
            if (x != y) {
                return Long.compareUnsigned(x, y) < 0;
            }
        }
        return a < b;
    }

    /** Reads the next record into {@link #record}; false behind the last. */
    public boolean next() {
        int run = runs.length == 0 ? -1 : tree[0];
        if (run < 0 || at[run] >= end[run]) {
            return false;
        }
        record[0] = head[run];
        for (int w = 1; w < words; w++) {
            record[w] = runs[run].get(Layouts.LONG, at[run] + w * 8L);
        }
        at[run] += words * 8L;
        if (at[run] < end[run]) {
            head[run] = runs[run].get(Layouts.LONG, at[run]);
        }
        int winner = run;
        for (int node = run + runs.length >>> 1; node > 0; node >>>= 1) {
            int other = tree[node];
            if (isLess(other, winner)) {
                tree[node] = winner;
                winner = other;
            }
        }
        tree[0] = winner;
        return true;
    }
}
