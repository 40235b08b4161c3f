package dev.colonnade.task;

import dev.colonnade.base.RowRange;
import dev.colonnade.column.Take;
import dev.colonnade.format.Chunks;
import dev.colonnade.format.Table;

/**
 * How much of a table is read at a time by those who read all of some columns.
 *
 * <p>What is read ends where the table's own units of storage do, as far as the memory allows: a page that is taken whole
 * is decoded once and need not be kept.
 */
public final class Reading {
    /** Fewer rows at a time are not worth it. */
    public static final int FEWEST = 1 << 10;

    private static final int LARGEST = 1 << 20;
    /** Values in memory take about so many times what they take on disk, at most, as a first guess. */
    private static final long EXPANSION = 4;
    /** What a read holds besides: pages as they are stored, as they are decoded, and what is picked out of them. */
    private static final long COPIES = 3;
    /** Not all of ten thousand. */
    private static final int CHUNKS_ASKED = 64;
    private static final long LARGEST_READ = 96_000_000;
    /** Of the memory, for reading; the rest waits to be written. */
    private static final double SHARE = 0.6;

    private final Table table;
    private final int[] columns;
    private final Work work;

    /** @param columns the numbers of columns of the table */
    public Reading(Table table, int[] columns, Work work) {
        this.table = table;
        this.columns = columns.clone();
        this.work = work;
    }

    /** So many rows of the table that those under way on all threads take a fraction of the memory. */
    public int most() {
        long rows = Math.max(1, table.rowCount());
        long each = Math.max(8L * columns.length, table.storedBytes() * EXPANSION / rows);
        long room = work.resources().budget().limit() / 12 / work.threads();
        return (int) Math.clamp(room / each, FEWEST, LARGEST);
    }

    /** How many threads may read at once: pages are taken whole, however few of their rows are asked for. */
    public int atOnce() {
        double room = work.resources().budget().limit() * SHARE;
        return (int) Math.clamp(room / bytes(), 1, Integer.MAX_VALUE);
    }

    /** What one thread takes that reads the largest pages of these columns, about and at most. */
    public long bytes() {
        Chunks chunks = table.chunks();
        long largest = 1;
        for (int i = 0; i < CHUNKS_ASKED && i < chunks.count(); i++) {
            int chunk = (int) ((long) chunks.count() * i / Math.min(CHUNKS_ASKED, chunks.count()));
            largest = Math.max(largest, table.storedBytes(chunk, columns));
        }
        return Math.min(LARGEST_READ, largest * COPIES);
    }

    /** Rows of the table from {@code at} on to be read by one thread: at least a few, no more than {@code most}. */
    public RowRange range(long at, long end, int most) {
        Chunks chunks = table.chunks();
        int chunk = chunks.of(at);
        long to = chunks.firstRow(chunk + 1);
        while (to < end && to - at < Math.min(most, Take.PART) && chunk + 1 < chunks.count()
                && chunks.firstRow(chunk + 2) - at <= most) {
            to = chunks.firstRow(++chunk + 1);
        }
        return RowRange.of(at, Math.min(end, Math.min(to, at + most)));
    }
}
