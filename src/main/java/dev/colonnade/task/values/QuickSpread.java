package dev.colonnade.task.values;

import dev.colonnade.base.Fault;
import dev.colonnade.format.Table;
import dev.colonnade.task.Pressure;
import dev.colonnade.task.Task;
import dev.colonnade.task.Work;
import dev.colonnade.view.AllRows;
import dev.colonnade.view.RowOrder;

/**
 * What can be told at little cost of how the values of a column are spread: all of it where the column is small, an
 * estimate from a sample where it is large and every row is seen, nothing otherwise, nor where memory is short. An
 * estimate has looked at fewer rows than there are. Its ends are those that the file notes, where it does.
 *
 * @param rows which rows are looked at
 */
public record QuickSpread(Table table, RowOrder rows, int column) implements Task<Distribution> {
    /** Two passes over so many values take less than a tenth of a second. */
    private static final long FEW_ROWS = 1_000_000;
    private static final long FEW_BYTES = 16L << 20;
    private static final long SAMPLE_BYTES = 32L << 20;
    /** Enough for bars of a dozen pixels. */
    private static final long SAMPLE_ROWS = 1 << 15;
    /** A multiple of the number of bars, so that rows that rise evenly have bars of one height. */
    private static final int MOST_RUNS = 128;
    /** Single values are read with the page that they are in, which writers keep to about so much. */
    private static final long PAGE_BYTES = 1 << 20;
    /** The sizes of more chunks are not added up one by one. */
    private static final int MOST_CHUNKS = 1_024;

    @Override
    public String name() {
        return "distribution";
    }

    @Override
    public Fault explain(InternalError error) {
        return table.explain(error).in(table.name());
    }

    @Override
    public Distribution run(Work work) {
        if (!Spread.has(table.schema().field(column).type()) || Pressure.of(work.resources()) != Pressure.NORMAL) {
            return Distribution.none(0, 0, 0);
        }
        // In whatever order, the rows are the same.
        boolean every = rows.size() == table.rowCount();
        RowOrder of = every ? new AllRows(rows.size()) : rows;
        long chunkBytes = chunkBytes();
        if (of.size() <= FEW_ROWS && chunkBytes * table.chunks().count() <= FEW_BYTES) {
            return new SpreadCount(table, of, column, Places.all(of.size())).run(work);
        }
        long runs = every ? runs(chunkBytes) : 0;
        return runs == 0 || of.size() < SAMPLE_ROWS * 2
                ? Distribution.none(0, 0, 0)
                : new SpreadCount(new PassedTable(table), of, column,
                        Places.sampled(of.size(), runs, SAMPLE_ROWS / runs)).run(work);
    }

    /** Bytes of the column on disk for each chunk, on average. */
    private long chunkBytes() {
        int chunks = table.chunks().count();
        int looked = Math.min(chunks, MOST_CHUNKS);
        long bytes = 0;
        for (int i = 0; i < looked; i++) {
            bytes += table.storedBytes((int) ((long) i * chunks / looked), new int[]{column});
        }
        return looked == 0 ? 0 : Math.ceilDiv(bytes, looked);
    }

    /** In how many places the sample is taken without reading much; 0 if there is no such number. */
    private long runs(long chunkBytes) {
        // Pages of text are as long as their longest values make them.
        boolean even = Scale.of(table.schema().field(column).type()) != null;
        long each = Math.max(1, even ? Math.min(chunkBytes, PAGE_BYTES) : chunkBytes);
        long all = chunkBytes * table.chunks().count();
        for (long runs = MOST_RUNS; runs >= Distribution.MOST_BARS; runs /= 2) {
            if (Math.min(all, runs * each) <= SAMPLE_BYTES) {
                return runs;
            }
        }
        return 0;
    }
}
