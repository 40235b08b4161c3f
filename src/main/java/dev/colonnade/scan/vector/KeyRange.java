package dev.colonnade.scan.vector;

import dev.colonnade.scan.expression.Comparator;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** The keys {@code [low, high]}; none if {@code low > high}. */
public record KeyRange(long low, long high) {
    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);
    public static final KeyRange ALL = new KeyRange(Long.MIN_VALUE, Long.MAX_VALUE);
    public static final KeyRange NONE = new KeyRange(1, 0);

    public boolean isEmpty() {
        return low > high;
    }

    public boolean contains(long key) {
        return key >= low && key <= high;
    }

    public KeyRange intersect(KeyRange other) {
        KeyRange both = new KeyRange(Math.max(low, other.low), Math.min(high, other.high));
        return both.isEmpty() ? NONE : both;
    }

    /**
     * The keys for which a comparison with a constant holds. The constant lies at the key {@code floor} if {@code exact},
     * else between that key and the next. For NOT_EQUAL there is no one range: null.
     */
    static @Nullable KeyRange of(Comparator comparator, BigInteger floor, boolean exact) {
        BigInteger above = floor.add(BigInteger.ONE);
        return switch (comparator) {
            case NOT_EQUAL -> null;
            case EQUAL -> exact ? clamp(floor, floor) : NONE;
            case LESS -> clamp(LEAST, exact ? floor.subtract(BigInteger.ONE) : floor);
            case LESS_OR_EQUAL -> clamp(LEAST, floor);
            case GREATER -> clamp(above, MOST);
            case GREATER_OR_EQUAL -> clamp(exact ? floor : above, MOST);
        };
    }

    private static KeyRange clamp(BigInteger low, BigInteger high) {
        BigInteger from = low.max(LEAST);
        BigInteger to = high.min(MOST);
        return from.compareTo(to) > 0 ? NONE : new KeyRange(from.longValueExact(), to.longValueExact());
    }
}
