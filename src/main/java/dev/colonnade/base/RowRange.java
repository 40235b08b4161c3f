package dev.colonnade.base;

/** The rows {@code [from, to)}, counted from zero. */
public record RowRange(long from, long to) {
    public RowRange {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("rows " + from + " to " + to);
        }
    }

    public static RowRange of(long from, long to) {
        return new RowRange(from, to);
    }

    public long size() {
        return to - from;
    }

    public boolean isEmpty() {
        return from == to;
    }

    public boolean contains(long row) {
        return row >= from && row < to;
    }

    /** The rows both have; empty (at some place inside this range) if none. */
    public RowRange intersect(RowRange other) {
        long start = Math.clamp(other.from, from, to);
        return new RowRange(start, Math.max(start, Math.min(to, other.to)));
    }
}
