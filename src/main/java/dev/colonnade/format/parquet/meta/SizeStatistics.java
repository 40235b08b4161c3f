package dev.colonnade.format.parquet.meta;

import dev.colonnade.format.parquet.thrift.CompactReader;

/**
 * How big the values of a chunk are once decoded.
 *
 * @param unencodedBytes bytes of the values of a {@code BYTE_ARRAY} without lengths, or -1
 * @param repetitionLevels how many values have each level, or empty
 * @param definitionLevels likewise
 */
public record SizeStatistics(long unencodedBytes, long[] repetitionLevels, long[] definitionLevels) {
    static SizeStatistics read(CompactReader in) {
        long unencoded = -1;
        long[] repetition = {};
        long[] definition = {};
        int outer = in.enter();
        while (in.field()) {
            switch (in.id()) {
                case 1 -> unencoded = in.readLong();
                case 2 -> repetition = in.readLongs();
                case 3 -> definition = in.readLongs();
                default -> in.skip();
            }
        }
        in.leave(outer);
        return new SizeStatistics(unencoded, repetition, definition);
    }
}
