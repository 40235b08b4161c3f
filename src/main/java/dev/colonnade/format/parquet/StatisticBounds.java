package dev.colonnade.format.parquet;

import dev.colonnade.column.Bits;
import dev.colonnade.column.Column;
import dev.colonnade.column.FixedColumn;
import dev.colonnade.column.Layouts;
import dev.colonnade.column.Type;
import dev.colonnade.column.VarBytesColumn;
import dev.colonnade.format.ColumnBounds;
import dev.colonnade.format.parquet.meta.Physical;
import dev.colonnade.format.parquet.meta.Statistics;
import dev.colonnade.format.parquet.schema.Conversion;
import dev.colonnade.format.parquet.schema.Shape.LeafShape;
import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Statistics of a column chunk as bounds that rows can be left out by.
 *
 * <p>What is not relied on: the old {@code min} and {@code max} of anything but signed numbers, since they were written
 * in signed order of bytes whatever the type; bounds of a column whose order the footer does not name; a maximum of
 * floating-point numbers unless the writer says that there is no NaN, which its maximum leaves out and which is greater;
 * a bound that is NaN itself; bounds in the wrong order; values of a length that the type does not have.
 */
final class StatisticBounds {
    private static final int TYPE_ORDER = 1;
    private static final int TOTAL_ORDER = 2;

    private final LeafShape shape;

    private StatisticBounds(LeafShape shape) {
        this.shape = shape;
    }

    /** @param order of the column, as the footer has it */
    static ColumnBounds of(Statistics statistics, LeafShape shape, int order, long rows) {
        StatisticBounds reader = new StatisticBounds(shape);
        long nulls = statistics.nullCount() >= 0 && statistics.nullCount() <= rows ? statistics.nullCount() : -1;
        boolean ordered = order == TYPE_ORDER || order == TOTAL_ORDER;
        byte[] low = statistics.minValue();
        byte[] high = statistics.maxValue();
        if (!ordered || low == null && high == null) {
            boolean old = reader.isSignedNumber();
            low = old ? statistics.min() : null;
            high = old ? statistics.max() : null;
        }
        Column min = low == null ? null : reader.value(low);
        Column max = high == null ? null : reader.value(high);
        if (reader.isReal()) {
            boolean nan = isNan(min) || isNan(max);
            min = nan ? null : min;
            max = nan || statistics.nanCount() != 0 ? null : max;
        }
        return new ColumnBounds(min, max, nulls, rows, ColumnBounds.Means.STATISTICS);
    }

    private Type type() {
        return shape.field().type();
    }

    private Physical stored() {
        return java.util.Objects.requireNonNull(shape.leaf().element().type());
    }

    private boolean isReal() {
        return type().storageType() instanceof Type.FloatingPoint;
    }

    private boolean isSignedNumber() {
        return switch (stored()) {
            case INT32, INT64 -> !(type().storageType() instanceof Type.Int(int bits, boolean signed) && !signed);
            case FLOAT, DOUBLE -> true;
            case BOOLEAN, INT96, BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> false;
        };
    }

    private static boolean isNan(@Nullable Column column) {
        return column instanceof FixedColumn fixed && switch (fixed.width()) {
            case 2 -> Float.isNaN(Float.float16ToFloat(fixed.getShort(0)));
            case 4 -> Float.isNaN(fixed.getFloat(0));
            default -> Double.isNaN(fixed.getDouble(0));
        };
    }

    /** A bound as a column of one value, or null where it is none of this type. */
    private @Nullable Column value(byte[] bytes) {
        return switch (stored()) {
            case BOOLEAN, INT96 -> null;
            case INT32, FLOAT -> bytes.length == 4 ? fixed(bytes, narrowed()) : null;
            case INT64, DOUBLE -> bytes.length == 8 ? fixed(bytes, type()) : null;
            case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY ->
                shape.conversion() == Conversion.DECIMAL ? decimal(bytes) : raw(bytes);
        };
    }

    private Type narrowed() {
        return shape.conversion() == Conversion.NARROW
                && type().storageType() instanceof Type.Int(int bits, boolean signed)
                        ? new Type.Int(32, signed)
                        : type();
    }

    private @Nullable Column fixed(byte[] bytes, Type type) {
        int width = switch (type) {
            case Type.Int(int bits, boolean signed) -> bits / 8;
            case Type.FloatingPoint(int bits) -> bits / 8;
            case Type.Decimal decimal -> decimal.bits() / 8;
            case Type.Date(boolean millis) -> millis ? 8 : 4;
            case Type.Time time -> time.bits() / 8;
            case Type.Timestamp t -> 8;
            case Type other -> -1;
        };
        return width == bytes.length ? column(bytes, type) : null;
    }

    private static Column column(byte[] bytes, Type type) {
        return new FixedColumn(type, 1, Bits.ALL, bytes.length, MemorySegment.ofArray(bytes.clone()));
    }

    private @Nullable Column decimal(byte[] bytes) {
        if (!(type() instanceof Type.Decimal decimal) || bytes.length == 0 || bytes.length > decimal.bits() / 8) {
            return null;
        }
        byte[] big = new BigInteger(bytes).toByteArray();
        byte[] little = new byte[decimal.bits() / 8];
        Arrays.fill(little, (byte) (big[0] >> 7));
        for (int i = 0; i < big.length; i++) {
            little[i] = big[big.length - 1 - i];
        }
        return column(little, type());
    }

    private @Nullable Column raw(byte[] bytes) {
        Type type = type();
        if (type instanceof Type.FloatingPoint(int bits) && bits == 16) {
            return bytes.length == 2 ? column(bytes, type) : null;
        }
        // Bytes of a logical type that we read as plain bytes, a decimal too wide for us for one, have an order of their own.
        boolean plainBytes = type instanceof Type.Binary && shape.leaf().element().logical() == null;
        if (!(type instanceof Type.Utf8) && !plainBytes) {
            return null;
        }
        MemorySegment offsets = MemorySegment.ofArray(new byte[8]);
        offsets.set(Layouts.INT, 4, bytes.length);
        Type plain = type instanceof Type.Utf8 ? new Type.Utf8(Type.Layout.SMALL) : new Type.Binary(Type.Layout.SMALL);
        return new VarBytesColumn(plain, 1, Bits.ALL, false, offsets, MemorySegment.ofArray(bytes.clone()));
    }
}
