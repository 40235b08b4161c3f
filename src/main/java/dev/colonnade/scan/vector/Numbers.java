package dev.colonnade.scan.vector;

import dev.colonnade.column.FixedColumn;
import dev.colonnade.column.Schema;
import dev.colonnade.scan.expression.Comparator;
import dev.colonnade.scan.expression.Expression;
import dev.colonnade.scan.expression.Expression.ColumnValue;
import dev.colonnade.scan.expression.Expression.Constant;
import dev.colonnade.scan.value.Arithmetic.Operator;
import dev.colonnade.scan.value.SqlType;
import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Arithmetic over runs of rows: of integers in 64 bits, which must not overflow, or of floating-point numbers. What is
 * NULL has its bit cleared, whatever stands for it is worked on all the same. One thread at a time.
 */
abstract sealed class Numbers {
    /** Where whole numbers go; of floating-point ones, their bits. */
    final long[] values = new long[Test.MORSEL];

    /** Whether results are floating-point numbers. */
    abstract boolean isReal();

    /**
     * Works the run out.
     *
     * @return false if a result is beyond 64 bits, or a column of a layout that is not known here
     */
    abstract boolean load(Columns columns, int from, int count, long[] rows);

    /** The value as a floating-point number, from integers too. */
    final double real(int i) {
        return isReal() ? Double.longBitsToDouble(values[i]) : (double) values[i];
    }

    /** Null for what has to be worked out row by row. */
    static @Nullable Numbers of(Expression e, Schema schema) {
        return switch (e) {
            case Constant(SqlType type, Object value) when type instanceof SqlType.Int && value instanceof Long whole ->
                new Same(whole, false);
            case Constant(SqlType type, Object value) when type instanceof SqlType.Real
                    && value instanceof Double real ->
                new Same(Double.doubleToRawLongBits(real), true);
            case Constant(SqlType type, Object value) when value instanceof BigDecimal decimal ->
                new Same(Double.doubleToRawLongBits(decimal.doubleValue()), true);
            case ColumnValue c -> column(c, Keys.of(schema.field(c.column()).type()));
            case Expression.Calculation(SqlType type, Operator operator, Expression left, Expression right) when type instanceof SqlType.Int
                    || type instanceof SqlType.Real -> {
                Numbers a = of(left, schema);
                Numbers b = of(right, schema);
                if (a == null || b == null) {
                    yield null;
                }
                yield type instanceof SqlType.Real(int bits)
                        ? new Reals(operator, a, b, bits == 32)
                        : new Wholes(operator, a, b);
            }
            default -> null;
        };
    }

    private static @Nullable Numbers column(ColumnValue column, @Nullable Keys keys) {
        if (keys instanceof Keys.Real) {
            return new Stored(column.column(), keys);
        }
        boolean fits = keys instanceof Keys.Whole(int bits, boolean signed, int scale) && scale == 0 && bits <= 64
                && (signed || bits < 64);
        return keys != null && fits && column.type() instanceof SqlType.Int ? new Stored(column.column(), keys) : null;
    }

    private static final class Same extends Numbers {
        private final boolean real;

        Same(long bits, boolean real) {
            this.real = real;
            Arrays.fill(values, bits);
        }

        @Override
        boolean isReal() {
            return real;
        }

        @Override
        boolean load(Columns columns, int from, int count, long[] rows) {
            return true;
        }
    }

    private static final class Stored extends Numbers {
        private final int column;
        private final Keys keys;
        private final int[] narrow = new int[Test.MORSEL];

        Stored(int column, Keys keys) {
            this.column = column;
            this.keys = keys;
        }

        @Override
        boolean isReal() {
            return keys instanceof Keys.Real;
        }

        @Override
        boolean load(Columns columns, int from, int count, long[] rows) {
            if (!(columns.column(column) instanceof FixedColumn fixed)) {
                return false;
            }
            if (keys instanceof Keys.Real(int bits)) {
                for (int i = 0; i < count; i++) {
                    values[i] = Double.doubleToRawLongBits(switch (bits) {
                        case 64 -> fixed.getDouble(from + i);
                        case 32 -> fixed.getFloat(from + i);
                        default -> Float.float16ToFloat(fixed.getShort(from + i));
                    });
                }
            } else if (!keys.load(fixed, from, count, values, narrow)) {
                return false;
            }
            Words.and(fixed.validity(), true, from, count, rows);
            return true;
        }
    }

    private static final class Wholes extends Numbers {
        private final Operator operator;
        private final Numbers left;
        private final Numbers right;

        Wholes(Operator operator, Numbers left, Numbers right) {
            this.operator = operator;
            this.left = left;
            this.right = right;
        }

