package dev.colonnade.format.arrow.write;

import com.google.flatbuffers.FlatBufferBuilder;
import dev.colonnade.column.Field;
import dev.colonnade.column.Type;
import java.util.List;
import org.apache.arrow.flatbuf.Binary;
import org.apache.arrow.flatbuf.BinaryView;
import org.apache.arrow.flatbuf.Bool;
import org.apache.arrow.flatbuf.Date;
import org.apache.arrow.flatbuf.DateUnit;
import org.apache.arrow.flatbuf.Decimal;
import org.apache.arrow.flatbuf.Duration;
import org.apache.arrow.flatbuf.FixedSizeBinary;
import org.apache.arrow.flatbuf.FixedSizeList;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.Interval;
import org.apache.arrow.flatbuf.IntervalUnit;
import org.apache.arrow.flatbuf.LargeBinary;
import org.apache.arrow.flatbuf.LargeList;
import org.apache.arrow.flatbuf.LargeListView;
import org.apache.arrow.flatbuf.LargeUtf8;
import org.apache.arrow.flatbuf.ListView;
import org.apache.arrow.flatbuf.Null;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.RunEndEncoded;
import org.apache.arrow.flatbuf.Struct_;
import org.apache.arrow.flatbuf.Time;
import org.apache.arrow.flatbuf.TimeUnit;
import org.apache.arrow.flatbuf.Timestamp;
import org.apache.arrow.flatbuf.Union;
import org.apache.arrow.flatbuf.UnionMode;
import org.apache.arrow.flatbuf.Utf8;
import org.apache.arrow.flatbuf.Utf8View;

/** A type as {@code Schema.fbs} has it: a code, a table and child fields. */
final class TypeTable {
    private TypeTable() {
    }

    static List<Field> children(Type type) {
        return switch (type) {
            case Type.ListOf list -> List.of(list.element());
            case Type.FixedList list -> List.of(list.element());
            case Type.Struct struct -> struct.fields();
            case Type.MapOf map -> List.of(map.entries());
            case Type.Union union -> union.fields();
            case Type.RunEndEncoded runs -> List.of(runs.runEnds(), runs.values());
            case Type.Null _,Type.Bool _,Type.Int _,Type.FloatingPoint _,Type.Decimal _,Type.Utf8 _,Type.Binary _,Type.FixedBinary _,Type.Date _,Type.Time _,Type.Timestamp _,Type.Duration _,Type.Interval _,Type.Dictionary _,Type.Extension _ ->
                List.of();
        };
    }

    static byte code(Type type) {
        return switch (type) {
            case Type.Null _ -> org.apache.arrow.flatbuf.Type.Null;
            case Type.Bool _ -> org.apache.arrow.flatbuf.Type.Bool;
            case Type.Int _ -> org.apache.arrow.flatbuf.Type.Int;
            case Type.FloatingPoint _ -> org.apache.arrow.flatbuf.Type.FloatingPoint;
            case Type.Decimal _ -> org.apache.arrow.flatbuf.Type.Decimal;
            case Type.Utf8 text -> switch (text.layout()) {
                case SMALL -> org.apache.arrow.flatbuf.Type.Utf8;
                case LARGE -> org.apache.arrow.flatbuf.Type.LargeUtf8;
                case VIEW, LARGE_VIEW -> org.apache.arrow.flatbuf.Type.Utf8View;
            };
            case Type.Binary bytes -> switch (bytes.layout()) {
                case SMALL -> org.apache.arrow.flatbuf.Type.Binary;
                case LARGE -> org.apache.arrow.flatbuf.Type.LargeBinary;
                case VIEW, LARGE_VIEW -> org.apache.arrow.flatbuf.Type.BinaryView;
            };
            case Type.FixedBinary _ -> org.apache.arrow.flatbuf.Type.FixedSizeBinary;
            case Type.Date _ -> org.apache.arrow.flatbuf.Type.Date;
            case Type.Time _ -> org.apache.arrow.flatbuf.Type.Time;
            case Type.Timestamp _ -> org.apache.arrow.flatbuf.Type.Timestamp;
            case Type.Duration _ -> org.apache.arrow.flatbuf.Type.Duration;
            case Type.Interval _ -> org.apache.arrow.flatbuf.Type.Interval;
            case Type.ListOf list -> switch (list.layout()) {
                case SMALL -> org.apache.arrow.flatbuf.Type.List;
                case LARGE -> org.apache.arrow.flatbuf.Type.LargeList;
                case VIEW -> org.apache.arrow.flatbuf.Type.ListView;
                case LARGE_VIEW -> org.apache.arrow.flatbuf.Type.LargeListView;
            };
            case Type.FixedList _ -> org.apache.arrow.flatbuf.Type.FixedSizeList;
            case Type.Struct _ -> org.apache.arrow.flatbuf.Type.Struct_;
            case Type.MapOf _ -> org.apache.arrow.flatbuf.Type.Map;
            case Type.Union _ -> org.apache.arrow.flatbuf.Type.Union;
            case Type.RunEndEncoded _ -> org.apache.arrow.flatbuf.Type.RunEndEncoded;
            case Type.Dictionary dictionary -> code(dictionary.values());
            case Type.Extension extension -> code(extension.storage());
        };
    }

