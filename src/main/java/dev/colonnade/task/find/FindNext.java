package dev.colonnade.task.find;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Column;
import dev.colonnade.format.Table;
import dev.colonnade.scan.RowRuns;
import dev.colonnade.task.Task;
import dev.colonnade.task.Work;
import dev.colonnade.view.RowOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The next row with the text in one of the columns, seen from a place of an order, once round: its place, or -1 if there
 * is none. The place it starts from is looked at last.
 *
 * @param columns the numbers of columns of the table
 * @param from a place of the order, or -1 to begin before the first (or, backwards, behind the last)
 */
public record FindNext(Table table, RowOrder order, int[] columns, FindText text, long from, boolean backwards)
        implements
            Task<Long> {
    private static final int FIRST = 256;
    private static final int MOST = 1 << 15;

    public FindNext {
        columns = columns.clone();
    }

    @Override
    public String name() {
        return "find next";
    }

    @Override
    public Fault explain(InternalError error) {
        return table.explain(error).in(table.name());
    }

    @Override
    public Long run(Work work) {
        long size = order.size();
        int[] possible = Arrays.stream(columns).filter(c -> text.isPossible(table.schema().field(c).type())).toArray();
        if (size == 0 || possible.length == 0) {
            return -1L;
        }
        work.phase("finding", size);
        int step = FIRST;
        // Steps on the ring of places, counted from the one after where it starts, in the direction it goes.
        for (long done = 0; done < size;) {
            work.cancellation().checkpoint();
            int count = (int) Math.min(step, size - done);
            long first = place(done, size);
            // A window never goes round the end.
            count = (int) Math.min(count, backwards ? first + 1 : size - first);
            long low = backwards ? first - count + 1 : first;
            long found = look(low, count, possible, work);
            if (found >= 0) {
                return found;
            }
            done += count;
            work.advance(count);
            work.metrics().read(count, 0);
            step = Math.min(MOST, step * 2);
        }
        return -1L;
    }

    private long place(long done, long size) {
        return backwards
                ? Math.floorMod((from < 0 ? size : from) - 1 - done, size)
                : Math.floorMod(from + 1 + done, size);
    }

    private long look(long low, int count, int[] possible, Work work) {
        long[] rows = new long[count];
        order.sourceRows(low, count, rows);
        Map<Long, Integer> places = new HashMap<>();
        boolean rising = true;
        for (int i = 0; i < count; i++) {
            rising &= i == 0 || rows[i] > rows[i - 1];
        }
        if (!rising) {
            for (int i = 0; i < count; i++) {
                places.put(rows[i], i);
            }
            Arrays.sort(rows);
        }
        int[] best = {-1};
        int[] seen = {0};
        boolean inOrder = rising;
        RowRuns.read(table, rows, 0, count, possible, false, work.resources().room(), work.cancellation(),
                (batch, at, some) -> {
                    for (int i = 0; i < some; i++, seen[0]++) {
                        Integer elsewhere = inOrder ? (Integer) seen[0] : places.get(batch.rows().from() + at[i]);
                        int place = elsewhere == null ? seen[0] : elsewhere;
                        boolean better = best[0] < 0 || (backwards ? place > best[0] : place < best[0]);
                        for (int c = 0; better && c < batch.columns().size(); c++) {
                            Column column = batch.column(c);
                            if (text.matches(column, at[i], possible[c])) {
                                best[0] = place;
                                better = false;
                            }
                        }
                    }
                });
        return best[0] < 0 ? -1 : low + best[0];
    }
}
