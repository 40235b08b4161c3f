package dev.colonnade.scan;

import dev.colonnade.column.Type;
import dev.colonnade.format.BloomProbe;
import dev.colonnade.format.Table;
import dev.colonnade.scan.expression.Comparator;
import dev.colonnade.scan.expression.Expression;
import dev.colonnade.scan.expression.Expression.ColumnValue;
import dev.colonnade.scan.expression.Expression.Constant;
import dev.colonnade.scan.value.Bytes;
import dev.colonnade.scan.value.SqlType;
import dev.colonnade.scan.vector.Keys;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Asks bloom filters whether the values that a column is compared with by = or IN may occur at all. */
final class BloomVerdicts {
    private final Table table;

    BloomVerdicts(Table table) {
        this.table = table;
    }

    /** Whether it is sure that the condition is TRUE in no row of the chunk. */
    boolean isNever(Expression e, int chunk) {
        return switch (e) {
            case Expression.Comparison(Comparator comparator, ColumnValue column, Constant c) when comparator == Comparator.EQUAL ->
                isNever(column, List.of(c), chunk);
            case Expression.Comparison(Comparator comparator, Constant c, ColumnValue column) when comparator == Comparator.EQUAL ->
                isNever(column, List.of(c), chunk);
            case Expression.In(ColumnValue column, List<Expression> options) -> isNever(column, options, chunk);
            default -> false;
        };
    }

    private boolean isNever(ColumnValue column, List<Expression> options, int chunk) {
        BloomProbe probe = table.bloom(chunk, column.column());
        if (probe == null) {
            return false;
        }
        Type type = table.schema().field(column.column()).type();
        for (Expression option : options) {
            if (!(option instanceof Constant(SqlType constant, Object value))
                    || value != null && mayBe(probe, type, value)) {
                return false;
            }
        }
        return true;
    }

    private static boolean mayBe(BloomProbe probe, Type type, Object value) {
        return switch (type) {
            case Type.Utf8 text -> !(value instanceof Bytes bytes)
                    || probe.mightContain(new String(bytes.array(), StandardCharsets.UTF_8));
            case Type.Binary binary -> !(value instanceof Bytes bytes) || probe.mightContain(bytes.array());
            case Type.FloatingPoint(int bits) -> bits == 16 || mayBeReal(probe, value);
            case Type.Int whole -> mayBeWhole(probe, type, value);
            case Type.Decimal decimal -> mayBeWhole(probe, type, value);
            case Type.Date date -> mayBeWhole(probe, type, value);
            case Type.Time time -> mayBeWhole(probe, type, value);
            case Type.Timestamp timestamp -> mayBeWhole(probe, type, value);
            default -> true;
        };
    }

    private static boolean mayBeReal(BloomProbe probe, Object value) {
        BigDecimal exact = switch (value) {
            case Double real -> Double.isFinite(real) ? new BigDecimal(real) : null;
            case Long whole -> BigDecimal.valueOf(whole);
            case BigDecimal decimal -> decimal;
            default -> null;
        };
        return exact == null || new BigDecimal(exact.doubleValue()).compareTo(exact) == 0
                && probe.mightContain(exact.doubleValue());
    }

    /** Dates, times and timestamps are asked for as the numbers they are stored as. */
    private static boolean mayBeWhole(BloomProbe probe, Type type, Object value) {
        Keys keys = Keys.of(type);
        Keys.Place place = keys == null ? null : keys.place(value);
        if (place == null) {
            return true;
        }
        if (!place.exact()) {
            return false;
        }
        BigInteger stored = type instanceof Type.Int(int bits, boolean signed) && bits == Long.SIZE && !signed
                ? place.floor().add(BigInteger.ONE.shiftLeft(63))
                : place.floor();
        return probe.mightContain(
                type instanceof Type.Decimal decimal ? decimal(stored, decimal) : stored);
    }

    private static Object decimal(BigInteger unscaled, Type.Decimal type) {
        return new BigDecimal(unscaled, type.scale());
    }
}
