package dev.colonnade.scan.value;

import dev.colonnade.column.Type.Unit;

/**
 * A point in time, exact for every unit that Arrow has.
 *
 * @param second since 1970-01-01T00:00, rounded down
 * @param nano of that second, from 0 to 999 999 999
 */
public record Moment(long second, int nano) implements Comparable<Moment> {
    public static final long DAY = 86_400;
    private static final int BILLION = 1_000_000_000;

    public static Moment of(long value, Unit unit) {
        long second = Math.floorDiv(value, unit.perSecond);
        return new Moment(second, (int) (Math.floorMod(value, unit.perSecond) * (BILLION / unit.perSecond)));
    }

    public static Moment ofDay(long day) {
        return new Moment(Math.multiplyExact(day, DAY), 0);
    }

    /** @param nano any number of nanoseconds */
    public static Moment of(long second, long nano) {
        return new Moment(Math.addExact(second, Math.floorDiv(nano, (long) BILLION)),
                (int) Math.floorMod(nano, (long) BILLION));
    }

    public long day() {
        return Math.floorDiv(second, DAY);
    }

    /** Seconds since midnight. */
    public int secondOfDay() {
        return (int) Math.floorMod(second, DAY);
    }

    @Override
    public int compareTo(Moment other) {
        int seconds = Long.compare(second, other.second);
        return seconds != 0 ? seconds : Integer.compare(nano, other.nano);
    }
}
