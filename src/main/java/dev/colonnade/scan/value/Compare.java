package dev.colonnade.scan.value;

import java.math.BigDecimal;

/**
 * The order of values. Numbers of different types are compared as the numbers they are, without rounding either. NaN
 * equals itself and is greater than every number, and -0.0 equals 0.0.
 */
public final class Compare {
    private Compare() {
    }

    /** @throws IllegalArgumentException for values of types that have no common order */
    public static int compare(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return x.compareTo(y);
        }
        if (a instanceof Double x && b instanceof Double y) {
            return compare(x.doubleValue(), y.doubleValue());
        }
        if (a instanceof Double x) {
            return -compareExact(exact(b), x);
        }
        if (b instanceof Double y) {
            return compareExact(exact(a), y);
        }
        if (a instanceof BigDecimal || b instanceof BigDecimal) {
            return exact(a).compareTo(exact(b));
        }
        if (a instanceof Bytes x && b instanceof Bytes y) {
            return x.compareTo(y);
        }
        if (a instanceof Boolean x && b instanceof Boolean y) {
            return x.compareTo(y);
        }
        if (a instanceof Moment x && b instanceof Moment y) {
            return x.compareTo(y);
        }
        if (a instanceof Span x && b instanceof Span y) {
            return x.compareTo(y);
        }
        throw new IllegalArgumentException(a.getClass() + " beside " + b.getClass());
    }

    public static int compare(double a, double b) {
        return a < b ? -1 : a > b ? 1 : a == b ? 0 : Boolean.compare(Double.isNaN(a), Double.isNaN(b));
    }

    private static int compareExact(BigDecimal a, double b) {
        if (Double.isNaN(b) || b == Double.POSITIVE_INFINITY) {
            return -1;
        }
        return b == Double.NEGATIVE_INFINITY ? 1 : a.compareTo(new BigDecimal(b));
    }

    /** An integer or decimal as a decimal. */
    static BigDecimal exact(Object number) {
        return switch (number) {
            case Long whole -> BigDecimal.valueOf(whole);
            case BigDecimal decimal -> decimal;
            default -> throw new IllegalArgumentException(number.getClass() + " is no exact number");
        };
    }
}
