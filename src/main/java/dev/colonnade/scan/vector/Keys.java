package dev.colonnade.scan.vector;

import dev.colonnade.column.FixedColumn;
import dev.colonnade.column.Layouts;
import dev.colonnade.column.Type;
import dev.colonnade.column.Type.Unit;
import dev.colonnade.scan.expression.Comparator;
import dev.colonnade.scan.value.Moment;
import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * How values of a type become 64-bit keys of the same order, so that one loop compares them all.
 *
 * <p>Whole numbers, decimals and temporal values are their own keys, counted in the unit of the type; uint64 has its
 * highest bit turned. Floating-point numbers have their bits arranged so that the order is theirs: -0.0 is 0.0, and NaN is
 * the greatest.
 */
public sealed interface Keys {
    /** The key of the greatest floating-point value, NaN. */
    long NAN = key(Double.NaN);

    /** Integers of 8 to 128 bits times ten to the power of minus {@code scale}. */
    record Whole(int bits, boolean signed, int scale) implements Keys {}

    record Real(int bits) implements Keys {}

    record Days() implements Keys {}

    record Times(int bits, Unit unit) implements Keys {}

    record Moments(Unit unit) implements Keys {}

    /** How values of this type become keys, or null if they do not. */
    static @Nullable Keys of(Type type) {
        return switch (type) {
            case Type.Int(int bits, boolean signed) -> new Whole(bits, signed, 0);
            case Type.FloatingPoint(int bits) -> new Real(bits);
            case Type.Decimal(int bits, int precision, int scale) -> bits <= 128 ? new Whole(bits, true, scale) : null;
            case Type.Date(boolean millis) -> millis ? null : new Days();
            case Type.Time time -> new Times(time.bits(), time.unit());
            case Type.Timestamp(Unit unit, String zone) -> new Moments(unit);
            case Type.Dictionary dictionary -> of(dictionary.values());
            case Type.RunEndEncoded runs -> of(runs.values().type());
            case Type.Null n -> null;
            case Type.Bool b -> null;
            case Type.Utf8 u -> null;
            case Type.Binary b -> null;
            case Type.FixedBinary f -> null;
            case Type.Duration d -> null;
            case Type.Interval i -> null;
            case Type.ListOf l -> null;
            case Type.FixedList l -> null;
            case Type.Struct s -> null;
            case Type.MapOf m -> null;
            case Type.Union u -> null;
            case Type.Extension e -> null;
        };
    }

    /**
     * Where a constant lies among the keys: at a key, or between it and the next.
     *
     * @param floor may lie beyond what 64 bits hold
     */
    record Place(BigInteger floor, boolean exact) {}

    /** Where a value lies; null for one that cannot be told. */
    default @Nullable Place place(Object constant) {
        return switch (this) {
            case Whole(int bits, boolean signed, int scale) -> {
                BigInteger turn = bits == 64 && !signed ? BigInteger.ONE.shiftLeft(63) : BigInteger.ZERO;
                Place place = whole(constant, scale);
                yield place == null ? null : new Place(place.floor.subtract(turn), place.exact);
            }
            case Real(int bits) -> real(constant);
            case Days d -> constant instanceof Long day ? new Place(BigInteger.valueOf(day), true) : null;
            case Times(int bits, Unit unit) -> constant instanceof Long nanos
                    ? floor(BigDecimal.valueOf(nanos, 9 - unit.digits))
                    : null;
            case Moments(Unit unit) -> constant instanceof Moment(long second, int nano)
                    ? floor(new BigDecimal(second).movePointRight(unit.digits)
                            .add(BigDecimal.valueOf(nano, 9 - unit.digits)))
                    : null;
        };
    }

    /** The keys for which a comparison with the constant holds; null for NOT_EQUAL, and where that cannot be told. */
    default @Nullable KeyRange range(Comparator comparator, Object constant) {
        Place place = place(constant);
        return place == null ? null : KeyRange.of(comparator, place.floor, place.exact);
    }

    private static Place floor(BigDecimal value) {
        BigInteger floor = value.setScale(0, RoundingMode.FLOOR).toBigIntegerExact();
        return new Place(floor, new BigDecimal(floor).compareTo(value) == 0);
    }

    private static @Nullable Place whole(Object constant, int scale) {
        if (constant instanceof Double real && !Double.isFinite(real)) {
            BigInteger beyond = BigInteger.ONE.shiftLeft(400);
            return new Place(real < 0 ? beyond.negate() : beyond, false);
        }
        return switch (constant) {
            case Long value -> floor(BigDecimal.valueOf(value).movePointRight(scale));
            case BigDecimal value -> floor(value.movePointRight(scale));
            case Double value -> floor(new BigDecimal(value).movePointRight(scale));
            default -> null;
        };
    }

