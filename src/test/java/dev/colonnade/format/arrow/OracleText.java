package dev.colonnade.format.arrow;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.HexFormat;
import java.util.List;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BaseLargeVariableWidthVector;
import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.BaseVariableWidthViewVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.BaseLargeRepeatedValueViewVector;
import org.apache.arrow.vector.complex.DenseUnionVector;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.complex.LargeListVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.ListViewVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;

/** One value of an arrow-java vector as JSON, by arrow-java and java.time alone: what our rendering is held against. */
public final class OracleText {
    private OracleText() {
    }

    public static void write(FieldVector vector, int row, StringBuilder out) {
        if (vector.isNull(row) && !(vector instanceof DenseUnionVector)) {
            out.append("null");
            return;
        }
        switch (vector) {
            case StructVector v -> {
                String separator = "{";
                for (FieldVector child : v.getChildrenFromFields()) {
                    out.append(separator);
                    string(child.getName(), out);
                    out.append(':');
                    write(child, row, out);
                    separator = ",";
                }
                out.append('}');
            }
            case ListVector v -> list(v.getDataVector(), v.getElementStartIndex(row), v.getElementEndIndex(row), out);
            case LargeListVector v ->
                list(v.getDataVector(), v.getElementStartIndex(row), v.getElementEndIndex(row), out);
            case ListViewVector v -> {
                int start = v.getOffsetBuffer().getInt(row * 4L);
                list(v.getDataVector(), start, start + v.getSizeBuffer().getInt(row * 4L), out);
            }
            case FixedSizeListVector v ->
                list(v.getDataVector(), (long) row * v.getListSize(), (row + 1L) * v.getListSize(), out);
            case DenseUnionVector v ->
                write(v.getChildrenFromFields().get(v.getTypeId(row)), v.getOffset(row), out);
            case BaseVariableWidthVector v -> bytes(v.get(row), v.getField().getType(), out);
            case BaseLargeVariableWidthVector v -> bytes(v.get(row), v.getField().getType(), out);
            case BaseVariableWidthViewVector v -> bytes(v.get(row), v.getField().getType(), out);
            case BaseFixedWidthVector v -> fixed(v, row, out);
            case BaseLargeRepeatedValueViewVector v -> throw new IllegalStateException("not drawn");
            default -> throw new IllegalStateException("no text for " + vector.getClass());
        }
    }

    private static void list(FieldVector elements, long from, long to, StringBuilder out) {
        out.append('[');
        for (long i = from; i < to; i++) {
            out.append(i == from ? "" : ",");
            write(elements, (int) i, out);
        }
        out.append(']');
    }

    private static void bytes(byte[] value, ArrowType type, StringBuilder out) {
        boolean text = type instanceof ArrowType.Utf8 || type instanceof ArrowType.LargeUtf8
                || type instanceof ArrowType.Utf8View;
        string(text ? new String(value, StandardCharsets.UTF_8) : HexFormat.of().formatHex(value), out);
    }

    private static void string(String text, StringBuilder out) {
        out.append(com.fasterxml.jackson.databind.node.TextNode.valueOf(text));
    }

    private static void fixed(BaseFixedWidthVector vector, int row, StringBuilder out) {
        var data = vector.getDataBuffer();
        int width = vector.getTypeWidth();
        switch (vector.getField().getType()) {
            case ArrowType.Bool t -> out.append((data.getByte(row / 8) >> row % 8 & 1) == 1);
            case ArrowType.Int t -> {
                long raw = switch (width) {
                    case 1 -> data.getByte(row);
                    case 2 -> data.getShort(row * 2L);
                    case 4 -> data.getInt(row * 4L);
                    default -> data.getLong(row * 8L);
                };
                if (t.getIsSigned()) {
                    out.append(raw);
                } else {
                    out.append(Long.toUnsignedString(width == 8 ? raw : raw & (1L << width * 8) - 1));
                }
            }
            case ArrowType.FloatingPoint t -> {
                double value = switch (width) {
                    case 2 -> Float.float16ToFloat(data.getShort(row * 2L));
                    case 4 -> data.getFloat(row * 4L);
                    default -> data.getDouble(row * 8L);
                };
                if (Double.isNaN(value) || Double.isInfinite(value)) {
                    string(Double.toString(value), out);
                } else {
                    out.append(new BigDecimal(value));
                }
            }
            case ArrowType.Decimal t -> string(((BigDecimal) vector.getObject(row)).toPlainString(), out);
            case ArrowType.FixedSizeBinary t -> string(HexFormat.of().formatHex((byte[]) vector.getObject(row)), out);
            case ArrowType.Date t -> {
                long days = t.getUnit() == DateUnit.DAY
                        ? data.getInt(row * 4L)
                        : Math.floorDiv(data.getLong(row * 8L), 86_400_000L);
                string(date(java.time.LocalDate.ofEpochDay(days).atStartOfDay()), out);
            }
            case ArrowType.Time t -> {
                long value = width == 4 ? data.getInt(row * 4L) : data.getLong(row * 8L);
                long nanos = value * nanos(t.getUnit());
                string(time(LocalTime.ofNanoOfDay(nanos), t.getUnit()), out);
            }
            case ArrowType.Timestamp t -> {
                long value = data.getLong(row * 8L);
                long per = 1_000_000_000L / nanos(t.getUnit());
                LocalDateTime when = LocalDateTime.ofEpochSecond(Math.floorDiv(value, per),
                        (int) (Math.floorMod(value, per) * nanos(t.getUnit())), ZoneOffset.UTC);
                string(date(when) + "T" + time(when.toLocalTime(), t.getUnit())
                        + (t.getTimezone() == null ? "" : "Z"), out);
            }
            case ArrowType.Duration t -> out.append(data.getLong(row * 8L));
            case ArrowType.Interval t -> {
                switch (t.getUnit()) {
                    case YEAR_MONTH -> out.append(data.getInt(row * 4L));
                    case DAY_TIME -> out.append("{\"days\":").append(data.getInt(row * 8L)).append(",\"milliseconds\":")
                            .append(data.getInt(row * 8L + 4)).append('}');
                    case MONTH_DAY_NANO -> out.append("{\"months\":").append(data.getInt(row * 16L))
                            .append(",\"days\":").append(data.getInt(row * 16L + 4)).append(",\"nanoseconds\":")
                            .append(data.getLong(row * 16L + 8)).append('}');
                }
            }
            default -> throw new IllegalStateException("no text for " + vector.getField());
        }
    }

    private static long nanos(TimeUnit unit) {
        return List.of(1_000_000_000L, 1_000_000L, 1_000L, 1L).get(unit.ordinal());
    }

    private static String time(LocalTime time, TimeUnit unit) {
        int digits = unit.ordinal() * 3;
        DateTimeFormatterBuilder format = new DateTimeFormatterBuilder().appendPattern("HH:mm:ss");
        if (digits > 0) {
            format.appendFraction(ChronoField.NANO_OF_SECOND, digits, digits, true);
        }
        return format.toFormatter(java.util.Locale.ROOT).format(time);
    }

    private static String date(LocalDateTime when) {
        int year = when.getYear();
        String years = year >= 0 && year <= 9999 ? "%04d".formatted(year) : "%+05d".formatted(year);
        return years + when.format(DateTimeFormatter.ofPattern("-MM-dd", java.util.Locale.ROOT));
    }
}
