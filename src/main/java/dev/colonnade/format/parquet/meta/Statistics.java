package dev.colonnade.format.parquet.meta;

import dev.colonnade.format.parquet.thrift.CompactReader;
import org.jspecify.annotations.Nullable;

/**
 * What a writer says of the values of a chunk or page. Bounds are PLAIN-encoded values without a length; {@code max} and
 * {@code min} are the old ones, of signed byte order whatever the type.
 *
 * @param nullCount -1 where not said, as are {@code distinctCount} and {@code nanCount}
 */
public record Statistics(byte @Nullable [] max, byte @Nullable [] min, long nullCount, long distinctCount,
        byte @Nullable [] maxValue, byte @Nullable [] minValue, @Nullable Boolean maxExact, @Nullable Boolean minExact,
        long nanCount) {
    static Statistics read(CompactReader in) {
        byte[] max = null;
        byte[] min = null;
        long nulls = -1;
        long distinct = -1;
        byte[] maxValue = null;
        byte[] minValue = null;
        Boolean maxExact = null;
        Boolean minExact = null;
        long nans = -1;
        int outer = in.enter();
        while (in.field()) {
            switch (in.id()) {
                case 1 -> max = in.readByteArray();
                case 2 -> min = in.readByteArray();
                case 3 -> nulls = in.readLong();
                case 4 -> distinct = in.readLong();
                case 5 -> maxValue = in.readByteArray();
                case 6 -> minValue = in.readByteArray();
                case 7 -> maxExact = in.readBoolean();
                case 8 -> minExact = in.readBoolean();
                case 9 -> nans = in.readLong();
                default -> in.skip();
            }
        }
        in.leave(outer);
        return new Statistics(max, min, nulls, distinct, maxValue, minValue, maxExact, minExact, nans);
    }
}
