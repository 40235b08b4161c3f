package dev.colonnade.view;

import dev.colonnade.column.Type;
import dev.colonnade.scan.value.Moment;
import dev.colonnade.scan.value.Temporal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What somebody types who sees a column in its format: {@link ShownText} backwards. */
public final class TypedValue {
    private static final Pattern INTEGER = Pattern.compile("[-+]?\\d{1,40}");
    private static final Pattern OFFSET = Pattern.compile("(?i)[^:]*:.*(Z|UTC|[+-]\\d{2}(:?\\d{2}){0,2})");

    private TypedValue() {
    }

    /**
     * The text as cells usually write it: a time without an offset is one of the column's zone, an integer in a column of
     * stored values is what is stored. What is no value of the type stays as it is.
     */
    public static String of(Type type, String text, CellFormat format) {
        String stripped = text.strip();
        Type storage = type.storageType();
        if (format.raw() && INTEGER.matcher(stripped).matches()) {
            String meant = ofStored(storage, new BigInteger(stripped));
            return meant == null ? text : meant;
        }
        ZoneId zone = format.zone();
        if (storage instanceof Type.Timestamp && Formats.hasMoments(type)) {
            Instant instant = OFFSET.matcher(stripped).matches()
                    ? ofOffset(stripped)
                    : zone == null ? null : ofZone(stripped, zone);
            return instant == null ? text : zone == null ? instant.toString() : written(instant, zone);
        }
        return text;
    }

    /** As the column has it, so that a condition reads like the cells; distances with seconds are not known to those. */
    private static String written(Instant instant, ZoneId zone) {
        OffsetDateTime there = instant.atZone(zone).toOffsetDateTime();
        return there.getOffset().getTotalSeconds() % 60 != 0
                ? instant.toString()
                : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(there);
    }

    private static @Nullable String ofStored(Type type, BigInteger value) {
        try {
            return switch (type) {
                case Type.Decimal decimal -> new BigDecimal(value, decimal.scale()).toPlainString();
                case Type.Date date -> LocalDate.ofEpochDay(
                        date.millis() ? Math.floorDiv(value.longValueExact(), 86_400_000L) : value.longValueExact())
                        .toString();
                case Type.Time time -> LocalTime.ofNanoOfDay(
                        Math.multiplyExact(value.longValueExact(), 1_000_000_000L / time.unit().perSecond)).toString();
                case Type.Timestamp stamp -> {
                    Moment moment = Moment.of(value.longValueExact(), stamp.unit());
                    Instant instant = Instant.ofEpochSecond(moment.second(), moment.nano());
                    yield stamp.zone() == null
                            ? LocalDateTime.ofInstant(instant, ZoneOffset.UTC).toString()
                            : instant.toString();
                }
                default -> null;
            };
        } catch (ArithmeticException | DateTimeException e) {
            return null;
        }
    }

    /** Also of offsets with seconds, as zones had before there was standard time. */
    private static @Nullable Instant ofOffset(String text) {
        try {
            return OffsetDateTime.parse(text.replace(' ', 'T')).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable Instant ofZone(String text, ZoneId zone) {
        Moment local = Temporal.parseTimestamp(text);
        try {
            return local == null
                    ? null
                    : LocalDateTime.ofEpochSecond(local.second(), local.nano(), ZoneOffset.UTC).atZone(zone)
                            .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
