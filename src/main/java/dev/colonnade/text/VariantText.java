package dev.colonnade.text;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Bits;
import dev.colonnade.column.FixedColumn;
import dev.colonnade.column.Layouts;
import dev.colonnade.column.Type;
import java.lang.foreign.MemorySegment;

/** Variants as JSON: what they encode, in the way that values of the matching Arrow types are written. */
final class VariantText {
    /** As deep as anything sane; bounds recursion into what a file claims. */
    static final int DEEPEST = 200;

    private VariantText() {
    }

    /** @throws Fault of kind {@code DAMAGED} if the bytes are no variant */
    static void write(Variant variant, TextSink out) {
        try {
            write(variant, 0, out);
        } catch (IndexOutOfBoundsException e) {
            throw Fault.damaged(null, "a variant is cut short or not one").because(e);
        }
    }

    private static void write(Variant variant, int depth, TextSink out) {
        if (depth > DEEPEST) {
            throw Fault.unsupported(null, "a variant is nested more than " + DEEPEST + " deep");
        }
        if (variant.isObject()) {
            out.put('{');
            int count = variant.count();
            for (int i = 0; i < count && !out.isFull(); i++) {
                if (i > 0) {
                    out.put(',');
                }
                StringText.write(variant.name(i), StringText.Form.JSON, out);
                out.put(':');
                write(variant.element(i), depth + 1, out);
            }
            out.put('}');
        } else if (variant.isArray()) {
            out.put('[');
            int count = variant.count();
            for (int i = 0; i < count && !out.isFull(); i++) {
                if (i > 0) {
                    out.put(',');
                }
                write(variant.element(i), depth + 1, out);
            }
            out.put(']');
        } else if (variant.isShortString()) {
            StringText.write(variant.payload().asSlice(0, variant.info()), StringText.Form.JSON, out);
        } else {
            primitive(variant.info(), variant.payload(), out);
        }
    }

    private static void primitive(int type, MemorySegment value, TextSink out) {
        switch (type) {
            case 0 -> out.ascii("null");
            case 1 -> out.ascii("true");
            case 2 -> out.ascii("false");
            case 3 -> out.number(value.get(Layouts.BYTE, 0));
            case 4 -> out.number(value.get(Layouts.SHORT, 0));
            case 5 -> out.number(value.get(Layouts.INT, 0));
            case 6 -> out.number(value.get(Layouts.LONG, 0));
            case 7 -> FloatText.write(value.get(Layouts.DOUBLE, 0), true, out);
            case 14 -> FloatText.write(value.get(Layouts.FLOAT, 0), true, out);
            case 16 -> StringText.write(sized(value), StringText.Form.JSON, out);
            default -> {
                out.put('"');
                quoted(type, value, out);
                out.put('"');
            }
        }
    }

    private static void quoted(int type, MemorySegment value, TextSink out) {
        switch (type) {
            case 8 -> decimal(value, 4, out);
            case 9 -> decimal(value, 8, out);
            case 10 -> decimal(value, 16, out);
            case 11 -> TemporalText.date(value.get(Layouts.INT, 0), out);
            case 12 -> TemporalText.timestamp(value.get(Layouts.LONG, 0), Type.Unit.MICRO, true, out);
            case 13 -> TemporalText.timestamp(value.get(Layouts.LONG, 0), Type.Unit.MICRO, false, out);
            case 15 -> StringText.hex(sized(value), out);
            case 17 -> TemporalText.time(value.get(Layouts.LONG, 0), Type.Unit.MICRO, out);
            case 18 -> TemporalText.timestamp(value.get(Layouts.LONG, 0), Type.Unit.NANO, true, out);
            case 19 -> TemporalText.timestamp(value.get(Layouts.LONG, 0), Type.Unit.NANO, false, out);
            case 20 -> StringText.uuid(value.asSlice(0, 16), out);
            default -> throw Fault.unsupported(null, "a variant holds primitive type " + type + ", which is not known");
        }
    }

    private static void decimal(MemorySegment value, int width, TextSink out) {
        Type.Decimal type = new Type.Decimal(width * 8, 38, value.get(Layouts.BYTE, 0) & 0xFF);
        DecimalText.write(new FixedColumn(type, 1, Bits.ALL, width, value.asSlice(1, width)), type, 0, out);
    }

    private static MemorySegment sized(MemorySegment value) {
        return value.asSlice(4, value.get(Layouts.INT, 0) & 0xFFFFFFFFL);
    }
}
