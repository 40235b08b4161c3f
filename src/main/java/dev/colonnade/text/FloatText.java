package dev.colonnade.text;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Floating-point numbers in the fewest digits that read back to the same value of the same width.
 *
 * <p>The digits are the JDK's (since 19 the shortest: R. Giulietti, "The Schubfach way to render doubles"); only their
 * layout is ours: plain from 0.0001 up to 10^16, else with an exponent.
 */
final class FloatText {
    private FloatText() {
    }

    static void write(double value, boolean json, TextSink out) {
        if (Double.isFinite(value)) {
            finite(Double.toString(value), out);
        } else {
            notFinite(value, json, out);
        }
    }

    static void write(float value, boolean json, TextSink out) {
        if (Float.isFinite(value)) {
            finite(Float.toString(value), out);
        } else {
            notFinite(value, json, out);
        }
    }

    /** @param bits an IEEE 754 binary16 */
    static void writeHalf(short bits, boolean json, TextSink out) {
        float value = Float.float16ToFloat(bits);
        if (!Float.isFinite(value)) {
            notFinite(value, json, out);
        } else if (value == 0) {
            finite(Float.toString(value), out);
        } else {
            BigDecimal exact = new BigDecimal(value);
            for (int digits = 1;; digits++) {
                // Five digits always suffice for eleven bits.
                float near = exact.round(new MathContext(digits)).floatValue();
                if (digits == 5 || Float.floatToFloat16(near) == bits) {
                    finite(Float.toString(near), out);
                    return;
                }
            }
        }
    }

    private static void notFinite(double value, boolean json, TextSink out) {
        String text = Double.isNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
        if (json) {
            out.put('"');
        }
        out.ascii(text);
        if (json) {
            out.put('"');
        }
    }

    /** Lays out what {@code toString} gave: {@code 1.234E10} and the like. */
    private static void finite(String text, TextSink out) {
        int e = text.indexOf('E');
        if (e < 0) {
            out.ascii(text);
            return;
        }
        int exponent = Integer.parseInt(text.substring(e + 1));
        int start = text.charAt(0) == '-' ? 1 : 0;
        char lead = text.charAt(start);
        // Digits after the point; "0" alone means none.
        int from = start + 2;
        int to = e - from == 1 && text.charAt(from) == '0' ? from : e;
        if (start == 1) {
            out.put('-');
        }
        if (exponent < 0 && exponent >= -4) {
            out.ascii("0.");
            out.zeros(-exponent - 1);
            out.put(lead);
            out.ascii(text.substring(from, to));
        } else if (exponent >= 0 && exponent < 16) {
            out.put(lead);
            int whole = Math.min(to, from + exponent);
            out.ascii(text.substring(from, whole));
            out.zeros(exponent - (whole - from));
            out.put('.');
            out.ascii(whole < to ? text.substring(whole, to) : "0");
        } else {
            out.put(lead);
            if (from < to) {
                out.put('.');
                out.ascii(text.substring(from, to));
            }
            out.put('e');
            out.number(exponent);
        }
    }
}
