package dev.colonnade.scan.reference;

import dev.colonnade.base.Fault;
import dev.colonnade.scan.expression.Function;
import dev.colonnade.scan.value.Bytes;
import dev.colonnade.scan.value.Cell;
import dev.colonnade.scan.value.Moment;
import dev.colonnade.scan.value.SqlType;
import dev.colonnade.scan.value.Temporal;
import dev.colonnade.scan.value.ValueFault;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The functions of the language over values that are not null. */
final class Functions {
    private static final int LONGEST_TEXT = 1 << 28;

    private Functions() {
    }

    static @Nullable Object apply(Function function, SqlType type, Object[] values) {
        Object first = values[0];
        return switch (function) {
            case ABS -> abs(first);
            case ROUND -> round(first, values.length > 1 ? (Long) values[1] : 0, type);
            case FLOOR -> whole(first, RoundingMode.FLOOR);
            case CEIL -> whole(first, RoundingMode.CEILING);
            case IS_NAN -> first instanceof Double real && real.isNaN();
            case LENGTH -> length(first, type);
            case LOWER -> Bytes.of(first.toString().toLowerCase(Locale.ROOT));
            case UPPER -> Bytes.of(first.toString().toUpperCase(Locale.ROOT));
            case TRIM -> Bytes.of(trim(first.toString(), values.length > 1 ? values[1].toString() : " "));
            case SUBSTR -> substr(first.toString(), (Long) values[1], values.length > 2 ? (Long) values[2] : null);
            case JOIN -> Bytes.of(bounded(first.toString() + values[1]));
            case STARTS_WITH -> first.toString().startsWith(values[1].toString());
            case ENDS_WITH -> first.toString().endsWith(values[1].toString());
            case CONTAINS -> first.toString().contains(values[1].toString());
            case YEAR -> (long) Temporal.calendar(day(first)).getYear();
            case MONTH -> (long) Temporal.calendar(day(first)).getMonthValue();
            case DAY -> (long) Temporal.calendar(day(first)).getDayOfMonth();
            case HOUR -> second(first) / 3600;
            case MINUTE -> second(first) / 60 % 60;
            case SECOND -> second(first) % 60;
            case DATE_TRUNC -> truncate(first.toString(), values[1], type);
            case CONCAT, COALESCE -> throw new IllegalStateException("takes nulls");
        };
    }

    private static String bounded(String text) {
        if (text.length() > LONGEST_TEXT) {
            throw Fault.unsupported(null, "a text of " + text.length() + " characters is too long")
                    .advise("take a part of it with substr");
        }
        return text;
    }

    private static Object abs(Object number) {
        return switch (number) {
            case Long whole when whole == Long.MIN_VALUE -> throw ValueFault
                    .overflow("abs(" + whole + ")");
            case Long whole -> Math.abs(whole);
            case BigDecimal decimal -> decimal.abs();
            default -> Math.abs((Double) number);
        };
    }

    /** Halves go away from zero. */
    private static Object round(Object number, long digits, SqlType type) {
        if (number instanceof Long whole) {
            if (digits >= 0) {
                return whole;
            }
            BigDecimal rounded = BigDecimal.valueOf(whole).setScale((int) digits, RoundingMode.HALF_UP);
            if (rounded.toBigInteger().bitLength() > 63) {
                throw ValueFault.overflow("round(" + whole + ", " + digits + ")");
            }
            return rounded.longValue();
        }
        if (number instanceof BigDecimal decimal) {
            int scale = type instanceof SqlType.Decimal(int s) ? s : 0;
            return decimal.setScale((int) digits, RoundingMode.HALF_UP).setScale(scale, RoundingMode.HALF_UP);
        }
        double real = (Double) number;
        if (!Double.isFinite(real)) {
            return real;
        }
        double rounded = new BigDecimal(real).setScale((int) digits, RoundingMode.HALF_UP).doubleValue();
        return Math.copySign(rounded, real);
    }

    private static Object whole(Object number, RoundingMode mode) {
        return switch (number) {
            case Long whole -> whole;
            case BigDecimal decimal -> decimal.setScale(0, mode);
            default -> mode == RoundingMode.FLOOR ? Math.floor((Double) number) : Math.ceil((Double) number);
        };
    }

    /** Characters of a text, bytes of a blob, elements of a list. */
    private static long length(Object value, SqlType type) {
        return switch (value) {
            case Cell cell -> Evaluator.elements(cell.column(), cell.row()).length();
            case Bytes bytes -> bytes.text().codePoints().count();
            default -> throw new IllegalStateException(value.getClass() + " of " + type);
        };
    }

    private static String trim(String text, String characters) {
        int[] points = text.codePoints().toArray();
        int from = 0;
        int to = points.length;
        while (from < to && characters.indexOf(points[from]) >= 0) {
            from++;
        }
        while (to > from && characters.indexOf(points[to - 1]) >= 0) {
            to--;
        }
        return new String(points, from, to - from);
    }

    /** From character {@code from}, counted from 1, or from -1 at the end; a negative count goes backwards from there. */
    private static Bytes substr(String text, long from, @Nullable Long count) {
        int[] points = text.codePoints().toArray();
        long length = points.length;
        long bound = Integer.MAX_VALUE * 2L;
        long start = Math.clamp(from, -bound, bound);
        start = start > 0 ? start - 1 : start < 0 ? length + start : -1;
        long most = Math.clamp(count == null ? bound : count, -bound, bound);
        if (start < 0 && from < 0 && count != null) {
            start = from < -length ? length + Math.max(from, -bound) : start;
        }
        long low = Math.clamp(most < 0 ? start + most : start, 0, length);
        long high = Math.clamp(most < 0 ? start : start + most, low, Math.max(low, length));
        return Bytes.of(new String(points, (int) low, (int) (high - low)));
    }

    private static long day(Object value) {
        return value instanceof Moment moment ? moment.day() : (Long) value;
    }

    /** Second of the day; a plain number is a time in nanoseconds. */
    private static long second(Object value) {
        return value instanceof Moment moment ? moment.secondOfDay() : (Long) value / 1_000_000_000;
    }

    private static Object truncate(String part, Object value, SqlType type) {
        Moment moment = value instanceof Moment given ? given : Moment.ofDay((Long) value);
        Moment cut = Temporal.truncate(part, moment);
        if (cut == null) {
            throw Fault.unsupported(null, "\"" + part + "\" is no part of a date")
                    .advise("name year, month, day or the like");
        }
        return type instanceof SqlType.Date ? (Object) cut.day() : cut;
    }
}