        @Override
        boolean isReal() {
            return false;
        }

        @Override
        boolean load(Columns columns, int from, int count, long[] rows) {
            if (left.isReal() || right.isReal() || !left.load(columns, from, count, rows)
                    || !right.load(columns, from, count, rows)) {
                return false;
            }
            long[] a = left.values;
            long[] b = right.values;
            // Negative once a result did not fit; of NULLs too, and then rows are asked one by one for nothing.
            long over = 0;
            switch (operator) {
                case PLUS -> {
                    for (int i = 0; i < count; i++) {
                        long sum = a[i] + b[i];
                        over |= (a[i] ^ sum) & (b[i] ^ sum);
                        values[i] = sum;
                    }
                }
                case MINUS -> {
                    for (int i = 0; i < count; i++) {
                        long difference = a[i] - b[i];
                        over |= (a[i] ^ b[i]) & (a[i] ^ difference);
                        values[i] = difference;
                    }
                }
                case TIMES -> {
                    for (int i = 0; i < count; i++) {
                        long product = a[i] * b[i];
                        over |= Math.multiplyHigh(a[i], b[i]) == product >> 63 ? 0 : -1;
                        values[i] = product;
                    }
                }
                case REMAINDER -> {
                    for (int i = 0; i < count; i++) {
                        if (b[i] == 0) {
                            rows[i >> 6] &= ~(1L << i);
                            values[i] = 0;
                        } else {
                            values[i] = a[i] % b[i];
                        }
                    }
                }
                case DIVIDE -> {
                    return false;
                }
            }
            return over >= 0;
        }
    }

    private static final class Reals extends Numbers {
        private final Operator operator;
        private final Numbers left;
        private final Numbers right;
        private final boolean narrow;

        /** @param narrow whether results are rounded to 32 bits */
        Reals(Operator operator, Numbers left, Numbers right, boolean narrow) {
            this.operator = operator;
            this.left = left;
            this.right = right;
            this.narrow = narrow;
        }

        @Override
        boolean isReal() {
            return true;
        }

        @Override
        boolean load(Columns columns, int from, int count, long[] rows) {
            if (!left.load(columns, from, count, rows) || !right.load(columns, from, count, rows)) {
                return false;
            }
            switch (operator) {
                case PLUS -> {
                    for (int i = 0; i < count; i++) {
                        put(i, left.real(i) + right.real(i));
                    }
                }
                case MINUS -> {
                    for (int i = 0; i < count; i++) {
                        put(i, left.real(i) - right.real(i));
                    }
                }
                case TIMES -> {
                    for (int i = 0; i < count; i++) {
                        put(i, left.real(i) * right.real(i));
                    }
                }
                case DIVIDE -> {
                    for (int i = 0; i < count; i++) {
                        put(i, left.real(i) / right.real(i));
                    }
                }
                case REMAINDER -> {
                    for (int i = 0; i < count; i++) {
                        put(i, left.real(i) % right.real(i));
                    }
                }
            }
            return true;
        }

        private void put(int i, double result) {
            values[i] = Double.doubleToRawLongBits(narrow ? (float) result : result);
        }
    }

    /** Rows whose result lies in a range. */
    static final class InRange implements Test {
        private final Numbers numbers;
        private final RangeLoop loop;
        private final boolean negated;
        private final Test other;

        private InRange(Numbers numbers, RangeLoop loop, boolean negated, Test other) {
            this.numbers = numbers;
            this.loop = loop;
            this.negated = negated;
            this.other = other;
        }

        @Override
        public void narrow(Columns columns, int from, int count, long[] rows) {
            if (numbers.load(columns, from, count, rows)) {
                loop.narrow(numbers.values, count, negated, rows);
            } else {
                other.narrow(columns, from, count, rows);
            }
        }
    }

    /** Such a test of a comparison with a constant, or null. */
    static @Nullable Test test(Expression left, Comparator comparator, Object constant,
            Schema schema, Test other) {
        Numbers numbers = left instanceof Expression.Calculation ? of(left, schema) : null;
        if (numbers == null) {
            return null;
        }
        Keys keys = numbers.isReal() ? new Keys.Real(64) : new Keys.Whole(64, true, 0);
        boolean negated = comparator == Comparator.NOT_EQUAL;
        KeyRange range = keys
                .range(negated ? Comparator.EQUAL : comparator, constant);
        return range == null
                ? null
                : new InRange(numbers, RangeLoop.of(keys, range.isEmpty() ? KeyRange.ALL : range),
                        negated != range.isEmpty(), other);
    }
}
