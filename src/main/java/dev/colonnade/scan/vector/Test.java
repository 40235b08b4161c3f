package dev.colonnade.scan.vector;

/**
 * A predicate made ready to run. Belongs to one thread: it has scratch memory of its own.
 */
public interface Test {
    /** The most rows of one call: what a core keeps close. */
    int MORSEL = 1 << 13;
    int WORDS = MORSEL / Long.SIZE;

    /**
     * Clears the bits of rows that do not pass.
     *
     * @param from the first row, of the columns at hand
     * @param count rows, at most {@link #MORSEL}
     * @param rows one bit a row, from the lowest of the first word; bits from {@code count} on are zero
     */
    void narrow(Columns columns, int from, int count, long[] rows);
}
