package dev.colonnade.format.parquet.write;

import dev.colonnade.format.parquet.meta.Physical;
import java.util.List;

/**
 * A column of the file.
 *
 * @param column the top-level column of the table that it is part of
 * @param path from the top, as stored
 * @param width bytes a stored value; zero for booleans and for those of varying length
 * @param conversion what makes stored values of Arrow's
 * @param order how stored values compare
 * @param bloom whether it gets a bloom filter
 */
record Leaf(int index, int column, List<String> path, Physical physical, int width, Conversion conversion, Order order,
        int maxDef, int maxRep, boolean bloom) {
    /** What makes stored values of Arrow's. */
    enum Conversion {
        /** Values of {@link Leaf#width} bytes as they are. */
        COPY, WIDEN, WIDEN_UNSIGNED, DAYS_OF_MILLIS, MILLIS_OF_SECONDS,
        /** Two's complement, little-endian to big-endian, cut to the width. */
        DECIMAL, BYTES, BITS,
        /** There are no values. */
        NONE
    }

    /** How values compare for statistics. */
    enum Order {
        SIGNED, UNSIGNED, REAL, BITS,
        /** Unsigned, byte by byte; text is cut between characters. */
        TEXT, BINARY,
        /** Big-endian two's complement. */
        DECIMAL, NONE
    }

    String dotted() {
        return String.join(".", path);
    }

    boolean isBytes() {
        return physical == Physical.BYTE_ARRAY;
    }
}
