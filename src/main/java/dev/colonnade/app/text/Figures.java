package dev.colonnade.app.text;

import java.util.Locale;

/** How numbers are written in the window. */
public final class Figures {
    private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB", "PB", "EB"};

    private Figures() {
    }

    /** {@code 1,234,567}. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
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
