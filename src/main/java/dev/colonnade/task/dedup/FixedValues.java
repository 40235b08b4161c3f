package dev.colonnade.task.dedup;

import dev.colonnade.column.BoolColumn;
import dev.colonnade.column.Column;
import dev.colonnade.column.FixedColumn;
import dev.colonnade.column.Layouts;
import dev.colonnade.column.Type;
import dev.colonnade.scan.value.Extensions;
import dev.colonnade.scan.value.Moment;
import java.lang.foreign.MemorySegment;

/** Values of up to 16 bytes as two words, which agree where the values are equal: NaN is one, and so is zero. */
final class FixedValues {
    /** The most bytes a value may have. */
    static final int MOST = 16;

    private FixedValues() {
    }

    /** How many bytes values of this type need, the lowest of the words first; -1 if they are not for this. */
    static int width(Type type) {
        return switch (type) {
            case Type.Null n -> 0;
            case Type.Bool b -> 1;
            case Type.Int(int bits, boolean signed) -> bits / 8;
            case Type.FloatingPoint(int bits) -> bits == 64 ? 8 : 4;
            case Type.Decimal decimal -> decimal.bits() <= MOST * 8 ? decimal.bits() / 8 : -1;
            case Type.FixedBinary(int width) -> width <= MOST ? width : -1;
            case Type.Date(boolean millis) -> millis ? 8 : 4;
            case Type.Time time -> time.bits() / 8;
            case Type.Timestamp t -> 8;
            case Type.Duration d -> 8;
            // Others are equal to what is written otherwise: 30 days are a month.
            case Type.Interval(Type.IntervalUnit unit) -> unit == Type.IntervalUnit.YEAR_MONTH ? 4 : -1;
            case Type.Dictionary dictionary -> width(dictionary.values());
            case Type.RunEndEncoded runs -> width(runs.values().type());
            case Type.Extension extension -> extension.name().equals(Extensions.BOOL8)
                    ? 1
                    : extension.name().equals(Extensions.INT96) ? -1 : width(extension.storage());
            case Type.Utf8 u -> -1;
            case Type.Binary b -> -1;
            case Type.ListOf l -> -1;
            case Type.FixedList l -> -1;
            case Type.Struct s -> -1;
            case Type.MapOf m -> -1;
            case Type.Union u -> -1;
        };
    }

    /** Whether this column's values can be loaded. */
    static boolean is(Column column) {
        return (column instanceof FixedColumn || column instanceof BoolColumn) && width(column.type()) >= 0;
    }

    /** Loads values of a run of rows into words from {@code at} on; of null rows, whatever stands there. */
    static void load(Column column, int from, int count, long[] low, long[] high, int at) {
        if (column instanceof BoolColumn flags) {
            for (int i = 0; i < count; i++) {
                low[at + i] = flags.get(from + i) ? 1 : 0;
            }
            zero(high, at, count);
            return;
        }
        FixedColumn fixed = (FixedColumn) column;
        if (fixed.type() instanceof Type.Extension extension && extension.name().equals(Extensions.BOOL8)) {
            for (int i = 0; i < count; i++) {
                low[at + i] = fixed.getByte(from + i) != 0 ? 1 : 0;
            }
            zero(high, at, count);
            return;
        }
        switch (fixed.type().storageType()) {
            case Type.FloatingPoint(int bits) -> {
                real(fixed, bits, from, count, low, at);
                zero(high, at, count);
            }
            case Type.Date(boolean millis) when millis -> {
                for (int i = 0; i < count; i++) {
                    low[at + i] = Math.floorDiv(fixed.getLong(from + i), Moment.DAY * 1000);
                }
                zero(high, at, count);
            }
            case Type other -> whole(fixed, from, count, low, high, at);
        }
    }

    private static void zero(long[] words, int at, int count) {
        java.util.Arrays.fill(words, at, at + count, 0);
    }

    private static void real(FixedColumn column, int bits, int from, int count, long[] low, int at) {
        for (int i = 0; i < count; i++) {
            if (bits == 64) {
                // Adding zero makes -0.0 what it equals.
                low[at + i] = Double.doubleToLongBits(column.getDouble(from + i) + 0.0);
            } else {
                float value = bits == 32
                        ? column.getFloat(from + i)
                        : Float.float16ToFloat(column.getShort(from + i));
                low[at + i] = Integer.toUnsignedLong(Float.floatToIntBits(value + 0.0f));
            }
        }
    }

    private static void whole(FixedColumn column, int from, int count, long[] low, long[] high, int at) {
        MemorySegment data = column.data();
        switch (column.width()) {
            case 8 -> {
                MemorySegment.copy(data, Layouts.LONG, from * 8L, low, at, count);
                zero(high, at, count);
            }
            case 4 -> {
                for (int i = 0; i < count; i++) {
                    low[at + i] = Integer.toUnsignedLong(data.get(Layouts.INT, (from + i) * 4L));
                }
                zero(high, at, count);
            }
            case 2 -> {
                for (int i = 0; i < count; i++) {
                    low[at + i] = Short.toUnsignedLong(data.get(Layouts.SHORT, (from + i) * 2L));
                }
                zero(high, at, count);
            }
            case 16 -> {
                for (int i = 0; i < count; i++) {
                    low[at + i] = data.get(Layouts.LONG, (from + i) * 16L);
                    high[at + i] = data.get(Layouts.LONG, (from + i) * 16L + 8);
                }
            }
            default -> {
                int width = column.width();
                for (int i = 0; i < count; i++) {
                    low[at + i] = bytes(data, (long) (from + i) * width, Math.min(8, width));
                    high[at + i] = width <= 8 ? 0 : bytes(data, (long) (from + i) * width + 8, width - 8);
                }
            }
        }
    }

    private static long bytes(MemorySegment data, long at, int count) {
        long word = 0;
        for (int i = 0; i < count; i++) {
            word |= (data.get(Layouts.BYTE, at + i) & 0xFFL) << i * 8;
        }
        return word;
    }
}
