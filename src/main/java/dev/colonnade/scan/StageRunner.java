package dev.colonnade.scan;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.base.RowRange;
import dev.colonnade.format.Batch;
import dev.colonnade.format.Table;
import dev.colonnade.scan.vector.Columns;
import dev.colonnade.scan.vector.Masks;
import dev.colonnade.scan.vector.Test;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Runs the stages of a filter over rows of a table, on one thread. */
final class StageRunner {
    /** Below this many rows a read that does not fit the budget is not tried smaller. */
    private static final int LEAST_ROWS = 1 << 10;
    /** How often stages are put in a new order, in runs. */
    private static final int REORDER_EVERY = 8;

    private final Columns columns;
    private final List<Filter.Stage> stages;
    private final boolean encoded;
    private final long[] morsel = new long[Test.WORDS];
    private int runs;

    /** @param encoded whether values may come behind dictionaries */
    StageRunner(int schemaSize, List<Filter.Stage> stages, boolean encoded) {
        this.encoded = encoded;
        this.columns = new Columns(schemaSize);
        this.stages = new ArrayList<>(stages);
    }

    /** @param holding parts that hold in all these rows, a bit each: a stage of nothing else is not run */
    Hits run(Table table, RowRange rows, long holding, Cancellation cancellation) {
        Hits hits = Hits.all(rows);
        long[] words = hits.words();
        columns.cancelledBy(cancellation);
        try {
            for (int i = 0; i < stages.size() && hits.count() > 0; i++) {
                Filter.Stage stage = stages.get(i);
                if ((stage.parts & ~holding) == 0) {
                    continue;
                }
                long start = System.nanoTime();
                narrow(table, hits, stage, cancellation);
                Hits left = new Hits(rows, words, Masks.count(words));
                stage.nanos += System.nanoTime() - start;
                stage.rowsIn += hits.count();
                stage.rowsOut += left.count();
                hits = left;
            }
        } finally {
            columns.clear();
        }
        // What was read out of a map counts only if the file is still what was opened.
        table.check();
        reorder();
        return hits;
    }

    /** Only stages before the first that may fail move: those behind it rely on what it let through. */
    private void reorder() {
        if (++runs % REORDER_EVERY == 0) {
            int movable = 0;
            while (movable < stages.size() && stages.get(movable).movable) {
                movable++;
            }
            stages.subList(0, movable).sort(Comparator.comparingDouble(Filter.Stage::price));
        }
    }

    /** Reads the stage's columns from the first surviving row to the last, and clears what does not pass. */
    private void narrow(Table table, Hits hits, Filter.Stage stage, Cancellation cancellation) {
        int length = Math.toIntExact(hits.rows().size());
        int at = hits.next(0);
        long step = length;
        while (at >= 0) {
            cancellation.check();
            long from = hits.rows().from() + at;
            long to = Math.min(hits.rows().from() + lastHit(hits.words()) + 1, from + step);
            try (Batch batch = read(table, RowRange.of(from, to), stage.columns, cancellation)) {
                columns.set(stage.columns, batch.columns(), from);
                narrow(hits.words(), at, batch.length(), stage);
                at = at + batch.length() < length ? hits.next(at + batch.length()) : -1;
            } catch (Fault e) {
                if (e.kind() != Fault.Kind.OVER_BUDGET || step <= LEAST_ROWS) {
                    throw e;
                }
                step = Math.min(step, to - from) / 4;
            }
        }
    }

    private Batch read(Table table, RowRange rows, int[] wanted, Cancellation cancellation) {
        return encoded ? table.readEncoded(rows, wanted, cancellation) : table.read(rows, wanted, cancellation);
    }

    private static int lastHit(long[] words) {
        int w = words.length - 1;
        while (words[w] == 0) {
            w--;
        }
        return (w << 6) + Long.SIZE - 1 - Long.numberOfLeadingZeros(words[w]);
    }

    private void narrow(long[] words, int first, int length, Filter.Stage stage) {
        for (int done = 0; done < length; done += Test.MORSEL) {
            int count = Math.min(Test.MORSEL, length - done);
            Masks.copy(words, first + done, count, morsel);
            boolean any = true;
            for (int i = 0; i < stage.tests.size() && any; i++) {
                any = Masks.any(morsel, count);
                if (any) {
                    stage.tests.get(i).narrow(columns, done, count, morsel);
                }
            }
            Masks.put(morsel, count, words, first + done);
        }
    }
}
