package dev.colonnade.format.verify;

import dev.colonnade.column.FixedColumn;
import dev.colonnade.column.Layouts;
import dev.colonnade.column.Type;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** What values of a fixed width may be, beyond what their width allows. */
final class ValueRules {
    private static final long DAY_MILLIS = 86_400_000L;

    private ValueRules() {
    }

    /** Whether a row's value is one of its type, or null where every bit pattern is. */
    static @Nullable IntPredicate of(FixedColumn column) {
        return switch (column.type().storageType()) {
            case Type.Decimal decimal -> decimal(column, decimal);
            case Type.Time time -> {
                long day = 86_400L * time.unit().perSecond;
                yield row -> {
                    long value = column.getInteger(row, true);
                    return value >= 0 && value < day;
                };
            }
            case Type.Date date when date.millis() -> row -> column.getLong(row) % DAY_MILLIS == 0;
            default -> null;
        };
    }

    private static IntPredicate decimal(FixedColumn column, Type.Decimal type) {
        if (type.bits() <= 64) {
            long most = Math.round(Math.pow(10, type.precision()));
            return row -> {
                long value = column.getInteger(row, true);
                return value > -most && value < most;
            };
        }
        BigInteger most = BigInteger.TEN.pow(type.precision());
        int width = column.width();
        return row -> {
            // Nearly every value fits the low word; the rest take the slow road.
            long low = column.data().get(Layouts.LONG, (long) row * width);
            boolean small = true;
            for (int at = 8; at < width; at += 8) {
                small &= column.data().get(Layouts.LONG, (long) row * width + at) == low >> 63;
            }
            if (small && type.precision() > 18) {
                return true;
            }
            byte[] bytes = column.value(row).toArray(ValueLayout.JAVA_BYTE);
            for (int i = 0, j = bytes.length - 1; i < j; i++, j--) {
                byte swapped = bytes[i];
                bytes[i] = bytes[j];
                bytes[j] = swapped;
            }
            return new BigInteger(bytes).abs().compareTo(most) < 0;
        };
    }
}
