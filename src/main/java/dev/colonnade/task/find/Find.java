package dev.colonnade.task.find;

import dev.colonnade.base.Fault;
import dev.colonnade.base.RowRange;
import dev.colonnade.column.Column;
import dev.colonnade.format.Batch;
import dev.colonnade.format.Table;
import dev.colonnade.scan.Engine;
import dev.colonnade.scan.Filter;
import dev.colonnade.scan.Hits;
import dev.colonnade.scan.expression.Expression;
import dev.colonnade.task.Task;
import dev.colonnade.task.Work;
import dev.colonnade.view.AllRows;
import dev.colonnade.view.Permutation;
import dev.colonnade.view.RowOrder;
import dev.colonnade.view.Selection;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * All rows with the text in one of the columns, as a selection of the table's rows; the caller closes it. How many there
 * are is its size; the one after a row of the table is {@code sourceRow(rank(row + 1))}.
 *
 * @param rows where to look; of an order, its rows
 * @param columns the numbers of columns of the table
 * @param soFar told how many were found until now, on any thread of the task
 */
public record Find(Table table, RowOrder rows, int[] columns, FindText text, LongConsumer soFar)
        implements
            Task<Selection> {
    private static final int MORSEL = 1 << 16;
    private static final int WAVE = 8;

    public Find {
        columns = columns.clone();
    }

    @Override
    public String name() {
        return "find";
    }

    @Override
    public Fault explain(InternalError error) {
        return table.explain(error).in(table.name());
    }

    @Override
    public Selection run(Work work) {
        int[] texts = Arrays.stream(columns).filter(c -> FindText.isText(table.schema().field(c).type())).toArray();
        int[] others = Arrays.stream(columns).filter(c -> !FindText.isText(table.schema().field(c).type())
                && text.isPossible(table.schema().field(c).type())).toArray();
        Expression condition = text.condition(texts, table.schema());
        Filter filter = condition == null ? null : Filter.of(condition, table.schema(), Engine.FAST);
        long morsels = Math.ceilDiv(table.rowCount(), (long) MORSEL);
        AtomicLong found = new AtomicLong();
        Deque<Filter.Worker> idle = new ArrayDeque<>();
        work.phase("finding", table.rowCount());
        try (Selection within = set(work);
                Selection.Builder builder = new Selection.Builder(table.rowCount(), work.memory())) {
            int wave = work.threads() * WAVE;
            for (long first = 0; first < morsels; first += wave) {
                long from = first;
                @Nullable
                Hits[] results = new @Nullable Hits[(int) Math.min(wave, morsels - first)];
                work.parallel(results.length, i -> {
                    long start = (from + i) * MORSEL;
                    RowRange range = RowRange.of(start, Math.min(table.rowCount(), start + MORSEL));
                    Hits hits = look(range, within, filter, idle, others, work);
                    results[(int) i] = hits;
                    soFar.accept(found.addAndGet(hits.count()));
                    work.advance(range.size());
                    work.metrics().read(range.size(), 0);
                });
                for (Hits hits : results) {
                    if (hits != null) {
                        builder.add(hits.rows(), hits.words());
                    }
                }
            }
            work.metrics().put("found", found.get());
            return builder.build();
        }
    }

    /** The rows to look at as a set of their own, or null for all. */
    private @Nullable Selection set(Work work) {
        return switch (rows) {
            case AllRows _ -> null;
            case Selection selection -> SelectedRows.copy(selection, table.rowCount(), work);
            case Permutation permutation -> SelectedRows.copy(permutation, table.rowCount(), work);
        };
    }

    private Hits look(RowRange range, @Nullable Selection within, @Nullable Filter filter, Deque<Filter.Worker> idle,
            int[] others, Work work) {
        long[] found = new long[(int) ((range.size() + 63) / 64)];
        if (within != null && within.rank(range.from()) == within.rank(range.to())) {
            return new Hits(range, found, 0);
        }
        if (filter != null) {
            Filter.Worker worker;
            synchronized (idle) {
                worker = idle.isEmpty() ? filter.worker() : idle.removeLast();
            }
            found = worker.run(table, range, work.cancellation()).words().clone();
            synchronized (idle) {
                idle.addLast(worker);
            }
        }
        if (others.length > 0) {
            render(range, others, found, work);
        }
        int count = 0;
        for (int w = 0; w < found.length; w++) {
            for (long left = found[w]; within != null && left != 0; left &= left - 1) {
                if (!within.contains(range.from() + w * 64L + Long.numberOfTrailingZeros(left))) {
                    found[w] &= ~(left & -left);
                }
            }
            count += Long.bitCount(found[w]);
        }
        return new Hits(range, found, count);
    }

    /** Cells that are no text of themselves are written down and looked at one by one. */
    private void render(RowRange range, int[] others, long[] found, Work work) {
        for (long row = range.from(); row < range.to();) {
            work.cancellation().check();
            try (Batch batch = table.read(RowRange.of(row, range.to()), others, work.cancellation())) {
                for (int c = 0; c < others.length; c++) {
                    Column column = batch.column(c);
                    for (int i = 0; i < batch.length(); i++) {
                        int at = (int) (row - range.from()) + i;
                        if ((found[at >> 6] >>> at & 1) == 0 && text.matches(column, i, others[c])) {
                            found[at >> 6] |= 1L << at;
                        }
                    }
                }
                row = batch.rows().to();
            }
        }
        table.check();
    }
}
