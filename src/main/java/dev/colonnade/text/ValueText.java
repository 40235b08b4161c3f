package dev.colonnade.text;

import dev.colonnade.column.BoolColumn;
import dev.colonnade.column.BytesColumn;
import dev.colonnade.column.Column;
import dev.colonnade.column.DictionaryColumn;
import dev.colonnade.column.Field;
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

/**
 * One value of any type: as JSON, or plain, as cells and CSV have it. Values within other values are always JSON.
 *
 * <p>Into a sink with a limit, long values are written only so far; the rest of them is not even looked at.
 */
final class ValueText {
    private ValueText() {
    }

    /**
     * @param meaning the type to write it as: the column's own, but where an extension stands for an encoded column
     * @param json whether text-like values go in quotes and null is spelt out
     */
    static void write(Column column, Type meaning, int row, boolean json, TextSink out) {
        if (column.isNull(row)) {
            if (json) {
                out.ascii("null");
            }
            return;
        }
        Type type = resolve(meaning);
        switch (column) {
            case NullColumn nothing -> throw new IllegalStateException("a null column has only nulls: " + nothing);
            case BoolColumn bool -> out.ascii(bool.get(row) ? "true" : "false");
            case FixedColumn fixed -> fixed(fixed, type, row, json, out);
            case BytesColumn bytes -> bytes(bytes, type, row, json, out);
            case ListColumn list -> {
                int start = list.start(row);
                elements(list.elements(), start, start + list.size(row), isMap(type), out);
            }
            case FixedListColumn list -> elements(list.elements(), row * list.size(), (row + 1) * list.size(), false,
                    out);
            case StructColumn struct -> {
                if (type instanceof Type.Extension) {
                    ShreddedVariant.write(struct, row, out);
                } else {
                    struct(struct, row, out);
                }
            }
            case UnionColumn union -> {
                Column child = union.children().get(union.child(row));
                write(child, child.type(), union.index(row), json, out);
            }
            case RunEndColumn runs -> write(runs.values(), inner(type, runs.values()), runs.run(row), json, out);
            case DictionaryColumn words -> write(words.dictionary(), inner(type, words.dictionary()),
                    words.index(row), json, out);
        }
    }

    /** An extension that is written in a way of its own stays; any other is its storage. */
    private static Type resolve(Type type) {
        while (type instanceof Type.Extension extension && !isKnown(extension)) {
            type = extension.storage();
        }
        return type;
    }

    private static boolean isKnown(Type.Extension extension) {
        return switch (extension.name()) {
            case "arrow.uuid", "arrow.bool8", "parquet.int96" -> true;
            case "arrow.parquet.variant" -> ShreddedVariant.isVariant(extension.storageType());
            default -> false;
        };
    }

    private static Type inner(Type type, Column values) {
        return type instanceof Type.Extension ? type : values.type();
    }

    private static boolean isMap(Type type) {
        return type instanceof Type.MapOf;
    }

    private static void fixed(FixedColumn column, Type type, int row, boolean json, TextSink out) {
        switch (type) {
            case Type.Int integer -> {
                if (integer.signed()) {
                    out.number(column.getInteger(row, true));
                } else {
                    out.unsigned(column.getInteger(row, false));
                }
            }
            case Type.FloatingPoint real -> {
                switch (real.bits()) {
                    case 64 -> FloatText.write(column.getDouble(row), json, out);
                    case 32 -> FloatText.write(column.getFloat(row), json, out);
                    default -> FloatText.writeHalf(column.getShort(row), json, out);
                }
            }
            case Type.Duration _ -> out.number(column.getLong(row));
            case Type.Interval interval -> interval(column, interval.unit(), row, out);
            case Type.Extension extension -> extension(column, extension, row, json, out);
            default -> {
                if (json) {
                    out.put('"');
                }
                textLike(column, type, row, out);
                if (json) {
                    out.put('"');
                }
            }
        }
    }

