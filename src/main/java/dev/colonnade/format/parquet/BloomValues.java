package dev.colonnade.format.parquet;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Type;
import dev.colonnade.format.parquet.meta.Physical;
import dev.colonnade.format.parquet.schema.Shape.LeafShape;
import dev.colonnade.format.parquet.schema.Shapes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a value of a column is stored, which is what a bloom filter was fed with. */
final class BloomValues {
    private final Physical physical;
    private final Type type;
    private final int width;

    private BloomValues(Physical physical, Type type, int width) {
        this.physical = physical;
        this.type = type;
        this.width = width;
    }

    /** @return null for columns that no bloom filter is of any use for */
    static @Nullable BloomValues of(LeafShape shape) {
        Physical physical = shape.leaf().element().type();
        // What a duration is compared with is an interval, of which nobody knows how it is stored.
        boolean useless = shape.field().type().storageType() instanceof Type.Duration;
        return useless || physical == null || physical == Physical.BOOLEAN || physical == Physical.INT96
                ? null
                : new BloomValues(physical, shape.field().type().storageType(), Shapes.storedWidth(shape.leaf()));
    }

    /**
     * Every way the value may be stored: none if the column cannot hold it, two for a zero, which has a sign that
     * comparisons do not see.
     *
     * @return null where nobody can say
     */
    @Nullable
    List<byte[]> stored(Object value) {
        return switch (physical) {
            case INT32, INT64 -> integers(value);
            case FLOAT, DOUBLE -> reals(value);
            case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> bytes(value);
            case BOOLEAN, INT96 -> null;
        };
    }

    private List<byte[]> integers(Object value) {
        BigInteger number;
        if (type instanceof Type.Decimal decimal && value instanceof BigDecimal exact) {
            if (exact.stripTrailingZeros().scale() > decimal.scale()) {
                return List.of();
            }
            number = exact.setScale(decimal.scale()).unscaledValue();
        } else {
            number = integer(value);
        }
        boolean signed = !(type instanceof Type.Int integer) || integer.signed();
        int bits = physical == Physical.INT32 ? 32 : 64;
        if (signed ? number.bitLength() >= bits : number.signum() < 0 || number.bitLength() > bits) {
            return List.of();
        }
        ByteBuffer bytes = ByteBuffer.allocate(bits / 8).order(ByteOrder.LITTLE_ENDIAN);
        return List.of((bits == 32 ? bytes.putInt(number.intValue()) : bytes.putLong(number.longValue())).array());
    }

    private BigInteger integer(Object value) {
        return switch (value) {
            case Long number -> BigInteger.valueOf(number);
            case Integer number -> BigInteger.valueOf(number);
            case BigInteger number -> number;
            default -> throw unlike("an integer");
        };
    }

    private @Nullable List<byte[]> reals(Object value) {
        double number = switch (value) {
            case Double real -> real;
            case Float real -> real;
            default -> throw unlike("a number");
        };
        if (Double.isNaN(number)) {
            // There are many of them, and which one was stored is not known.
            return null;
        }
        if (physical == Physical.FLOAT && (float) number != number) {
            return List.of();
        }
        return number == 0 ? List.of(real(0.0), real(-0.0)) : List.of(real(number));
    }

    private byte[] real(double number) {
        return physical == Physical.FLOAT
                ? ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat((float) number).array()
                : ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putDouble(number).array();
    }

    private @Nullable List<byte[]> bytes(Object value) {
        byte[] bytes = switch (value) {
            case byte[] given -> given;
            case String text when type instanceof Type.Utf8 -> text.getBytes(StandardCharsets.UTF_8);
            case BigDecimal exact when type instanceof Type.Decimal decimal && width > 0 -> decimal(exact, decimal);
            // A decimal of varying length may be stored with any number of leading bytes; a half has zeros and NaNs.
            case BigDecimal _ when type instanceof Type.Decimal -> null;
            case Double _ when type instanceof Type.FloatingPoint -> null;
            case Float _ when type instanceof Type.FloatingPoint -> null;
            default -> throw unlike("text or bytes");
        };
        if (bytes == null) {
            return null;
        }
        return physical == Physical.FIXED_LEN_BYTE_ARRAY && bytes.length != width ? List.of() : List.of(bytes);
    }

    private byte[] decimal(BigDecimal exact, Type.Decimal type) {
        if (exact.stripTrailingZeros().scale() > type.scale()) {
            return new byte[0];
        }
        byte[] least = exact.setScale(type.scale()).unscaledValue().toByteArray();
        if (least.length > width) {
            return new byte[0];
        }
        byte[] bytes = new byte[width];
        Arrays.fill(bytes, (byte) (least[0] >> 7));
        System.arraycopy(least, 0, bytes, width - least.length, least.length);
        return bytes;
    }

    private Fault unlike(String wanted) {
        return Fault.of(Fault.Kind.USAGE, "a value of " + type + " is " + wanted);
    }
}
