package dev.colonnade.task.values;

import dev.colonnade.column.Column;
import dev.colonnade.column.DictionaryColumn;
import dev.colonnade.column.FixedColumn;
import dev.colonnade.column.RunEndColumn;
import dev.colonnade.column.Type;
import dev.colonnade.scan.value.CellValue;
import org.jspecify.annotations.Nullable;

/**
 * Puts values of a type on a line, as a number of 64 bits whose order is theirs: whole numbers, dates and moments
 * exactly, floating-point numbers and decimals as the nearest {@code double}.
 */
enum Scale {
    WHOLE {
        @Override
        long key(Column column, int row) {
            return switch (column) {
                case FixedColumn fixed -> fixed.type().storageType() instanceof Type.Int(int bits, boolean signed)
                        && !signed
                                ? fixed.getInteger(row, false) ^ (bits == 64 ? Long.MIN_VALUE : 0)
                                : fixed.getInteger(row, true);
                case DictionaryColumn coded -> key(coded.dictionary(), coded.index(row));
                case RunEndColumn runs -> key(runs.values(), runs.run(row));
                default -> throw new IllegalStateException("no whole numbers: " + column.type());
            };
        }

        @Override
        boolean hasPlace(long key) {
            return true;
        }

        @Override
        int bars(long least, long most) {
            long span = most - least;
            return Long.compareUnsigned(span, Distribution.MOST_BARS) < 0 ? (int) span + 1 : Distribution.MOST_BARS;
        }

        @Override
        double along(long key, long least, long most) {
            return real(key - least) / real(most - least);
        }

        /** Distances may be longer than what fits a signed number. */
        private double real(long unsigned) {
            return unsigned >= 0 ? unsigned : (unsigned >>> 1 | unsigned & 1) * 2.0;
        }

        @Override
        int bar(long key, long least, long most, int bars) {
            return bars < Distribution.MOST_BARS ? (int) (key - least) : super.bar(key, least, most, bars);
        }
    },
    REAL {
        @Override
        long key(Column column, int row) {
            if (CellValue.of(column, row) instanceof Number number) {
                // Zero has two signs and one place.
                return Double.doubleToLongBits(number.doubleValue() + 0.0);
            }
            throw new IllegalStateException("no numbers: " + column.type());
        }

        @Override
        boolean hasPlace(long key) {
            return Double.isFinite(Double.longBitsToDouble(key));
        }

        @Override
        int compare(long one, long other) {
            return Double.compare(Double.longBitsToDouble(one), Double.longBitsToDouble(other));
        }

        @Override
        int bars(long least, long most) {
            return least == most ? 1 : Distribution.MOST_BARS;
        }

        @Override
        double along(long key, long least, long most) {
            // Halves, since the distance between two numbers may be twice the greatest there is.
            double from = Double.longBitsToDouble(least) / 2;
            return (Double.longBitsToDouble(key) / 2 - from) / (Double.longBitsToDouble(most) / 2 - from);
        }
    };

    abstract long key(Column column, int row);

    /** Not so for NaN and the infinities. */
    abstract boolean hasPlace(long key);

    int compare(long one, long other) {
        return Long.compare(one, other);
    }

    /** How many bars say something: fewer where there are fewer values than that. */
    abstract int bars(long least, long most);

    /** From 0 at the least to 1 at the greatest. */
    abstract double along(long key, long least, long most);

    /** Which bar a value belongs to. */
    int bar(long key, long least, long most, int bars) {
        return bars == 1 ? 0 : Math.clamp((long) (along(key, least, most) * bars), 0, bars - 1);
    }

    /** The scale for values of this type, below encodings; null where they have no order that can be drawn. */
    static @Nullable Scale of(Type type) {
        return switch (type) {
            case Type.Int _,Type.Date _,Type.Time _,Type.Timestamp _ -> WHOLE;
            case Type.FloatingPoint _,Type.Decimal _ -> REAL;
            case Type.Dictionary dictionary -> of(dictionary.values());
            case Type.RunEndEncoded runs -> of(runs.values().type());
            case Type.Null _,Type.Bool _,Type.Utf8 _,Type.Binary _,Type.FixedBinary _,Type.Duration _,Type.Interval _,Type.ListOf _,Type.FixedList _,Type.Struct _,Type.MapOf _,Type.Union _,Type.Extension _ ->
                null;
        };
    }

    /** Whether a value is NULL, or stands for one that is. */
    static boolean isNull(Column column, int row) {
        return column.isNull(row) || switch (column) {
            case DictionaryColumn coded -> isNull(coded.dictionary(), coded.index(row));
            case RunEndColumn runs -> isNull(runs.values(), runs.run(row));
            default -> false;
        };
    }
}
