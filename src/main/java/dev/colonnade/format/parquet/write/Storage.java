package dev.colonnade.format.parquet.write;

import dev.colonnade.column.Type;
import dev.colonnade.column.Type.Unit;
import dev.colonnade.format.parquet.meta.LogicalType;
import dev.colonnade.format.parquet.meta.LogicalType.Plain;
import dev.colonnade.format.parquet.meta.Physical;
import dev.colonnade.format.parquet.schema.Shapes;
import dev.colonnade.format.parquet.write.Leaf.Conversion;
import dev.colonnade.format.parquet.write.Leaf.Order;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * How values of a type without children are stored.
 *
 * @param typeLength of {@code FIXED_LEN_BYTE_ARRAY}, else 0
 */
record Storage(Physical physical, int typeLength, @Nullable LogicalType logical, Conversion conversion, Order order) {
    int width() {
        return typeLength > 0 ? typeLength : physical.width();
    }

    /**
     * @param type of the values, without extensions
     * @param given with them
     * @return null for what Parquet does not know
     */
    static @Nullable Storage of(Type type, Type given) {
        String extension = given instanceof Type.Extension named ? named.name() : "";
        return switch (type) {
            case Type.Null _ -> new Storage(Physical.INT32, 0, Plain.UNKNOWN, Conversion.NONE, Order.NONE);
            case Type.Bool _ -> new Storage(Physical.BOOLEAN, 0, null, Conversion.BITS, Order.BITS);
            case Type.Int(int bits, boolean signed) -> integer(bits, signed);
            case Type.FloatingPoint(int bits) -> bits == 16
                    ? new Storage(Physical.FIXED_LEN_BYTE_ARRAY, 2, Plain.FLOAT16, Conversion.COPY, Order.REAL)
                    : new Storage(bits == 32 ? Physical.FLOAT : Physical.DOUBLE, 0, null, Conversion.COPY, Order.REAL);
            case Type.Decimal decimal -> decimal(decimal);
            case Type.Utf8 _ -> new Storage(Physical.BYTE_ARRAY, 0,
                    extension.equals("arrow.json") ? Plain.JSON : Plain.STRING, Conversion.BYTES, Order.TEXT);
            case Type.Binary _ -> new Storage(Physical.BYTE_ARRAY, 0, null, Conversion.BYTES, Order.BINARY);
            case Type.FixedBinary(int width) -> fixed(width, extension);
            case Type.Date(boolean millis) -> new Storage(Physical.INT32, 0, Plain.DATE,
                    millis ? Conversion.DAYS_OF_MILLIS : Conversion.COPY, Order.SIGNED);
            case Type.Time(Unit unit) -> new Storage(unit == Unit.SECOND || unit == Unit.MILLI
                    ? Physical.INT32
                    : Physical.INT64, 0, new LogicalType.Time(false, stored(unit)), conversion(unit), Order.SIGNED);
            case Type.Timestamp(Unit unit, String zone) -> new Storage(Physical.INT64, 0,
                    new LogicalType.Timestamp(zone != null, stored(unit)), conversion(unit), Order.SIGNED);
            case Type.Duration _ -> new Storage(Physical.INT64, 0, null, Conversion.COPY, Order.SIGNED);
            case Type.Interval _,Type.ListOf _,Type.FixedList _,Type.Struct _,Type.MapOf _,Type.Union _,Type.RunEndEncoded _,Type.Dictionary _,Type.Extension _ ->
                null;
        };
    }

    private static Storage integer(int bits, boolean signed) {
        LogicalType logical = signed && bits >= 32 ? null : new LogicalType.Integer(bits, signed);
        Conversion conversion = bits >= 32 ? Conversion.COPY : signed ? Conversion.WIDEN : Conversion.WIDEN_UNSIGNED;
        return new Storage(bits == 64 ? Physical.INT64 : Physical.INT32, 0, logical, conversion,
                signed ? Order.SIGNED : Order.UNSIGNED);
    }

    private static @Nullable Storage fixed(int width, String extension) {
        if (width == 0) {
            return null;
        }
        if (width == 12 && extension.equals(Shapes.INT96)) {
            return new Storage(Physical.INT96, 0, null, Conversion.COPY, Order.NONE);
        }
        boolean uuid = width == 16 && extension.equals("arrow.uuid");
        return new Storage(Physical.FIXED_LEN_BYTE_ARRAY, width, uuid ? Plain.UUID : null, Conversion.COPY,
                Order.BINARY);
    }

    private static @Nullable Storage decimal(Type.Decimal type) {
        if (type.scale() < 0 || type.scale() > type.precision() || type.precision() < 1) {
            return null;
        }
        LogicalType logical = new LogicalType.Decimal(type.scale(), type.precision());
        if (type.bits() <= 64) {
            // The precision that a width is allowed by the format.
            return type.precision() > (type.bits() == 32 ? 9 : 18)
                    ? null
                    : new Storage(type.bits() == 32 ? Physical.INT32 : Physical.INT64, 0, logical, Conversion.COPY,
                            Order.SIGNED);
        }
        int bytes = BigInteger.TEN.pow(type.precision()).subtract(BigInteger.ONE).bitLength() / 8 + 1;
        return new Storage(Physical.FIXED_LEN_BYTE_ARRAY, bytes, logical, Conversion.DECIMAL, Order.DECIMAL);
    }

    /** Parquet has no seconds. */
    private static Unit stored(Unit unit) {
        return unit == Unit.SECOND ? Unit.MILLI : unit;
    }

    private static Conversion conversion(Unit unit) {
        return unit == Unit.SECOND ? Conversion.MILLIS_OF_SECONDS : Conversion.COPY;
    }
}
