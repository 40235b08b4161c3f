package dev.colonnade.format;

/**
 * The bloom filter of a column chunk: tells for sure that a value does not occur, and otherwise that it may. Answers read
 * the file, 32 bytes at a time; who relies on them calls {@link Table#check} afterwards.
 */
public interface BloomProbe {
    /**
     * Whether rows of the chunk may be equal to a value. True also wherever the value cannot be looked up.
     *
     * @param value a {@code Long} or {@code BigInteger} for integers, and for dates, times and timestamps in the column's
     *     own unit; a {@code Double} or {@code Float}; a {@code BigDecimal}; a {@code String}; {@code byte[]} for binary
     *     and for UUIDs
     * @throws dev.colonnade.base.Fault of kind {@code USAGE} for a value of another sort than the column's
     */
    boolean mightContain(Object value);

    /** Bytes of the filter itself. */
    long bytes();
}
