package dev.colonnade.format.parquet.decode;

import dev.colonnade.base.Fault;
import dev.colonnade.column.FixedColumn;
import dev.colonnade.column.Layouts;
import dev.colonnade.column.Type;
import dev.colonnade.column.VarBytesColumn;
import java.lang.foreign.MemorySegment;

/** Stored values to Arrow's, where they differ: small integers and big-endian decimals. */
final class Converter {
    private static final Type.Int INT = new Type.Int(32, true);

    private Converter() {
    }

    /** Keeps the low bytes of 32-bit integers. */
    static void narrow(FixedSink from, FixedSink to) {
        FixedColumn values = from.peek(INT);
        int count = values.length();
        MemorySegment out = to.room(count);
        long at = to.end();
        if (to.width() == 2) {
            for (int i = 0; i < count; i++) {
                out.set(Layouts.SHORT, at + i * 2L, (short) values.getInt(i));
            }
        } else {
            for (int i = 0; i < count; i++) {
                out.set(Layouts.BYTE, at + i, (byte) values.getInt(i));
            }
        }
        to.advance(count);
    }

    static void decimals(FixedSink from, FixedSink to) {
        FixedColumn values = from.peek(INT);
        MemorySegment out = to.room(values.length());
        for (int i = 0; i < values.length(); i++) {
            decimal(values.data(), (long) i * values.width(), values.width(), out, to.end() + (long) i * to.width(),
                    to.width());
        }
        to.advance(values.length());
    }

    static void decimals(BytesSink from, FixedSink to) {
        VarBytesColumn values = from.peek(INT);
        MemorySegment out = to.room(values.length());
        for (int i = 0; i < values.length(); i++) {
            decimal(values.data(), values.offset(i), (int) values.size(i), out, to.end() + (long) i * to.width(),
                    to.width());
        }
        to.advance(values.length());
    }

    /** Turns the bytes around and repeats the sign; an empty value is zero. */
    private static void decimal(MemorySegment from, long source, int size, MemorySegment to, long target, int width) {
        byte sign = size > 0 && from.get(Layouts.BYTE, source) < 0 ? (byte) -1 : 0;
        int kept = Math.min(size, width);
        for (int i = 0; i < size - kept; i++) {
            if (from.get(Layouts.BYTE, source + i) != sign) {
                throw Fault.damaged(null, "a decimal of " + size + " bytes does not fit its precision");
            }
        }
        for (int i = 0; i < kept; i++) {
            to.set(Layouts.BYTE, target + i, from.get(Layouts.BYTE, source + size - 1 - i));
        }
        for (int i = kept; i < width; i++) {
            to.set(Layouts.BYTE, target + i, sign);
        }
    }
}
