package dev.colonnade.scan.value;

import dev.colonnade.base.Fault;
import dev.colonnade.text.InvalidUtf8;
import dev.colonnade.text.JsonText;
import dev.colonnade.text.TextSink;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Conversions between types, as CAST does them. */
public final class Convert {
    private static final int LONGEST_NUMBER = 400;

    private Convert() {
    }

    /** Whether CAST between these types has a meaning; single values may fail all the same. */
    public static boolean isPossible(SqlType from, SqlType to) {
        if (from instanceof SqlType.Null || from.equals(to)) {
            return true;
        }
        if (from.isNested() || to.isNested()) {
            return false;
        }
        return switch (to) {
            case SqlType.Text t -> true;
            case SqlType.Bool b -> from.isNumber() || from instanceof SqlType.Text;
            case SqlType.Int i -> from.isNumber() || from instanceof SqlType.Text || from instanceof SqlType.Bool;
            case SqlType.Decimal d -> from.isNumber() || from instanceof SqlType.Text || from instanceof SqlType.Bool;
            case SqlType.Real r -> from.isNumber() || from instanceof SqlType.Text || from instanceof SqlType.Bool;
            case SqlType.Date d -> from instanceof SqlType.Text || from instanceof SqlType.Timestamp;
            case SqlType.Timestamp t -> from instanceof SqlType.Text || from instanceof SqlType.Date
                    || from instanceof SqlType.Timestamp;
            case SqlType.Time t -> from instanceof SqlType.Text || from instanceof SqlType.Timestamp
                    || from instanceof SqlType.Time;
            case SqlType.Interval i -> from instanceof SqlType.Text;
            case SqlType.Blob b -> from instanceof SqlType.Text || from instanceof SqlType.Uuid;
            case SqlType.Uuid u -> from instanceof SqlType.Text || from instanceof SqlType.Blob;
            case SqlType.Null n -> false;
            case SqlType.ListOf l -> false;
            case SqlType.Struct s -> false;
            case SqlType.MapOf m -> false;
            case SqlType.Opaque o -> false;
        };
    }

    /**
     * @param value not null; of type {@code from}
     * @throws Fault of kind {@code UNSUPPORTED} if this value has no counterpart
     */
    public static Object convert(Object value, SqlType from, CastTarget to) {
        Object converted = plain(value, from, to.type());
        if (converted == null) {
            throw ValueFault.of(shown(value, from) + " cannot be converted to " + to.name());
        }
        // A text of too large a number is infinite, as elsewhere; a number that is not, does not become it.
        boolean beyond = converted instanceof Double real && Double.isInfinite(real)
                && value instanceof Number number && Double.isFinite(number.doubleValue());
        if (beyond || !to.holds(converted)) {
            throw ValueFault.of(shown(value, from) + " does not fit " + to.name());
        }
        return converted;
    }

    /** As {@link #convert}, but null where the value has no counterpart. */
    public static @Nullable Object plain(Object value, SqlType from, SqlType to) {
        if (from.equals(to)) {
            return value;
        }
        return switch (to) {
            case SqlType.Text t -> Bytes.of(text(value, from));
            case SqlType.Bool b -> bool(value);
            case SqlType.Int i -> whole(value);
            case SqlType.Decimal(int scale) -> {
                BigDecimal decimal = decimal(value);
                yield decimal == null ? null : decimal.setScale(scale, RoundingMode.HALF_UP);
            }
            case SqlType.Real(int bits) -> {
                Double real = real(value);
                yield real == null ? null : bits == 32 ? Double.valueOf(real.floatValue()) : real;
            }
            case SqlType.Date d -> value instanceof Moment moment ? (Object) moment.day() : day(value.toString());
            case SqlType.Timestamp t -> value instanceof Moment
                    ? value
                    : value instanceof Long day ? Moment.ofDay(day) : Temporal.parseTimestamp(value.toString());
            case SqlType.Time t -> value instanceof Moment moment
                    ? (Object) (moment.secondOfDay() * 1_000_000_000L + moment.nano())
                    : value instanceof Long ? value : Temporal.parseTime(value.toString());
            case SqlType.Interval i -> Temporal.parseSpan(value.toString());
            case SqlType.Blob b -> value;
            case SqlType.Uuid u -> uuid((Bytes) value, from);
            case SqlType.Null n -> null;
            case SqlType.ListOf l -> null;
            case SqlType.Struct s -> null;
            case SqlType.MapOf m -> null;
            case SqlType.Opaque o -> null;
        };
    }

    /** The day of a date or, of a timestamp, the day that it lies in. */
    private static @Nullable Long day(String text) {
        Long day = Temporal.parseDate(text);
        Moment moment = day == null ? Temporal.parseTimestamp(text) : null;
        return moment == null ? day : Long.valueOf(moment.day());
    }