    static int table(FlatBufferBuilder to, Type type) {
        return switch (type) {
            case Type.Null _ -> {
                Null.startNull(to);
                yield Null.endNull(to);
            }
            case Type.Bool _ -> {
                Bool.startBool(to);
                yield Bool.endBool(to);
            }
            case Type.Int integer -> integer(to, integer);
            case Type.FloatingPoint real -> FloatingPoint.createFloatingPoint(to, switch (real.bits()) {
                case 16 -> Precision.HALF;
                case 32 -> Precision.SINGLE;
                default -> Precision.DOUBLE;
            });
            case Type.Decimal decimal ->
                Decimal.createDecimal(to, decimal.precision(), decimal.scale(), decimal.bits());
            case Type.Utf8 text -> text(to, text.layout());
            case Type.Binary bytes -> binary(to, bytes.layout());
            case Type.FixedBinary bytes -> FixedSizeBinary.createFixedSizeBinary(to, bytes.width());
            case Type.Date date -> Date.createDate(to, date.millis() ? DateUnit.MILLISECOND : DateUnit.DAY);
            case Type.Time time -> Time.createTime(to, unit(time.unit()), time.bits());
            case Type.Timestamp stamp -> {
                String zone = stamp.zone();
                int name = zone == null ? 0 : to.createString(zone);
                yield Timestamp.createTimestamp(to, unit(stamp.unit()), name);
            }
            case Type.Duration duration -> Duration.createDuration(to, unit(duration.unit()));
            case Type.Interval interval -> Interval.createInterval(to, switch (interval.unit()) {
                case YEAR_MONTH -> IntervalUnit.YEAR_MONTH;
                case DAY_TIME -> IntervalUnit.DAY_TIME;
                case MONTH_DAY_NANO -> IntervalUnit.MONTH_DAY_NANO;
            });
            case Type.ListOf list -> list(to, list.layout());
            case Type.FixedList list -> FixedSizeList.createFixedSizeList(to, list.size());
            case Type.Struct _ -> {
                Struct_.startStruct_(to);
                yield Struct_.endStruct_(to);
            }
            case Type.MapOf map -> org.apache.arrow.flatbuf.Map.createMap(to, map.keysSorted());
            case Type.Union union -> {
                int[] codes = union.typeIds().stream().mapToInt(Integer::intValue).toArray();
                yield Union.createUnion(to, union.dense() ? UnionMode.Dense : UnionMode.Sparse,
                        Union.createTypeIdsVector(to, codes));
            }
            case Type.RunEndEncoded _ -> {
                RunEndEncoded.startRunEndEncoded(to);
                yield RunEndEncoded.endRunEndEncoded(to);
            }
            case Type.Dictionary dictionary -> table(to, dictionary.values());
            case Type.Extension extension -> table(to, extension.storage());
        };
    }

    static int integer(FlatBufferBuilder to, Type.Int type) {
        return Int.createInt(to, type.bits(), type.signed());
    }

    private static int text(FlatBufferBuilder to, Type.Layout layout) {
        return switch (layout) {
            case SMALL -> {
                Utf8.startUtf8(to);
                yield Utf8.endUtf8(to);
            }
            case LARGE -> {
                LargeUtf8.startLargeUtf8(to);
                yield LargeUtf8.endLargeUtf8(to);
            }
            case VIEW, LARGE_VIEW -> {
                Utf8View.startUtf8View(to);
                yield Utf8View.endUtf8View(to);
            }
        };
    }

    private static int binary(FlatBufferBuilder to, Type.Layout layout) {
        return switch (layout) {
            case SMALL -> {
                Binary.startBinary(to);
                yield Binary.endBinary(to);
            }
            case LARGE -> {
                LargeBinary.startLargeBinary(to);
                yield LargeBinary.endLargeBinary(to);
            }
            case VIEW, LARGE_VIEW -> {
                BinaryView.startBinaryView(to);
                yield BinaryView.endBinaryView(to);
            }
        };
    }

    private static int list(FlatBufferBuilder to, Type.Layout layout) {
        return switch (layout) {
            case SMALL -> {
                org.apache.arrow.flatbuf.List.startList(to);
                yield org.apache.arrow.flatbuf.List.endList(to);
            }
            case LARGE -> {
                LargeList.startLargeList(to);
                yield LargeList.endLargeList(to);
            }
            case VIEW -> {
                ListView.startListView(to);
                yield ListView.endListView(to);
            }
            case LARGE_VIEW -> {
                LargeListView.startLargeListView(to);
                yield LargeListView.endLargeListView(to);
            }
        };
    }

    private static short unit(Type.Unit unit) {
        return switch (unit) {
            case SECOND -> TimeUnit.SECOND;
            case MILLI -> TimeUnit.MILLISECOND;
            case MICRO -> TimeUnit.MICROSECOND;
            case NANO -> TimeUnit.NANOSECOND;
        };
    }
}
