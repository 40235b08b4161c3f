package dev.colonnade.format.parquet.decode;

/** The values of one page, in one encoding. */
interface ValueReader {
    /**
     * Appends the next {@code count} values to a sink of the kind that fits.
     *
     * @throws dev.colonnade.base.Fault of kind {@code DAMAGED} if the page has not that many
     */
    void read(int count, Sink sink);
}