    /** What goes in quotes in JSON. */
    private static void textLike(FixedColumn column, Type type, int row, TextSink out) {
        switch (type) {
            case Type.Decimal decimal -> DecimalText.write(column, decimal, row, out);
            case Type.Date date -> TemporalText.date(date.millis()
                    ? Math.floorDiv(column.getLong(row), 86_400_000L)
                    : column.getInt(row), out);
            case Type.Time time -> TemporalText.time(column.getInteger(row, true), time.unit(), out);
            case Type.Timestamp stamp ->
                TemporalText.timestamp(column.getLong(row), stamp.unit(), stamp.zone() != null, out);
            case Type.FixedBinary _ -> StringText.hex(column.value(row), out);
            default -> throw new IllegalStateException(type + " does not have values of one width");
        }
    }

    private static void interval(FixedColumn column, Type.IntervalUnit unit, int row, TextSink out) {
        MemorySegment value = column.value(row);
        switch (unit) {
            case YEAR_MONTH -> out.number(value.get(Layouts.INT, 0));
            case DAY_TIME -> {
                out.ascii("{\"days\":");
                out.number(value.get(Layouts.INT, 0));
                out.ascii(",\"milliseconds\":");
                out.number(value.get(Layouts.INT, 4));
                out.put('}');
            }
            case MONTH_DAY_NANO -> {
                out.ascii("{\"months\":");
                out.number(value.get(Layouts.INT, 0));
                out.ascii(",\"days\":");
                out.number(value.get(Layouts.INT, 4));
                out.ascii(",\"nanoseconds\":");
                out.number(value.get(Layouts.LONG, 8));
                out.put('}');
            }
        }
    }

    private static void extension(FixedColumn column, Type.Extension extension, int row, boolean json, TextSink out) {
        if (extension.name().equals("arrow.uuid") && column.width() == 16) {
            if (json) {
                out.put('"');
            }
            StringText.uuid(column.value(row), out);
            if (json) {
                out.put('"');
            }
        } else if (extension.name().equals("parquet.int96") && column.width() == 12) {
            if (json) {
                out.put('"');
            }
            TemporalText.int96(column.value(row), out);
            if (json) {
                out.put('"');
            }
        } else if (extension.name().equals("arrow.bool8") && column.width() == 1) {
            out.ascii(column.getByte(row) != 0 ? "true" : "false");
        } else {
            // The name is known, but this is not its storage: then the storage counts.
            fixed(column, column.type().storageType(), row, json, out);
        }
    }

    private static void bytes(BytesColumn column, Type type, int row, boolean json, TextSink out) {
        if (type.storageType() instanceof Type.Utf8) {
            StringText.write(column.value(row), json ? StringText.Form.JSON : StringText.Form.PLAIN, out);
            return;
        }
        if (json) {
            out.put('"');
        }
        StringText.hex(column.value(row), out);
        if (json) {
            out.put('"');
        }
    }

    private static void elements(Column elements, int from, int to, boolean entries, TextSink out) {
        out.put('[');
        for (int i = from; i < to && !out.isFull(); i++) {
            if (i > from) {
                out.put(',');
            }
            if (entries && elements instanceof StructColumn pair && pair.children().size() == 2 && !pair.isNull(i)) {
                out.ascii("{\"key\":");
                member(pair.children().get(0), i, out);
                out.ascii(",\"value\":");
                member(pair.children().get(1), i, out);
                out.put('}');
            } else {
                member(elements, i, out);
            }
        }
        out.put(']');
    }

    private static void struct(StructColumn column, int row, TextSink out) {
        out.put('{');
        Type.Struct type = (Type.Struct) column.type().storageType();
        for (int i = 0; i < column.children().size() && !out.isFull(); i++) {
            Field field = type.fields().get(i);
            if (i > 0) {
                out.put(',');
            }
            StringText.write(field.name(), StringText.Form.JSON, out);
            out.put(':');
            member(column.children().get(i), row, out);
        }
        out.put('}');
    }

    private static void member(Column column, int row, TextSink out) {
        write(column, column.type(), row, true, out);
    }
}
