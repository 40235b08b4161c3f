package dev.colonnade.task.sort;

import dev.colonnade.base.Fault;
import dev.colonnade.column.BoolColumn;
import dev.colonnade.column.BytesColumn;
import dev.colonnade.column.Column;
import dev.colonnade.column.DictionaryColumn;
import dev.colonnade.column.FixedColumn;
import dev.colonnade.column.FixedListColumn;
import dev.colonnade.column.ListColumn;
import dev.colonnade.column.NullColumn;
import dev.colonnade.column.RunEndColumn;
import dev.colonnade.column.StructColumn;
import dev.colonnade.column.Type;
import dev.colonnade.column.UnionColumn;
import dev.colonnade.scan.value.CellValue;
import dev.colonnade.scan.value.Moment;
import dev.colonnade.scan.value.Span;
import dev.colonnade.scan.vector.Keys;

/** Puts values into keys, in the order that {@link dev.colonnade.scan.value.Compare} has. */
final class ValueKey {
    private ValueKey() {
    }

    /** Of a row that is not null. */
    static void put(Column column, int row, KeyBytes key) {
        switch (column) {
            case BoolColumn c -> key.putByte(c.get(row) ? 1 : 0);
            case FixedColumn c -> fixed(c, row, key);
            case BytesColumn c -> key.putVariable(c.value(row));
            case DictionaryColumn c -> put(c.dictionary(), c.index(row), key);
            case RunEndColumn c -> put(c.values(), c.run(row), key);
            case NullColumn c -> throw new IllegalStateException("a value of type null");
            case ListColumn c -> throw unordered(c);
            case FixedListColumn c -> throw unordered(c);
            case StructColumn c -> throw unordered(c);
            case UnionColumn c -> throw unordered(c);
        }
    }

    private static Fault unordered(Column column) {
        return Fault.unsupported(null, "values of type " + column.type() + " have no order to sort by");
    }

    private static void fixed(FixedColumn column, int row, KeyBytes key) {
        if (column.type() instanceof Type.Extension) {
            // Some extensions order otherwise than their storage.
            switch (CellValue.of(column, row)) {
                case Boolean flag -> {
                    key.putByte(flag ? 1 : 0);
                    return;
                }
                case Moment moment -> {
                    putMoment(moment, key);
                    return;
                }
                case null, default -> {
                }
            }
        }
        switch (column.type().storageType()) {
            case Type.Int(int bits, boolean signed) -> {
                long value = column.getInteger(row, signed);
                key.putNumber(signed ? value ^ 1L << bits - 1 : value, bits / 8);
            }
            case Type.FloatingPoint(int bits) -> key.putNumber(Keys.key(switch (bits) {
                case 16 -> Float.float16ToFloat(column.getShort(row));
                case 32 -> column.getFloat(row);
                default -> column.getDouble(row);
            }) ^ Long.MIN_VALUE, 8);
            case Type.Decimal decimal -> key.putLittleEndian(column.value(row));
            case Type.Date(boolean millis) -> key.putNumber((millis
                    ? Math.floorDiv(column.getLong(row), Moment.DAY * 1000)
                    : column.getInt(row)) ^ Long.MIN_VALUE, 8);
            case Type.Time time -> key.putNumber(column.getInteger(row, true) ^ Long.MIN_VALUE, 8);
            case Type.Timestamp timestamp -> key.putNumber(column.getLong(row) ^ Long.MIN_VALUE, 8);
            case Type.Duration duration -> key.putNumber(column.getLong(row) ^ Long.MIN_VALUE, 8);
            case Type.Interval interval -> {
                if (CellValue.of(column, row) instanceof Span span) {
                    putMoment(span.length(), key);
                }
            }
            case Type other -> key.putFixed(column.value(row));
        }
    }

    private static void putMoment(Moment moment, KeyBytes key) {
        key.putNumber(moment.second() ^ Long.MIN_VALUE, 8);
        key.putNumber(moment.nano(), 4);
    }
}
