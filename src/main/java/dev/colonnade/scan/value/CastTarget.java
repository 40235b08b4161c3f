package dev.colonnade.scan.value;

import dev.colonnade.column.Type.Unit;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A type that CAST can name.
 *
 * @param least of integers; {@code most} likewise
 * @param precision digits a decimal may have, or 0 for any number
 */
public record CastTarget(String name, SqlType type, long least, long most, int precision) {
    private static final int MOST_DIGITS = 76;

    private static CastTarget of(String name, SqlType type) {
        return new CastTarget(name, type, Long.MIN_VALUE, Long.MAX_VALUE, 0);
    }

    private static CastTarget whole(String name, int bits) {
        return new CastTarget(name, new SqlType.Int(), -1L << bits - 1, (1L << bits - 1) - 1, 0);
    }

    private static CastTarget unsigned(String name, int bits) {
        return new CastTarget(name, new SqlType.Int(), 0, (1L << bits) - 1, 0);
    }

    /** A target that holds every value of its type. */
    public static CastTarget any(SqlType type) {
        return of(type.toString(), type);
    }

    /** The type of this name, in SQL's words or Arrow's; null for a name that no type has. */
    public static @Nullable CastTarget named(String name, List<Integer> parameters) {
        String upper = name.toUpperCase(Locale.ROOT);
        if (!parameters.isEmpty() && !List.of("DECIMAL", "NUMERIC", "DEC", "VARCHAR", "CHAR").contains(upper)) {
            return null;
        }
        return switch (upper) {
            case "BOOLEAN", "BOOL", "LOGICAL" -> of(upper, new SqlType.Bool());
            case "TINYINT", "INT8" -> whole(upper, 8);
            case "SMALLINT", "INT16", "INT2", "SHORT" -> whole(upper, 16);
            case "INTEGER", "INT", "INT32", "INT4" -> whole(upper, 32);
            case "BIGINT", "INT64", "LONG" -> whole(upper, 64);
            case "UTINYINT", "UINT8" -> unsigned(upper, 8);
            case "USMALLINT", "UINT16" -> unsigned(upper, 16);
            case "UINTEGER", "UINT32" -> unsigned(upper, 32);
            case "UBIGINT", "UINT64" -> new CastTarget(upper, new SqlType.Decimal(0), 0, -1, 20);
            case "HUGEINT" -> new CastTarget(upper, new SqlType.Decimal(0), Long.MIN_VALUE, Long.MAX_VALUE, 38);
            case "FLOAT", "REAL", "FLOAT4", "FLOAT32" -> of(upper, new SqlType.Real(32));
            case "DOUBLE", "DOUBLE PRECISION", "FLOAT8", "FLOAT64" -> of(upper, new SqlType.Real(64));
            case "DECIMAL", "NUMERIC", "DEC" -> decimal(upper, parameters);
            case "VARCHAR", "TEXT", "STRING", "CHAR", "BPCHAR", "UTF8" -> of(upper, new SqlType.Text());
            case "BLOB", "BYTEA", "BINARY", "VARBINARY" -> of(upper, new SqlType.Blob());
            case "DATE", "DATE32" -> of(upper, new SqlType.Date());
            case "TIME" -> of(upper, new SqlType.Time(Unit.MICRO));
            case "TIMESTAMP", "DATETIME" -> of(upper, new SqlType.Timestamp(Unit.MICRO, false));
            case "TIMESTAMPTZ", "TIMESTAMP WITH TIME ZONE" -> of(upper, new SqlType.Timestamp(Unit.MICRO, true));
            case "INTERVAL" -> of(upper, new SqlType.Interval());
            case "UUID" -> of(upper, new SqlType.Uuid());
            default -> null;
        };
    }

    private static @Nullable CastTarget decimal(String name, List<Integer> parameters) {
        int precision = parameters.isEmpty() ? 18 : parameters.get(0);
        int scale = parameters.isEmpty() ? 3 : parameters.size() > 1 ? parameters.get(1) : 0;
        if (precision < 1 || precision > MOST_DIGITS || scale < 0 || scale > precision || parameters.size() > 2) {
            return null;
        }
        return new CastTarget(name + "(" + precision + ", " + scale + ")", new SqlType.Decimal(scale), Long.MIN_VALUE,
                Long.MAX_VALUE, precision);
    }

    boolean holds(Object value) {
        return switch (value) {
            case Long whole -> !(type instanceof SqlType.Int) || whole >= least && whole <= most;
            case BigDecimal decimal when name.equals("UBIGINT") || name.equals("UINT64") -> decimal.signum() >= 0
                    && decimal.toBigInteger().bitLength() <= 64;
            case BigDecimal decimal -> precision == 0 || decimal.precision() <= precision;
            default -> true;
        };
    }
}
