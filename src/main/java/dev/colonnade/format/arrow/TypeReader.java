package dev.colonnade.format.arrow;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Field;
import dev.colonnade.column.Type;
import dev.colonnade.column.Type.IntervalUnit;
import dev.colonnade.column.Type.Layout;
import dev.colonnade.column.Type.Unit;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flatbuf.Date;
import org.apache.arrow.flatbuf.DateUnit;
import org.apache.arrow.flatbuf.Decimal;
import org.apache.arrow.flatbuf.Duration;
import org.apache.arrow.flatbuf.FixedSizeBinary;
import org.apache.arrow.flatbuf.FixedSizeList;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.Interval;
import org.apache.arrow.flatbuf.Map;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.Time;
import org.apache.arrow.flatbuf.Timestamp;
import org.apache.arrow.flatbuf.Union;
import org.apache.arrow.flatbuf.UnionMode;

/** One type out of its FlatBuffers form, with every parameter checked: what comes out can be decoded. */
final class TypeReader {
    private final org.apache.arrow.flatbuf.Field field;
    private final List<Field> children;

    private TypeReader(org.apache.arrow.flatbuf.Field field, List<Field> children) {
        this.field = field;
        this.children = children;
    }

    /** @throws Fault for a type that is unknown or makes no sense */
    static Type read(org.apache.arrow.flatbuf.Field field, List<Field> children) {
        return new TypeReader(field, children).read();
    }

    private Type read() {
        return switch (field.typeType()) {
            case org.apache.arrow.flatbuf.Type.Null -> new Type.Null();
            case org.apache.arrow.flatbuf.Type.Bool -> new Type.Bool();
            case org.apache.arrow.flatbuf.Type.Int -> integer(get(new Int()));
            case org.apache.arrow.flatbuf.Type.FloatingPoint -> floatingPoint(get(new FloatingPoint()));
            case org.apache.arrow.flatbuf.Type.Decimal -> decimal(get(new Decimal()));
            case org.apache.arrow.flatbuf.Type.Utf8 -> new Type.Utf8(Layout.SMALL);
            case org.apache.arrow.flatbuf.Type.LargeUtf8 -> new Type.Utf8(Layout.LARGE);
            case org.apache.arrow.flatbuf.Type.Utf8View -> new Type.Utf8(Layout.VIEW);
            case org.apache.arrow.flatbuf.Type.Binary -> new Type.Binary(Layout.SMALL);
            case org.apache.arrow.flatbuf.Type.LargeBinary -> new Type.Binary(Layout.LARGE);
            case org.apache.arrow.flatbuf.Type.BinaryView -> new Type.Binary(Layout.VIEW);
            case org.apache.arrow.flatbuf.Type.FixedSizeBinary ->
                new Type.FixedBinary(atLeast(0, get(new FixedSizeBinary()).byteWidth(), "a width"));
            case org.apache.arrow.flatbuf.Type.Date -> new Type.Date(get(new Date()).unit() == DateUnit.MILLISECOND);
            case org.apache.arrow.flatbuf.Type.Time -> time(get(new Time()));
            case org.apache.arrow.flatbuf.Type.Timestamp -> {
                Timestamp timestamp = get(new Timestamp());
                String zone = timestamp.timezone();
                yield new Type.Timestamp(unit(timestamp.unit()), zone == null || zone.isEmpty() ? null : zone);
            }
            case org.apache.arrow.flatbuf.Type.Duration -> new Type.Duration(unit(get(new Duration()).unit()));
            case org.apache.arrow.flatbuf.Type.Interval -> interval(get(new Interval()));
            case org.apache.arrow.flatbuf.Type.List -> new Type.ListOf(Layout.SMALL, only());
            case org.apache.arrow.flatbuf.Type.LargeList -> new Type.ListOf(Layout.LARGE, only());
            case org.apache.arrow.flatbuf.Type.ListView -> new Type.ListOf(Layout.VIEW, only());
            case org.apache.arrow.flatbuf.Type.LargeListView -> new Type.ListOf(Layout.LARGE_VIEW, only());
            case org.apache.arrow.flatbuf.Type.FixedSizeList ->
                new Type.FixedList(atLeast(0, get(new FixedSizeList()).listSize(), "a list size"), only());
            case org.apache.arrow.flatbuf.Type.Struct_ -> new Type.Struct(children);
            case org.apache.arrow.flatbuf.Type.Map -> map(get(new Map()));
            case org.apache.arrow.flatbuf.Type.Union -> union(get(new Union()));
            case org.apache.arrow.flatbuf.Type.RunEndEncoded -> runEndEncoded();
            default -> throw Fault.unsupported(null, "its type has code " + field.typeType() + ", which no version of "
                    + "the format that we know defines");
        };
    }

    private <T extends com.google.flatbuffers.Table> T get(T holder) {
        if (field.type(holder) == null) {
            throw Fault.damaged(null, "its type is missing");
        }
        return holder;
    }

