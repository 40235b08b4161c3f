package dev.colonnade.column;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The logical types of the Arrow columnar format (its {@code Schema.fbs}), as a closed set.
 *
 * <p>{@link #toString} is the name that people know from PyArrow: {@code timestamp[us, tz=UTC]}.
 */
public sealed interface Type {
    enum Unit {
        SECOND("s", 0), MILLI("ms", 3), MICRO("us", 6), NANO("ns", 9);

        /** The short name, and how many digits of a second's fraction a value of this unit has. */
        public final String symbol;
        public final int digits;
        public final long perSecond;

        Unit(String symbol, int digits) {
            this.symbol = symbol;
            this.digits = digits;
            this.perSecond = Math.round(Math.pow(10, digits));
        }
    }

    /** How values of varying length find their bytes or elements. */
    enum Layout {
        /** 32-bit offsets. */
        SMALL(""),
        /** 64-bit offsets. */
        LARGE("large_"),
        /** 16-byte views for bytes, 32-bit offset and size pairs for lists. */
        VIEW(""),
        /** 64-bit offset and size pairs; lists only. */
        LARGE_VIEW("large_");

        final String prefix;

        Layout(String prefix) {
            this.prefix = prefix;
        }

        public boolean isView() {
            return this == VIEW || this == LARGE_VIEW;
        }

        /** Whether offsets (and sizes) have 64 bits. */
        public boolean isLarge() {
            return this == LARGE || this == LARGE_VIEW;
        }

        String named(String base) {
            return prefix + base + (isView() ? "_view" : "");
        }
    }

    enum IntervalUnit {
        YEAR_MONTH, DAY_TIME, MONTH_DAY_NANO
    }

    record Null() implements Type {
        @Override
        public String toString() {
            return "null";
        }
    }

    /** One bit a value. */
    record Bool() implements Type {
        @Override
        public String toString() {
            return "bool";
        }
    }

    /** An integer of 8, 16, 32 or 64 bits. */
    record Int(int bits, boolean signed) implements Type {
        @Override
        public String toString() {
            return (signed ? "int" : "uint") + bits;
        }
    }

    /** An IEEE 754 number of 16, 32 or 64 bits. */
    record FloatingPoint(int bits) implements Type {
        @Override
        public String toString() {
            return bits == 16 ? "halffloat" : bits == 32 ? "float" : "double";
        }
    }

    /** A two's complement integer of 32, 64, 128 or 256 bits, times ten to the power of minus {@code scale}. */
    record Decimal(int bits, int precision, int scale) implements Type {
        @Override
        public String toString() {
            return "decimal" + bits + "(" + precision + ", " + scale + ")";
        }
    }

    record Utf8(Layout layout) implements Type {
        @Override
        public String toString() {
            return layout.named("string");
        }
    }

    record Binary(Layout layout) implements Type {
        @Override
        public String toString() {
            return layout.named("binary");
        }
    }

    record FixedBinary(int width) implements Type {
        @Override
        public String toString() {
            return "fixed_size_binary[" + width + "]";
        }
    }

    /** Days since 1970-01-01 in 32 bits, or milliseconds since then in 64. */
    record Date(boolean millis) implements Type {
        @Override
        public String toString() {
            return millis ? "date64[ms]" : "date32[day]";
        }
    }

    /** Time since midnight: 32 bits for seconds and milliseconds, else 64. */
    record Time(Unit unit) implements Type {
        public int bits() {
            return unit == Unit.SECOND || unit == Unit.MILLI ? 32 : 64;
        }

        @Override
        public String toString() {
            return "time" + bits() + "[" + unit.symbol + "]";
        }
    }

    /** 64 bits since 1970-01-01T00:00: in UTC if there is a zone, else in whatever zone people agreed on elsewhere. */
    record Timestamp(Unit unit, @Nullable String zone) implements Type {
        @Override
        public String toString() {
            return "timestamp[" + unit.symbol + (zone == null ? "" : ", tz=" + zone) + "]";
        }
    }

    record Duration(Unit unit) implements Type {
        @Override
        public String toString() {
            return "duration[" + unit.symbol + "]";
        }
    }

    /** 4, 8 or 16 bytes by unit. */
    record Interval(IntervalUnit unit) implements Type {
        public int width() {
            return switch (unit) {
                case YEAR_MONTH -> 4;
                case DAY_TIME -> 8;
                case MONTH_DAY_NANO -> 16;
            };
        }

        @Override
        public String toString() {
            return switch (unit) {
                case YEAR_MONTH -> "month_interval";
                case DAY_TIME -> "day_time_interval";
                case MONTH_DAY_NANO -> "month_day_nano_interval";
            };
        }
    }

    record ListOf(Layout layout, Field element) implements Type {
        @Override
        public String toString() {
            return layout.named("list") + "<" + element + ">";
        }
    }

    record FixedList(int size, Field element) implements Type {
        @Override
        public String toString() {
            return "fixed_size_list<" + element + ">[" + size + "]";
        }
    }

    record Struct(List<Field> fields) implements Type {
        public Struct {
            fields = List.copyOf(fields);
        }

        @Override
        public String toString() {
            return "struct<" + join(fields) + ">";
        }
    }

    /** A list of entries, each a struct of a key and a value; {@code entries} is that struct's field. */
    record MapOf(Field entries, boolean keysSorted) implements Type {
        @Override
        public String toString() {
            List<Field> kv = entries.type() instanceof Struct struct ? struct.fields() : List.of();
            return kv.size() == 2 ? "map<" + kv.get(0).type() + ", " + kv.get(1).type() + ">" : "map<" + entries + ">";
        }
    }

    /** {@code typeIds.get(i)} is the code by which rows choose {@code fields.get(i)}. */
    record Union(boolean dense, List<Integer> typeIds, List<Field> fields) implements Type {
        public Union {
            typeIds = List.copyOf(typeIds);
            fields = List.copyOf(fields);
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder(dense ? "dense_union<" : "sparse_union<");
            for (int i = 0; i < fields.size(); i++) {
                text.append(i == 0 ? "" : ", ").append(fields.get(i)).append('=').append(typeIds.get(i));
            }
            return text.append('>').toString();
        }
    }

    /** Run ends are int16, int32 or int64 and not null. */
    record RunEndEncoded(Field runEnds, Field values) implements Type {
        @Override
        public String toString() {
            return "run_end_encoded<run_ends: " + runEnds.type() + ", values: " + values.type() + ">";
        }
    }

    /** Indices into a dictionary that stands elsewhere under {@code id}; several fields may share one. */
    record Dictionary(long id, Int index, boolean ordered, Type values) implements Type {
        @Override
        public String toString() {
            return "dictionary<values=" + values + ", indices=" + index + ", ordered=" + (ordered ? 1 : 0) + ">";
        }
    }

    /** A meaning given to {@code storage} by name, as {@code arrow.uuid}; a name nobody knows changes nothing. */
    record Extension(String name, String metadata, Type storage) implements Type {
        @Override
        public String toString() {
            return "extension<" + name + ">";
        }
    }

    /** The type below all extensions: what decides the physical layout. */
    default Type storageType() {
        Type type = this;
        while (type instanceof Extension extension) {
            type = extension.storage();
        }
        return type;
    }

    private static String join(List<Field> fields) {
        StringBuilder text = new StringBuilder();
        for (Field field : fields) {
            text.append(text.isEmpty() ? "" : ", ").append(field);
        }
        return text.toString();
    }
}