    /** Whether a floating-point number of so many bits is near this number, rather than infinite, or zero. */
    public static boolean isHeld(Object number, int bits) {
        double real = ((Number) number).doubleValue();
        double near = bits == 32 ? (float) real : real;
        boolean infinite = number instanceof Double && Double.isInfinite(real);
        boolean zero = number instanceof BigDecimal decimal ? decimal.signum() == 0 : real == 0;
        return Double.isInfinite(near) == infinite && near == 0 == zero;
    }

    private static @Nullable Boolean bool(Object value) {
        return switch (value) {
            case Bytes text -> switch (text.text().strip().toLowerCase(Locale.ROOT)) {
                case "true", "t", "yes", "y", "1" -> true;
                case "false", "f", "no", "n", "0" -> false;
                default -> null;
            };
            case Double real -> real != 0;
            case BigDecimal decimal -> decimal.signum() != 0;
            case Long whole -> whole != 0;
            default -> null;
        };
    }

    private static @Nullable Long whole(Object value) {
        if (value instanceof Double real) {
            double rounded = Math.rint(real);
            return rounded >= -0x1p63 && rounded < 0x1p63 ? (long) rounded : null;
        }
        if (value instanceof Boolean flag) {
            return flag ? 1L : 0L;
        }
        if (value instanceof Long whole) {
            return whole;
        }
        BigDecimal decimal = decimal(value);
        if (decimal == null) {
            return null;
        }
        BigDecimal rounded = decimal.setScale(0, RoundingMode.HALF_UP);
        return rounded.toBigInteger().bitLength() > 63 ? null : rounded.longValue();
    }

    private static @Nullable BigDecimal decimal(Object value) {
        return switch (value) {
            case Long whole -> BigDecimal.valueOf(whole);
            case BigDecimal decimal -> decimal;
            case Boolean flag -> flag ? BigDecimal.ONE : BigDecimal.ZERO;
            case Double real -> Double.isFinite(real) ? new BigDecimal(real) : null;
            case Bytes text -> parse(text.text().strip());
            default -> null;
        };
    }

    private static @Nullable BigDecimal parse(String text) {
        if (text.length() > LONGEST_NUMBER) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(text);
            // "1e999999999" is a short text and a number of a billion digits.
            return Math.abs((long) number.scale()) > LONGEST_NUMBER ? null : number;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable Double real(Object value) {
        return switch (value) {
            case Double real -> real;
            case Number number -> number.doubleValue();
            case Boolean flag -> flag ? 1.0 : 0.0;
            case Bytes text -> switch (text.text().strip().toLowerCase(Locale.ROOT)) {
                case "nan" -> Double.NaN;
                case "inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
                case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
                case String digits -> {
                    if (!digits.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?")) {
                        yield null;
                    }
                    yield Double.valueOf(digits);
                }
            };
            default -> null;
        };
    }

    private static @Nullable Bytes uuid(Bytes value, SqlType from) {
        if (from instanceof SqlType.Blob) {
            return value.array().length == 16 ? value : null;
        }
        String hex = value.text().strip().replace("-", "");
        return hex.matches("[0-9a-fA-F]{32}") ? new Bytes(HexFormat.of().parseHex(hex)) : null;
    }

    /** The value as {@code RENDERING} has it. */
    public static String text(Object value, SqlType type) {
        return switch (type) {
            case SqlType.Decimal d when value instanceof BigDecimal decimal -> decimal.toPlainString();
            case SqlType.Real r when value instanceof Double real -> number(real, r.bits());
            case SqlType.Date d when value instanceof Long day -> Temporal.date(day);
            case SqlType.Time(var unit) when value instanceof Long nanos -> Temporal.time(nanos, unit);
            case SqlType.Timestamp(var unit, boolean zoned) when value instanceof Moment moment -> Temporal.timestamp(
                    moment, unit, zoned);
            case SqlType.Interval i when value instanceof Span span -> Temporal.span(span);
            case SqlType.Blob b when value instanceof Bytes bytes -> HexFormat.of().formatHex(bytes.array());
            case SqlType.Uuid u when value instanceof Bytes bytes -> {
                java.nio.ByteBuffer halves = java.nio.ByteBuffer.wrap(bytes.array());
                yield new UUID(halves.getLong(), halves.getLong()).toString();
            }
            default -> value.toString();
        };
    }

    private static String number(double value, int bits) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        if (bits == 32) {
            return new BigDecimal(Float.toString((float) value)).stripTrailingZeros().toPlainString();
        }
        TextSink sink = TextSink.inMemory(InvalidUtf8.REPLACE);
        JsonText.number(value, sink);
        return sink.toString();
    }

    /** The value for a message. */
    public static String shown(Object value, SqlType type) {
        String text = text(value, type);
        return '"' + (text.length() > 40 ? text.substring(0, 40) + "…" : text) + '"';
    }
}
