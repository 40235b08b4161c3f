package dev.colonnade.text;

import dev.colonnade.base.Fault;
import dev.colonnade.column.FixedColumn;
import dev.colonnade.column.Layouts;
import dev.colonnade.column.Type;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;

/** Decimals in plain notation with the full scale. */
final class DecimalText {
    /** Scales beyond this make texts longer than any number of this width deserves; a file may claim any 32-bit scale. */
    private static final int LARGEST_SCALE = 10_000;

    private DecimalText() {
    }

    static void write(FixedColumn column, Type.Decimal type, int row, TextSink out) {
        int scale = type.scale();
        if (Math.abs((long) scale) > LARGEST_SCALE) {
            throw Fault.unsupported(null, "a decimal of scale " + scale + " is not written down");
        }
        switch (type.bits()) {
            case 32 -> small(column.getInt(row), scale, out);
            case 64 -> small(column.getLong(row), scale, out);
            default -> {
                MemorySegment value = column.value(row);
                long low = value.get(Layouts.LONG, 0);
                if (fitsLong(value, low)) {
                    small(low, scale, out);
                } else {
                    BigInteger unscaled = unscaled(value);
                    digits(unscaled.signum() < 0, unscaled.abs().toString(), scale, out);
                }
            }
        }
    }

    private static boolean fitsLong(MemorySegment value, long low) {
        for (long at = 8; at < value.byteSize(); at += 8) {
            if (value.get(Layouts.LONG, at) != low >> 63) {
                return false;
            }
        }
        return true;
    }

    /** The little-endian two's complement number in {@code value}. */
    private static BigInteger unscaled(MemorySegment value) {
        byte[] bytes = value.toArray(ValueLayout.JAVA_BYTE);
        for (int i = 0, j = bytes.length - 1; i < j; i++, j--) {
            byte other = bytes[i];
            bytes[i] = bytes[j];
            bytes[j] = other;
        }
        return new BigInteger(bytes);
    }

    private static void small(long unscaled, int scale, TextSink out) {
        if (scale == 0) {
            out.number(unscaled);
        } else if (unscaled == Long.MIN_VALUE) {
            digits(true, Long.toUnsignedString(unscaled), scale, out);
        } else {
            digits(unscaled < 0, Long.toString(Math.abs(unscaled)), scale, out);
        }
    }

    private static void digits(boolean negative, String digits, int scale, TextSink out) {
        if (negative) {
            out.put('-');
        }
        int length = digits.length();
        if (scale <= 0) {
            out.ascii(digits);
            // Zero is zero at any scale.
            out.zeros(digits.equals("0") ? 0 : -scale);
        } else if (length > scale) {
            out.ascii(digits.substring(0, length - scale));
            out.put('.');
            out.ascii(digits.substring(length - scale));
        } else {
            out.ascii("0.");
            out.zeros(scale - length);
            out.ascii(digits);
        }
    }
}
