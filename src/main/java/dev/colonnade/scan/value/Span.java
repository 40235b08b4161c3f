package dev.colonnade.scan.value;

/**
 * A length of time in calendar units, which do not convert into one another, except to be ordered: there a month has 30
 * days and a day 24 hours.
 */
public record Span(long months, long days, long seconds, int nanos) implements Comparable<Span> {
    private static final long DAYS_A_MONTH = 30;
    private static final long BILLION = 1_000_000_000;

    /** @param nanos any number of nanoseconds */
    public static Span of(long months, long days, long seconds, long nanos) {
        return new Span(months, days, Math.addExact(seconds, Math.floorDiv(nanos, BILLION)),
                (int) Math.floorMod(nanos, BILLION));
    }

    public Span plus(Span other) {
        return of(Math.addExact(months, other.months), Math.addExact(days, other.days),
                Math.addExact(seconds, other.seconds), (long) nanos + other.nanos);
    }

    public Span times(long factor) {
        long nano = Math.multiplyExact((long) nanos, factor);
        return of(Math.multiplyExact(months, factor), Math.multiplyExact(days, factor),
                Math.multiplyExact(seconds, factor), nano);
    }

    /** As long as it counts when it is ordered. */
    public Moment length() {
        long wholeDays = Math.addExact(Math.multiplyExact(months, DAYS_A_MONTH), days);
        return new Moment(Math.addExact(Math.multiplyExact(wholeDays, Moment.DAY), seconds), nanos);
    }

    @Override
    public int compareTo(Span other) {
        return length().compareTo(other.length());
    }
}
