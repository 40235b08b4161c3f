package dev.colonnade.scan.value;

import dev.colonnade.column.Type.Unit;
import dev.colonnade.text.InvalidUtf8;
import dev.colonnade.text.TemporalText;
import dev.colonnade.text.TextSink;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates, times and lengths of time: read from text, written down, taken apart. The calendar is ISO's, without a zone. */
public final class Temporal {
    private static final String DATE = "([+-]?\\d{4,})-(\\d{1,2})-(\\d{1,2})";
    private static final String TIME = "(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d{1,9}))?)?";
    private static final String ZONE = "\\s*(Z|z|UTC|[+-]\\d{2}(?::?\\d{2})?)?";
    private static final Pattern DATE_ONLY = Pattern.compile(DATE);
    private static final Pattern TIME_ONLY = Pattern.compile(TIME);
    private static final Pattern DATE_TIME = Pattern.compile(DATE + "(?:[T ]\\s*" + TIME + ZONE + ")?");
    private static final Pattern SPAN = Pattern.compile("([+-]?\\d+)(?:\\.(\\d{1,9}))?\\s*([a-z]+)\\s*");
    private static final int LONGEST_YEAR = 7;

    private Temporal() {
    }

    /** Days since 1970-01-01, or null if that is no date. */
    public static @Nullable Long parseDate(String text) {
        Matcher match = DATE_ONLY.matcher(text.strip());
        return match.matches() ? day(match) : null;
    }

    private static @Nullable Long day(Matcher match) {
        if (match.group(1).length() > LONGEST_YEAR) {
            return null;
        }
        try {
            return LocalDate.of(Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2)),
                    Integer.parseInt(match.group(3))).toEpochDay();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Nanoseconds since midnight, or null if that is no time. */
    public static @Nullable Long parseTime(String text) {
        Matcher match = TIME_ONLY.matcher(text.strip());
        return match.matches() ? nanos(match, 1) : null;
    }

    private static @Nullable Long nanos(Matcher match, int first) {
        int hour = Integer.parseInt(match.group(first));
        int minute = Integer.parseInt(match.group(first + 1));
        String seconds = match.group(first + 2);
        int second = seconds == null ? 0 : Integer.parseInt(seconds);
        if (hour > 23 || minute > 59 || second > 59) {
            return null;
        }
        return (hour * 3600L + minute * 60L + second) * 1_000_000_000 + fraction(match.group(first + 3));
    }

    private static long fraction(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong((digits + "000000000").substring(0, 9));
    }

    /** A moment, from a date with or without a time and an offset; without an offset it is in UTC. Null if it is none. */
    public static @Nullable Moment parseTimestamp(String text) {
        Matcher match = DATE_TIME.matcher(text.strip());
        if (!match.matches()) {
            return null;
        }
        Long day = day(match);
        Long nanos = match.group(4) == null ? Long.valueOf(0) : nanos(match, 4);
        if (day == null || nanos == null) {
            return null;
        }
        return Moment.of(day * Moment.DAY - offset(match.group(8)), nanos);
    }

