package dev.colonnade.app.code;

import dev.colonnade.column.Type;
import dev.colonnade.column.Type.Unit;
import dev.colonnade.scan.expression.Expression;
import dev.colonnade.scan.value.Bytes;
import dev.colonnade.scan.value.Moment;
import dev.colonnade.scan.value.SqlType;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * A value of a condition as PyArrow has it, with every digit: moments, dates, times and decimals as scalars of the type of
 * the column that they are compared to.
 *
 * @param type as {@code pyarrow} makes it; empty where Python's own value will do
 * @param value as Python writes it
 */
record PyArrowValue(String type, String value) {
    private static final int BILLION = 1_000_000_000;

    /**
     * @param column the type of what it is compared to, or null if that is no column
     * @return null where there are no words for it
     */
    static @Nullable PyArrowValue of(Expression.Constant constant, @Nullable Type column) {
        Type storage = column == null ? null : below(column);
        Object value = constant.value();
        return switch (constant.type()) {
            case SqlType.Date _ when value instanceof Long day -> date(day, storage);
            case SqlType.Time _ when value instanceof Long nanos ->
                time(nanos, storage instanceof Type.Time time ? time.unit() : Unit.MICRO);
            case SqlType.Timestamp stamp when value instanceof Moment moment ->
                timestamp(moment, stamp.zoned(), storage instanceof Type.Timestamp of ? of : null);
            default -> plain(value, storage);
        };
    }

    private static Type below(Type type) {
        return switch (type) {
            case Type.Dictionary dictionary -> below(dictionary.values());
            case Type.RunEndEncoded runs -> below(runs.values().type());
            case Type.Extension extension -> below(extension.storage());
            default -> type;
        };
    }

    private static @Nullable PyArrowValue plain(@Nullable Object value, @Nullable Type storage) {
        return switch (value) {
            case Boolean flag -> new PyArrowValue("", flag ? "True" : "False");
            case BigDecimal number when storage instanceof Type.Decimal -> decimal(number);
            case Long number when storage instanceof Type.Decimal -> decimal(BigDecimal.valueOf(number));
            case Long number -> new PyArrowValue("", number.toString());
            case Integer number -> new PyArrowValue("", number.toString());
            case BigInteger number -> new PyArrowValue("", number.toString());
            case BigDecimal number -> new PyArrowValue("", number.toPlainString());
            case Double number when Double.isFinite(number) -> new PyArrowValue("", number.toString());
            case Bytes text -> new PyArrowValue("", CodeText.python(text.toString()));
            case null, default -> null;
        };
    }

    private static PyArrowValue decimal(BigDecimal number) {
        BigDecimal whole = number.scale() < 0 ? number.setScale(0) : number;
        int precision = Math.max(whole.precision(), whole.scale() + 1);
        return new PyArrowValue(
                "pa.decimal" + (precision > 38 ? 256 : 128) + "(" + precision + ", " + whole.scale() + ")",
                "Decimal(\"" + whole.toPlainString() + "\")");
    }

    private static PyArrowValue date(long day, @Nullable Type storage) {
        return storage instanceof Type.Date date && date.millis()
                ? new PyArrowValue("pa.date64()", BigInteger.valueOf(day).multiply(BigInteger.valueOf(86_400_000))
                        .toString())
                : new PyArrowValue("pa.date32()", Long.toString(day));
    }

    private static PyArrowValue time(long nanos, Unit column) {
        Unit unit = finest(column, (int) (nanos % BILLION));
        boolean small = unit == Unit.SECOND || unit == Unit.MILLI;
        return new PyArrowValue("pa.time" + (small ? 32 : 64) + "(\"" + unit.symbol + "\")",
                Long.toString(nanos / (BILLION / unit.perSecond)));
    }

    /** Zones of both sides of a comparison must be the same there; the moment is the same in any. */
    private static PyArrowValue timestamp(Moment moment, boolean zoned, Type.@Nullable Timestamp column) {
        Unit unit = finest(column == null ? Unit.MICRO : column.unit(), moment.nano());
        String zone = column == null ? zoned ? "UTC" : null : column.zone();
        BigInteger value = BigInteger.valueOf(moment.second()).multiply(BigInteger.valueOf(unit.perSecond))
                .add(BigInteger.valueOf(moment.nano() / (BILLION / unit.perSecond)));
        return new PyArrowValue("pa.timestamp(\"" + unit.symbol + "\""
                + (zone == null ? "" : ", tz=" + CodeText.python(zone)) + ")", value.toString());
    }

    /** The column's unit, or the first finer one that the value has no part below of. */
    private static Unit finest(Unit column, int nano) {
        for (Unit unit : Unit.values()) {
            if (unit.compareTo(column) >= 0 && nano % (BILLION / unit.perSecond) == 0) {
                return unit;
            }
        }
        return Unit.NANO;
    }

    /** The type of a column of dates, times or moments; empty for any other. */
    static String type(Type column) {
        return switch (below(column)) {
            case Type.Date date -> date.millis() ? "pa.date64()" : "pa.date32()";
            case Type.Time time -> time(0, time.unit()).type;
            case Type.Timestamp stamp -> timestamp(new Moment(0, 0), stamp.zone() != null, stamp).type;
            default -> "";
        };
    }

    String scalar() {
        return type.isEmpty() ? value : "pa.scalar(" + value + ", " + type + ")";
    }
}