    private static @Nullable Place real(Object constant) {
        if (constant instanceof Double value) {
            return new Place(BigInteger.valueOf(key(value)), true);
        }
        BigDecimal exact = constant instanceof Long value
                ? BigDecimal.valueOf(value)
                : constant instanceof BigDecimal value ? value : null;
        if (exact == null) {
            return null;
        }
        double near = exact.doubleValue();
        if (Double.isInfinite(near)) {
            return new Place(BigInteger.valueOf(key(near > 0 ? Double.MAX_VALUE : near)), false);
        }
        int order = new BigDecimal(near).compareTo(exact);
        double floor = order > 0 ? Math.nextDown(near) : near;
        return new Place(BigInteger.valueOf(key(floor)), order == 0);
    }

    /** The key of a floating-point number. */
    static long key(double value) {
        return key(Double.doubleToRawLongBits(value));
    }

    private static long key(long bits) {
        long magnitude = bits & Long.MAX_VALUE;
        long plain = magnitude == 0 ? 0 : magnitude > 0x7FF0_0000_0000_0000L ? 0x7FF8_0000_0000_0000L : bits;
        return plain ^ plain >> 63 >>> 1;
    }

    /**
     * Loads keys of a run of rows; of null rows, whatever stands there.
     *
     * @param narrow scratch of as many values as {@code into}
     * @return whether all values have keys: a decimal of 128 bits may not
     */
    default boolean load(FixedColumn column, int from, int count, long[] into, int[] narrow) {
        return switch (this) {
            case Whole(int bits, boolean signed, int scale) -> whole(column, bits, signed, from, count, into, narrow);
            case Real(int bits) -> real(column, bits, from, count, into, narrow);
            case Days d -> whole(column, 32, true, from, count, into, narrow);
            case Times(int bits, Unit unit) -> whole(column, bits, true, from, count, into, narrow);
            case Moments m -> whole(column, 64, true, from, count, into, narrow);
        };
    }

    private static boolean whole(FixedColumn column, int bits, boolean signed, int from, int count, long[] into,
            int[] narrow) {
        MemorySegment data = column.data();
        if (column.width() != bits / 8) {
            return false;
        }
        switch (bits) {
            case 64 -> {
                MemorySegment.copy(data, Layouts.LONG, from * 8L, into, 0, count);
                if (!signed) {
                    for (int i = 0; i < count; i++) {
                        into[i] ^= Long.MIN_VALUE;
                    }
                }
            }
            case 32 -> {
                MemorySegment.copy(data, Layouts.INT, from * 4L, narrow, 0, count);
                long mask = signed ? -1 : 0xFFFF_FFFFL;
                for (int i = 0; i < count; i++) {
                    into[i] = narrow[i] & mask;
                }
            }
            case 128 -> {
                boolean fits = true;
                for (int i = 0; i < count; i++) {
                    long low = data.get(Layouts.LONG, (from + i) * 16L);
                    fits &= data.get(Layouts.LONG, (from + i) * 16L + 8) == low >> 63;
                    into[i] = low;
                }
                return fits;
            }
            default -> {
                for (int i = 0; i < count; i++) {
                    into[i] = column.getInteger(from + i, signed);
                }
            }
        }
        return true;
    }

    private static boolean real(FixedColumn column, int bits, int from, int count, long[] into, int[] narrow) {
        MemorySegment data = column.data();
        switch (bits) {
            case 64 -> {
                MemorySegment.copy(data, Layouts.LONG, from * 8L, into, 0, count);
                for (int i = 0; i < count; i++) {
                    into[i] = key(into[i]);
                }
            }
            case 32 -> {
                MemorySegment.copy(data, Layouts.INT, from * 4L, narrow, 0, count);
                for (int i = 0; i < count; i++) {
                    into[i] = key(Double.doubleToRawLongBits(Float.intBitsToFloat(narrow[i])));
                }
            }
            default -> {
                for (int i = 0; i < count; i++) {
                    into[i] = key(Double.doubleToRawLongBits(Float.float16ToFloat(column.getShort(from + i))));
                }
            }
        }
        return true;
    }

    /** Whether keys of both mean the same values. */
    default boolean isSameOrderAs(Keys other) {
        return switch (this) {
            case Whole(int bits, boolean signed, int scale) -> other instanceof Whole(int b, boolean s, int otherScale)
                    && scale == otherScale && (bits == 64 && !signed) == (b == 64 && !s);
            case Real r -> other instanceof Real;
            case Days d -> other instanceof Days;
            case Times(int bits, Unit unit) -> other instanceof Times(int b, Unit u) && u == unit;
            case Moments(Unit unit) -> other instanceof Moments(Unit u) && u == unit;
        };
    }
}