    private static long offset(@Nullable String zone) {
        if (zone == null || Character.isLetter(zone.charAt(0))) {
            return 0;
        }
        String digits = zone.substring(1).replace(":", "");
        long hours = Long.parseLong(digits.substring(0, 2));
        long minutes = digits.length() > 2 ? Long.parseLong(digits.substring(2)) : 0;
        return (zone.charAt(0) == '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
    }

    /** A length such as {@code 1 day 2 hours}, or null if it is none. */
    public static @Nullable Span parseSpan(String text) {
        Matcher match = SPAN.matcher(text.strip().toLowerCase(Locale.ROOT));
        Span sum = new Span(0, 0, 0, 0);
        int at = 0;
        while (at < match.regionEnd() && match.find() && match.start() == at) {
            Span part = part(new BigInteger(match.group(1)), match.group(2), match.group(3));
            if (part == null) {
                return null;
            }
            sum = sum.plus(part);
            at = match.end();
        }
        return at > 0 && at == match.regionEnd() ? sum : null;
    }

    private static @Nullable Span part(BigInteger count, @Nullable String decimals, String unit) {
        if (count.bitLength() > 40) {
            return null;
        }
        long n = count.longValue();
        String one = unit.endsWith("s") && unit.length() > 2 ? unit.substring(0, unit.length() - 1) : unit;
        boolean second = one.equals("second") || one.equals("sec") || one.equals("s");
        if (decimals != null && !second) {
            return null;
        }
        return switch (one) {
            case "century", "centurie" -> new Span(n * 1200, 0, 0, 0);
            case "decade" -> new Span(n * 120, 0, 0, 0);
            case "year", "yr", "y" -> new Span(n * 12, 0, 0, 0);
            case "quarter" -> new Span(n * 3, 0, 0, 0);
            case "month", "mon" -> new Span(n, 0, 0, 0);
            case "week", "w" -> new Span(0, n * 7, 0, 0);
            case "day", "d" -> new Span(0, n, 0, 0);
            case "hour", "hr", "h" -> new Span(0, 0, n * 3600, 0);
            case "minute", "min", "m" -> new Span(0, 0, n * 60, 0);
            case "second", "sec", "s" -> Span.of(0, 0, n, n < 0 ? -fraction(decimals) : fraction(decimals));
            case "millisecond", "msec", "ms" -> Span.of(0, 0, n / 1000, n % 1000 * 1_000_000);
            case "microsecond", "usec", "us" -> Span.of(0, 0, n / 1_000_000, n % 1_000_000 * 1000);
            case "nanosecond", "nsec", "ns" -> Span.of(0, 0, 0, n);
            default -> null;
        };
    }

    static String date(long day) {
        return written(sink -> TemporalText.date(day, sink));
    }

    static String time(long nanos, Unit unit) {
        return written(sink -> TemporalText.time(nanos / (1_000_000_000 / unit.perSecond), unit, sink));
    }

    static String timestamp(Moment moment, Unit unit, boolean zoned) {
        String time = time(moment.secondOfDay() * 1_000_000_000L + moment.nano(), unit);
        return date(moment.day()) + "T" + time + (zoned ? "Z" : "");
    }

    static String span(Span span) {
        String text = (span.months() != 0 ? span.months() + " months " : "")
                + (span.days() != 0 ? span.days() + " days " : "")
                + (span.seconds() != 0 || span.nanos() != 0
                        ? new java.math.BigDecimal(span.seconds())
                                .add(java.math.BigDecimal.valueOf(span.nanos(), 9)).stripTrailingZeros()
                                .toPlainString() + " seconds"
                        : "");
        return text.isEmpty() ? "0 seconds" : text.strip();
    }

    private static String written(Consumer<TextSink> writer) {
        TextSink sink = TextSink.inMemory(InvalidUtf8.REPLACE);
        writer.accept(sink);
        return sink.toString();
    }

    /** The date of a day number. */
    public static LocalDate calendar(long day) {
        try {
            return LocalDate.ofEpochDay(day);
        } catch (DateTimeException e) {
            throw ValueFault.of("day " + day + " is outside of the calendar");
        }
    }

    /** A moment moved by a length: first by months (to the last day of a shorter month), then by days, then by time. */
    public static Moment plus(Moment moment, Span span) {
        long day = moment.day();
        if (span.months() != 0) {
            try {
                day = calendar(day).plusMonths(span.months()).toEpochDay();
            } catch (DateTimeException e) {
                throw ValueFault.of("a date moved by " + span.months() + " months is outside of the calendar");
            }
        }
        long moved = Math.addExact(Math.multiplyExact(Math.addExact(day, span.days()), Moment.DAY),
                moment.secondOfDay());
        return Moment.of(Math.addExact(moved, span.seconds()), (long) moment.nano() + span.nanos());
    }

    /** The begin of the year, month, week .. that holds the moment; null for a name that is no such part. */
    public static @Nullable Moment truncate(String part, Moment moment) {
        long second = moment.second();
        return switch (part) {
            case "nanosecond", "nanoseconds" -> moment;
            case "microsecond", "microseconds" -> new Moment(second, moment.nano() / 1000 * 1000);
            case "millisecond", "milliseconds" -> new Moment(second, moment.nano() / 1_000_000 * 1_000_000);
            case "second", "seconds" -> new Moment(second, 0);
            case "minute", "minutes" -> new Moment(Math.floorDiv(second, 60L) * 60, 0);
            case "hour", "hours" -> new Moment(Math.floorDiv(second, 3600L) * 3600, 0);
            case "day", "days" -> Moment.ofDay(moment.day());
            case "week", "weeks" -> Moment.ofDay(moment.day() - Math.floorMod(moment.day() + 3, 7L));
            default -> {
                LocalDate date = calendar(moment.day());
                LocalDate first = switch (part) {
                    case "month", "months" -> date.withDayOfMonth(1);
                    case "quarter", "quarters" ->
                        LocalDate.of(date.getYear(), (date.getMonthValue() - 1) / 3 * 3 + 1, 1);
                    case "year", "years" -> date.withDayOfYear(1);
                    case "decade", "decades" -> LocalDate.of(Math.floorDiv(date.getYear(), 10) * 10, 1, 1);
                    case "century", "centuries" -> LocalDate.of(Math.floorDiv(date.getYear() - 1, 100) * 100 + 1, 1, 1);
                    default -> null;
                };
                yield first == null ? null : Moment.ofDay(first.toEpochDay());
            }
        };
    }
}
