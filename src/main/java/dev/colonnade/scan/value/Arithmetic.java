package dev.colonnade.scan.value;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Sums, products and the like of single values.
 *
 * <p>Integers have 64 bits and a result that does not fit is a fault; decimals grow as they must; division is of
 * floating-point numbers, by IEEE 754. A remainder by zero is NULL. These are the rules of DuckDB.
 */
public final class Arithmetic {
    /** What is done. */
    public enum Operator {
        PLUS("+"), MINUS("-"), TIMES("*"), DIVIDE("/"), REMAINDER("%");

        public final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }
    }

    private Arithmetic() {
    }

    /**
     * @param type of the result; both operands have been converted to it, but for temporal ones
     * @throws dev.colonnade.base.Fault of kind {@code UNSUPPORTED} for a result that does not fit
     */
    public static @Nullable Object apply(Operator operator, Object a, Object b, SqlType type) {
        try {
            return switch (type) {
                case SqlType.Int i -> a instanceof Long x && b instanceof Long y ? whole(operator, x, y) : null;
                case SqlType.Decimal d -> decimal(operator, Compare.exact(a), Compare.exact(b));
                case SqlType.Real(int bits) -> {
                    double result = real(operator, ((Number) a).doubleValue(), ((Number) b).doubleValue());
                    yield bits == 32 ? (double) (float) result : result;
                }
                default -> temporal(operator, a, b);
            };
        } catch (ArithmeticException e) {
            throw ValueFault.overflow(a + " " + operator.symbol + " " + b).because(e);
        }
    }

    private static @Nullable Long whole(Operator operator, long a, long b) {
        return switch (operator) {
            case PLUS -> Math.addExact(a, b);
            case MINUS -> Math.subtractExact(a, b);
            case TIMES -> Math.multiplyExact(a, b);
            case REMAINDER -> b == 0 ? null : Long.valueOf(a % b);
            case DIVIDE -> throw new IllegalStateException("division is of reals");
        };
    }

    private static @Nullable BigDecimal decimal(Operator operator, BigDecimal a, BigDecimal b) {
        return switch (operator) {
            case PLUS -> a.add(b);
            case MINUS -> a.subtract(b);
            case TIMES -> a.multiply(b);
            case REMAINDER -> b.signum() == 0 ? null : a.remainder(b);
            case DIVIDE -> throw new IllegalStateException("division is of reals");
        };
    }

    private static double real(Operator operator, double a, double b) {
        return switch (operator) {
            case PLUS -> a + b;
            case MINUS -> a - b;
            case TIMES -> a * b;
            case DIVIDE -> a / b;
            case REMAINDER -> a % b;
        };
    }

    private static Object temporal(Operator operator, Object a, Object b) {
        if (a instanceof Span x && b instanceof Span y) {
            return x.plus(operator == Operator.MINUS ? y.times(-1) : y);
        }
        if (a instanceof Span x && b instanceof Long factor) {
            return x.times(factor);
        }
        if (a instanceof Long factor && b instanceof Span y && operator == Operator.TIMES) {
            return y.times(factor);
        }
        if (a instanceof Span x && b instanceof Moment to) {
            return Temporal.plus(to, x);
        }
        if (a instanceof Moment from && b instanceof Span by) {
            return Temporal.plus(from, operator == Operator.MINUS ? by.times(-1) : by);
        }
        if (a instanceof Moment x && b instanceof Moment y) {
            return Span.of(0, 0, Math.subtractExact(x.second(), y.second()), (long) x.nano() - y.nano());
        }
        if (a instanceof Long x && b instanceof Long y) {
            return operator == Operator.MINUS ? Math.subtractExact(x, y) : Math.addExact(x, y);
        }
        throw new IllegalStateException(a + " " + operator.symbol + " " + b);
    }
}
