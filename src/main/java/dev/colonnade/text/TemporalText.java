package dev.colonnade.text;

import dev.colonnade.column.Layouts;
import dev.colonnade.column.Type;
import java.lang.foreign.MemorySegment;

/**
 * Dates and times in ISO 8601, in the proleptic Gregorian calendar, for every value that 64 bits can hold: years beyond
 * {@code java.time}'s too.
 */
public final class TemporalText {
    private static final long SECONDS_A_DAY = 86_400;
    private static final int DAYS_IN_400_YEARS = 146_097;
    /** From 0000-03-01, where the count of days below begins, to 1970-01-01. */
    private static final int DAYS_TO_EPOCH = 719_468;
    /** The Julian day of 1970-01-01. */
    private static final long JULIAN_EPOCH = 2_440_588;

    private TemporalText() {
    }

    /** @param days since 1970-01-01 */
    public static void date(long days, TextSink out) {
        // Years are taken to begin in March, so that a leap day is the last of its year and months follow one rule.
        long since = days + DAYS_TO_EPOCH;
        long cycle = Math.floorDiv(since, DAYS_IN_400_YEARS);
        int day = (int) Math.floorMod(since, (long) DAYS_IN_400_YEARS);
        // Of the days before this one, those that leap years added are taken out; what is left are years of 365.
        int yearOfCycle = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
        int dayOfYear = day - (yearOfCycle * 365 + yearOfCycle / 4 - yearOfCycle / 100);
        // Five months from March on have 153 days, again and again.
        int monthFromMarch = (dayOfYear * 5 + 2) / 153;
        int dayOfMonth = dayOfYear - (monthFromMarch * 153 + 2) / 5 + 1;
        int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        year(cycle * 400 + yearOfCycle + (month <= 2 ? 1 : 0), out);
        out.put('-');
        out.digits(month, 2);
        out.put('-');
        out.digits(dayOfMonth, 2);
    }

    private static void year(long year, TextSink out) {
        if (year < 0) {
            out.put('-');
        } else if (year > 9_999) {
            out.put('+');
        }
        out.digits(Math.abs(year), 4);
    }

    /** @param value units since midnight; one outside the day, which no valid file has, is shown as hours beyond 23 */
    public static void time(long value, Type.Unit unit, TextSink out) {
        long seconds = Math.floorDiv(value, unit.perSecond);
        if (seconds < 0) {
            out.put('-');
            seconds = -seconds;
        }
        out.digits(seconds / 3_600, 2);
        out.put(':');
        out.digits(seconds / 60 % 60, 2);
        out.put(':');
        out.digits(seconds % 60, 2);
        if (unit.digits > 0) {
            out.put('.');
            out.digits(Math.floorMod(value, unit.perSecond), unit.digits);
        }
    }

    /** @param value units since 1970-01-01T00:00 */
    public static void timestamp(long value, Type.Unit unit, boolean utc, TextSink out) {
        long perDay = SECONDS_A_DAY * unit.perSecond;
        date(Math.floorDiv(value, perDay), out);
        out.put('T');
        time(Math.floorMod(value, perDay), unit, out);
        if (utc) {
            out.put('Z');
        }
    }

    /**
     * Parquet's oldest timestamp, exact whatever it holds.
     *
     * @param value nanoseconds of the day in eight bytes and a Julian day in four, little-endian
     */
    public static void int96(MemorySegment value, TextSink out) {
        long perDay = SECONDS_A_DAY * Type.Unit.NANO.perSecond;
        long nanos = value.get(Layouts.LONG, 0);
        long day = value.get(Layouts.INT, 8) - JULIAN_EPOCH;
        date(day + Math.floorDiv(nanos, perDay), out);
        out.put('T');
        time(Math.floorMod(nanos, perDay), Type.Unit.NANO, out);
    }
}