    private static int atLeast(int least, int value, String what) {
        if (value < least) {
            throw Fault.damaged(null, what + " of " + value);
        }
        return value;
    }

    static Type.Int integer(Int type) {
        int bits = type.bitWidth();
        if (bits != 8 && bits != 16 && bits != 32 && bits != 64) {
            throw Fault.damaged(null, "an integer of " + bits + " bits");
        }
        return new Type.Int(bits, type.isSigned());
    }

    private static Type floatingPoint(FloatingPoint type) {
        return new Type.FloatingPoint(switch (type.precision()) {
            case Precision.HALF -> 16;
            case Precision.SINGLE -> 32;
            case Precision.DOUBLE -> 64;
            default -> throw Fault.damaged(null, "a floating point precision of code " + type.precision());
        });
    }

    private static Type decimal(Decimal type) {
        int bits = type.bitWidth();
        int most = switch (bits) {
            case 32 -> 9;
            case 64 -> 18;
            case 128 -> 38;
            case 256 -> 76;
            default -> throw Fault.damaged(null, "a decimal of " + bits + " bits");
        };
        int precision = type.precision();
        if (precision < 1 || precision > most) {
            throw Fault.damaged(null, "a decimal of " + bits + " bits with a precision of " + precision);
        }
        // The format sets no bound on the scale, but writing a value down takes as many characters.
        if (Math.abs((long) type.scale()) > 10_000) {
            throw Fault.damaged(null, "a decimal with a scale of " + type.scale());
        }
        return new Type.Decimal(bits, precision, type.scale());
    }

    private static Unit unit(short code) {
        return switch (code) {
            case org.apache.arrow.flatbuf.TimeUnit.SECOND -> Unit.SECOND;
            case org.apache.arrow.flatbuf.TimeUnit.MILLISECOND -> Unit.MILLI;
            case org.apache.arrow.flatbuf.TimeUnit.MICROSECOND -> Unit.MICRO;
            case org.apache.arrow.flatbuf.TimeUnit.NANOSECOND -> Unit.NANO;
            default -> throw Fault.damaged(null, "a time unit of code " + code);
        };
    }

    private static Type time(Time type) {
        Type.Time time = new Type.Time(unit(type.unit()));
        if (type.bitWidth() != time.bits()) {
            throw Fault.damaged(null, "a time in " + time.unit().symbol + " of " + type.bitWidth() + " bits");
        }
        return time;
    }

    private static Type interval(Interval type) {
        return new Type.Interval(switch (type.unit()) {
            case org.apache.arrow.flatbuf.IntervalUnit.YEAR_MONTH -> IntervalUnit.YEAR_MONTH;
            case org.apache.arrow.flatbuf.IntervalUnit.DAY_TIME -> IntervalUnit.DAY_TIME;
            case org.apache.arrow.flatbuf.IntervalUnit.MONTH_DAY_NANO -> IntervalUnit.MONTH_DAY_NANO;
            default -> throw Fault.damaged(null, "an interval unit of code " + type.unit());
        });
    }

    private Field only() {
        if (children.size() != 1) {
            throw Fault.damaged(null, "a list type with " + children.size() + " children");
        }
        return children.get(0);
    }

    private Type map(Map type) {
        Field entries = only();
        if (!(entries.type().storageType() instanceof Type.Struct struct) || struct.fields().size() != 2) {
            throw Fault.damaged(null, "a map whose entries are not pairs");
        }
        return new Type.MapOf(entries, type.keysSorted());
    }

    private Type union(Union type) {
        if (type.mode() != UnionMode.Sparse && type.mode() != UnionMode.Dense) {
            throw Fault.damaged(null, "a union mode of code " + type.mode());
        }
        List<Integer> codes = new ArrayList<>();
        boolean named = type.typeIdsLength() > 0;
        if (named && type.typeIdsLength() != children.size() || children.size() > 128) {
            throw Fault.damaged(null, "a union of " + children.size() + " children with " + type.typeIdsLength()
                    + " type codes");
        }
        for (int i = 0; i < children.size(); i++) {
            int code = named ? type.typeIds(i) : i;
            if (code < 0 || code > 127 || codes.contains(code)) {
                throw Fault.damaged(null, "a union with type code " + code + " out of range or given twice");
            }
            codes.add(code);
        }
        return new Type.Union(type.mode() == UnionMode.Dense, codes, children);
    }

    private Type runEndEncoded() {
        if (children.size() != 2) {
            throw Fault.damaged(null, "a run-end encoded type with " + children.size() + " children");
        }
        Type ends = children.get(0).type();
        if (!(ends instanceof Type.Int index) || !index.signed() || index.bits() == 8) {
            throw Fault.damaged(null, "run ends of type " + ends);
        }
        return new Type.RunEndEncoded(children.get(0), children.get(1));
    }
}
