package dev.colonnade.app.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** How numbers are written in the window. */
public final class Figures {
    private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB", "PB", "EB"};

    private static final int DECIMALS = 4;
    private static final int DIGITS = 6;
    /** Beyond these a floating-point number is written with an exponent. */
    private static final double SMALLEST = 1e-6;
    private static final double LARGEST = 1e15;

    private Figures() {
    }

    /** {@code 1,234,567}. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /**
     * A sum or a mean: whole numbers in full, others to four decimals, or to six digits where that is more; digits in
     * groups of three. What is too large or too small for that has an exponent.
     */
    public static String number(Number number) {
        double real = number.doubleValue();
        if (!(number instanceof BigDecimal) && !Double.isFinite(real)) {
            return number.toString();
        }
        BigDecimal exact = number instanceof BigDecimal decimal ? decimal : BigDecimal.valueOf(real);
        boolean far = exact.signum() != 0 && (Math.abs(real) < SMALLEST
                || !(number instanceof BigDecimal) && Math.abs(real) >= LARGEST);
        if (far) {
            return Double.toString(exact.round(new MathContext(DIGITS)).doubleValue());
        }
        int before = exact.precision() - exact.scale();
        BigDecimal shown = exact.setScale(Math.max(DECIMALS, DIGITS - before), RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
        String plain = shown.toPlainString();
        int point = plain.indexOf('.');
        String whole = point < 0 ? plain : plain.substring(0, point);
        return grouped(whole) + (point < 0 ? "" : plain.substring(point));
    }

    private static String grouped(String whole) {
        StringBuilder text = new StringBuilder(whole);
        for (int at = whole.length() - 3; at > (whole.startsWith("-") ? 1 : 0); at -= 3) {
            text.insert(at, ',');
        }
        return text.toString();
    }

    /** {@code 0.04 %}; never 0 or 100 unless it is. */
    public static String percent(long part, long of) {
        double share = of == 0 ? 0 : 100.0 * part / of;
        if (part > 0 && share < 0.01) {
            return "< 0.01 %";
        }
        if (part < of && share > 99.99) {
            return "> 99.99 %";
        }
        if (part < of && share >= 99.95) {
            return String.format(Locale.ROOT, "%.2f %%", Math.min(share, 99.99));
        }
        boolean whole = part == 0 || part == of;
        return String.format(Locale.ROOT, whole ? "%.0f %%" : share < 1 ? "%.2f %%" : "%.1f %%", share);
    }

    /** Three digits that matter and a unit of powers of ten: {@code 45.3 MB}. */
    public static String bytes(long bytes) {
        double value = bytes;
        int unit = 0;
        while (Math.abs(value) >= 999.5 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        String format = unit == 0 || Math.abs(value) >= 99.95
                ? "%.0f %s"
                : Math.abs(value) >= 9.995 ? "%.1f %s" : "%.2f %s";
        return String.format(Locale.ROOT, format, value, UNITS[unit]);
    }
}
