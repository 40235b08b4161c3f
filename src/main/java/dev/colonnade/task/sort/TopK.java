package dev.colonnade.task.sort;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Column;
import dev.colonnade.column.Layouts;
import dev.colonnade.format.Batch;
import dev.colonnade.format.Table;
import dev.colonnade.memory.HeldBuffer;
import dev.colonnade.scan.vector.Masks;
import dev.colonnade.task.Task;
import dev.colonnade.task.Work;
import dev.colonnade.view.Permutation;
import dev.colonnade.view.RowOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The first rows of what {@link Sort} would give, in one pass and next to no memory: what is shown while the whole order
 * is being found. The result is the caller's to close.
 *
 * @param count how many rows, at most {@link #MOST}; they and their keys are on the heap
 */
public record TopK(Table table, RowOrder rows, List<SortKey> keys, int count) implements Task<Permutation> {
    /** The most rows that this is meant for. */
    public static final int MOST = 100_000;

    private static final Comparator<Candidate> ORDER = Comparator
            .comparing(Candidate::key, Arrays::compareUnsigned).thenComparingLong(Candidate::row);

    /** @param text of the first sort column, where that is one of text and the row has any */
    private record Candidate(byte[] key, long row, byte @Nullable [] text) {
        /** The first eight bytes. */
        long word() {
            long word = 0;
            for (int i = 0; i < 8; i++) {
                word = word << 8 | (i < key.length ? key[i] & 0xFF : 0);
            }
            return word;
        }
    }

    public TopK {
        if (count < 0 || count > MOST) {
            throw new IllegalArgumentException("the first " + count + " rows");
        }
        keys = List.copyOf(keys);
        keys.forEach(key -> key.checked(table.schema()));
    }

    @Override
    public String name() {
        return "first rows";
    }

    @Override
    public Fault explain(InternalError error) {
        return table.explain(error).in(table.name());
    }

    @Override
    public Permutation run(Work work) {
        KeyReader reader = new KeyReader(table, keys, work);
        List<Best> idle = new ArrayList<>();
        work.phase("reading", rows.size());
        reader.readAll(rows, (batch, columns, at, some, encoder) -> {
            Best best;
            synchronized (idle) {
                best = idle.isEmpty() ? new Best(count, keys.getFirst()) : idle.removeLast();
            }
            best.add(batch, columns, at, some, encoder);
            synchronized (idle) {
                idle.add(best);
            }
            work.advance(some);
            work.metrics().read(some, 0);
        });
        List<Candidate> all = new ArrayList<>();
        idle.forEach(best -> all.addAll(best.worstFirst));
        all.sort(ORDER);
        int size = Math.min(count, all.size());
        boolean wide = Permutation.isWide(table.rowCount());
        HeldBuffer buffer = work.memory().allocate(size * (wide ? 8L : 4L));
        for (int i = 0; i < size; i++) {
            if (wide) {
                buffer.bytes().set(Layouts.LONG, i * 8L, all.get(i).row);
            } else {
                buffer.bytes().set(Layouts.INT, i * 4L, (int) all.get(i).row);
            }
        }
        return new Permutation(size, wide, buffer.bytes(), buffer);
    }

    /** The best of what one thread has seen. */
    private static final class Best {
        private static final int BLOCK = 1 << 10;

        private final int most;
        final PriorityQueue<Candidate> worstFirst = new PriorityQueue<>(ORDER.reversed());
        private final long[] words = new long[BLOCK];
        /** No key that begins with more than this is wanted. */
        private long limit = -1;
        private final TextThreshold threshold;
        private final long[] wanted = new long[BLOCK / Long.SIZE];

        Best(int most, SortKey first) {
            this.most = most;
            this.threshold = new TextThreshold(first);
        }

        void add(Batch batch, Column[] columns, int @Nullable [] at, int count, KeyEncoder encoder) {
            if (most == 0) {
                return;
            }
            boolean single = at == null && encoder.isSingle(columns);
            if (at == null && !single) {
                all(batch, columns, count, encoder);
                return;
            }
            for (int done = 0; done < count; done += BLOCK) {
                int some = Math.min(BLOCK, count - done);
                if (single) {
                    encoder.fill(columns, done, some, words, 0, 1);
                }
                for (int i = 0; i < some; i++) {
                    int place = at == null ? done + i : at[done + i];
                    if (!single) {
                        encoder.words(columns, place, 0, 1, words, i);
                    }
                    if (Long.compareUnsigned(words[i], limit) <= 0) {
                        offer(batch, columns, place, encoder);
                    }
                }
            }
        }

        /** All rows of a batch, of a key that is not one number. */
        private void all(Batch batch, Column[] columns, int count, KeyEncoder encoder) {
            for (int done = 0; done < count; done += BLOCK) {
                int some = Math.min(BLOCK, count - done);
                threshold.select(columns[0], done, some, wanted);
                for (int w = 0; w < Masks.words(some); w++) {
                    for (long left = wanted[w]; left != 0; left &= left - 1) {
                        int place = done + (w << 6) + Long.numberOfTrailingZeros(left);
                        encoder.words(columns, place, 0, 1, words, 0);
                        if (Long.compareUnsigned(words[0], limit) <= 0) {
                            offer(batch, columns, place, encoder);
                        }
                    }
                }
            }
        }

        private void offer(Batch batch, Column[] columns, int place, KeyEncoder encoder) {
            offer(new Candidate(encoder.whole(columns, place), batch.rows().from() + place,
                    TextThreshold.text(columns[0], place)));
        }

        private void offer(Candidate candidate) {
            if (worstFirst.size() == most) {
                Candidate worst = worstFirst.peek();
                if (worst != null && ORDER.compare(candidate, worst) >= 0) {
                    return;
                }
                worstFirst.poll();
            }
            worstFirst.add(candidate);
            Candidate worst = worstFirst.peek();
            if (worstFirst.size() == most && worst != null) {
                limit = worst.word();
                threshold.set(worst.text);
            }
        }
    }
}
