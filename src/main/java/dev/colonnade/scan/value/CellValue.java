package dev.colonnade.scan.value;

import dev.colonnade.base.Fault;
import dev.colonnade.column.BoolColumn;
import dev.colonnade.column.BytesColumn;
import dev.colonnade.column.Column;
import dev.colonnade.column.DictionaryColumn;
import dev.colonnade.column.FixedColumn;
import dev.colonnade.column.FixedListColumn;
import dev.colonnade.column.Layouts;
import dev.colonnade.column.ListColumn;
import dev.colonnade.column.NullColumn;
import dev.colonnade.column.RunEndColumn;
import dev.colonnade.column.StructColumn;
import dev.colonnade.column.Type;
import dev.colonnade.column.UnionColumn;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** The value in a row of a column, whatever its layout. */
public final class CellValue {
    private static final long EPOCH_JULIAN_DAY = 2_440_588;

    private CellValue() {
    }

    /** Null for NULL; else of the class that belongs to {@code SqlType.of(column.type())}. */
    public static @Nullable Object of(Column column, int row) {
        if (column.isNull(row)) {
            return null;
        }
        return switch (column) {
            case NullColumn c -> null;
            case BoolColumn c -> c.get(row);
            case FixedColumn c -> fixed(c, row);
            case BytesColumn c -> bytes(c.value(row));
            case DictionaryColumn c -> of(c.dictionary(), c.index(row));
            case RunEndColumn c -> of(c.values(), c.run(row));
            case ListColumn c -> new Cell(c, row);
            case FixedListColumn c -> new Cell(c, row);
            case StructColumn c -> new Cell(c, row);
            case UnionColumn c -> new Cell(c, row);
        };
    }

    private static Bytes bytes(MemorySegment value) {
        if (value.byteSize() > Integer.MAX_VALUE - 8) {
            throw Fault.unsupported(null, "a value of " + value.byteSize() + " bytes cannot be looked into");
        }
        return new Bytes(value.toArray(ValueLayout.JAVA_BYTE));
    }

    private static Object fixed(FixedColumn column, int row) {
        if (column.type() instanceof Type.Extension extension) {
            if (extension.name().equals(Extensions.BOOL8)) {
                return column.getByte(row) != 0;
            }
            if (extension.name().equals(Extensions.INT96)) {
                MemorySegment value = column.value(row);
                long day = Integer.toUnsignedLong(value.get(Layouts.INT, 8)) - EPOCH_JULIAN_DAY;
                return Moment.of(day * Moment.DAY, value.get(Layouts.LONG, 0));
            }
        }
        return switch (column.type().storageType()) {
            case Type.Int(int bits, boolean signed) -> {
                long value = column.getInteger(row, signed);
                yield bits == 64 && !signed ? unsigned(value) : (Object) value;
            }
            case Type.FloatingPoint(int bits) -> switch (bits) {
                case 16 -> (double) Float.float16ToFloat(column.getShort(row));
                case 32 -> (double) column.getFloat(row);
                default -> column.getDouble(row);
            };
            case Type.Decimal decimal -> new BigDecimal(littleEndian(column.value(row)), decimal.scale());
            case Type.Date(boolean millis) -> millis
                    ? Math.floorDiv(column.getLong(row), Moment.DAY * 1000)
                    : (long) column.getInt(row);
            case Type.Time(Type.Unit unit) -> column.getInteger(row, true) * (1_000_000_000 / unit.perSecond);
            case Type.Timestamp(Type.Unit unit, String zone) -> Moment.of(column.getLong(row), unit);
            case Type.Duration(Type.Unit unit) -> {
                Moment length = Moment.of(column.getLong(row), unit);
                yield new Span(0, 0, length.second(), length.nano());
            }
            case Type.Interval(Type.IntervalUnit unit) -> span(unit, column.value(row));
            case Type other -> bytes(column.value(row));
        };
    }

    private static Span span(Type.IntervalUnit unit, MemorySegment value) {
        return switch (unit) {
            case YEAR_MONTH -> Span.of(value.get(Layouts.INT, 0), 0, 0, 0);
            case DAY_TIME -> Span.of(0, value.get(Layouts.INT, 0), 0, value.get(Layouts.INT, 4) * 1_000_000L);
            case MONTH_DAY_NANO -> Span.of(value.get(Layouts.INT, 0), value.get(Layouts.INT, 4), 0,
                    value.get(Layouts.LONG, 8));
        };
    }

    private static BigDecimal unsigned(long value) {
        return value >= 0 ? BigDecimal.valueOf(value) : new BigDecimal(Long.toUnsignedString(value));
    }

    private static BigInteger littleEndian(MemorySegment value) {
        byte[] bytes = value.toArray(ValueLayout.JAVA_BYTE);
        for (int i = 0, j = bytes.length - 1; i < j; i++, j--) {
            byte swapped = bytes[i];
            bytes[i] = bytes[j];
            bytes[j] = swapped;
        }
        return new BigInteger(bytes);
    }
}
