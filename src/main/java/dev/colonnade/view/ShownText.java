package dev.colonnade.view;

import dev.colonnade.column.Column;
import dev.colonnade.column.Type;
import dev.colonnade.scan.value.Moment;
import dev.colonnade.scan.value.Temporal;
import dev.colonnade.text.ZonedText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** A value in the format of its column, the same wherever it is shown: a cell, a panel, a list, a bound. */
public final class ShownText {
    private ShownText() {
    }

    /**
     * As the grid has it, but with its own line breaks, and bytes as bytes. The value is not null.
     *
     * @param limit the most characters
     */
    public static String of(Column column, int row, CellFormat format, int limit) {
        return CellLine.of(column, format, limit).value(row);
    }

    /** The same where a text is all there is. @param text as cells usually write it; what is no such value stays as it is */
    public static String of(Type type, String text, CellFormat format) {
        if (format.raw()) {
            String stored = stored(type.storageType(), text);
            if (stored != null) {
                return format.grouped() && isInteger(stored) ? Formats.grouped(stored) : stored;
            }
        }
        ZoneId zone = format.zone();
        if (zone != null && Formats.hasMoments(type) && type.storageType() instanceof Type.Timestamp stamp) {
            Long value = value(text, stamp.unit());
            return value == null ? text : ZonedText.of(value, stamp.unit(), zone);
        }
        return format.grouped() && Formats.isNumber(type) ? Formats.grouped(text) : text;
    }

    private static boolean isInteger(String text) {
        return text.matches("-?\\d+");
    }

    /** Null where what is stored looks the same, or the text is no such value. */
    private static @Nullable String stored(Type type, String text) {
        Object value = switch (type) {
            case Type.Decimal decimal when decimal.scale() != 0 -> unscaled(text, decimal.scale());
            case Type.Date date -> {
                Long day = Temporal.parseDate(text);
                yield day == null || !date.millis() ? day : Long.valueOf(day * 86_400_000L);
            }
            case Type.Time time -> {
                Long nanos = Temporal.parseTime(text);
                yield nanos == null ? null : Long.valueOf(nanos / (1_000_000_000 / time.unit().perSecond));
            }
            case Type.Timestamp stamp -> value(text, stamp.unit());
            default -> null;
        };
        return value == null ? null : value.toString();
    }

    private static @Nullable BigInteger unscaled(String text, int scale) {
        try {
            return new BigDecimal(text).setScale(scale).unscaledValue();
        } catch (ArithmeticException | NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable Long value(String text, Type.Unit unit) {
        Moment moment = Temporal.parseTimestamp(text);
        if (moment == null) {
            return null;
        }
        try {
            return Math.addExact(Math.multiplyExact(moment.second(), (long) unit.perSecond),
                    moment.nano() / (1_000_000_000 / unit.perSecond));
        } catch (ArithmeticException e) {
            return null;
        }
    }
}
