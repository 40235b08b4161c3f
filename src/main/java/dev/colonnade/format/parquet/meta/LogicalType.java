package dev.colonnade.format.parquet.meta;

import dev.colonnade.column.Type.Unit;
import dev.colonnade.format.parquet.thrift.CompactReader;
import org.jspecify.annotations.Nullable;

/** What a stored type stands for: Parquet's {@code LogicalType}, and its older {@code ConvertedType} in the same terms. */
public sealed interface LogicalType {
    /** The types that say it all by their name. */
    enum Plain implements LogicalType {
        STRING, MAP, MAP_KEY_VALUE, LIST, ENUM, DATE, UNKNOWN, JSON, BSON, UUID, FLOAT16, INTERVAL
    }

    record Decimal(int scale, int precision) implements LogicalType {}

    record Time(boolean utc, Unit unit) implements LogicalType {}

    record Timestamp(boolean utc, Unit unit) implements LogicalType {}

    record Integer(int bits, boolean signed) implements LogicalType {}

    record Variant(int version) implements LogicalType {}

    record Geometry(@Nullable String crs) implements LogicalType {}

    record Geography(@Nullable String crs, int algorithm) implements LogicalType {}

    /** As the specification writes it: {@code DECIMAL(12, 2)} with the precision first. */
    default String title() {
        return switch (this) {
            case Plain plain -> plain.name();
            case Decimal decimal -> "DECIMAL(" + decimal.precision() + ", " + decimal.scale() + ")";
            case Time time -> "TIME(" + time.unit() + "S, " + zone(time.utc()) + ")";
            case Timestamp timestamp -> "TIMESTAMP(" + timestamp.unit() + "S, " + zone(timestamp.utc()) + ")";
            case Integer integer ->
                "INTEGER(" + integer.bits() + ", " + (integer.signed() ? "signed" : "unsigned") + ")";
            case Variant variant -> "VARIANT(" + variant.version() + ")";
            case Geometry geometry -> "GEOMETRY" + crs(geometry.crs());
            case Geography geography -> "GEOGRAPHY" + crs(geography.crs());
        };
    }

    private static String zone(boolean utc) {
        return utc ? "UTC" : "local";
    }

    private static String crs(@Nullable String crs) {
        return crs == null ? "" : "(" + crs + ")";
    }

    /** Reads the union; null for a type that came after us. */
    static @Nullable LogicalType read(CompactReader in) {
        LogicalType type = null;
        int outer = in.enter();
        while (in.field()) {
            int id = in.id();
            Parameters p = Parameters.read(in);
            type = switch (id) {
                case 1 -> Plain.STRING;
                case 2 -> Plain.MAP;
                case 3 -> Plain.LIST;
                case 4 -> Plain.ENUM;
                case 5 -> new Decimal(p.one, p.two);
                case 6 -> Plain.DATE;
                case 7 -> p.unit == null ? null : new Time(p.flagOne, p.unit);
                case 8 -> p.unit == null ? null : new Timestamp(p.flagOne, p.unit);
                case 10 -> new Integer(p.one, p.flagTwo);
                case 11 -> Plain.UNKNOWN;
                case 12 -> Plain.JSON;
                case 13 -> Plain.BSON;
                case 14 -> Plain.UUID;
                case 15 -> Plain.FLOAT16;
                case 16 -> new Variant(p.one);
                case 17 -> new Geometry(p.text);
                case 18 -> new Geography(p.text, p.two);
                default -> null;
            };
        }
        in.leave(outer);
        return type;
    }

    /** The older way of saying the same; null for nothing or a number that does not exist. */
    static @Nullable LogicalType converted(int code, int scale, int precision) {
        return switch (code) {
            case 0 -> Plain.STRING;
            case 1 -> Plain.MAP;
            case 2 -> Plain.MAP_KEY_VALUE;
            case 3 -> Plain.LIST;
            case 4 -> Plain.ENUM;
            case 5 -> new Decimal(scale, precision);
            case 6 -> Plain.DATE;
            case 7 -> new Time(true, Unit.MILLI);
            case 8 -> new Time(true, Unit.MICRO);
            case 9 -> new Timestamp(true, Unit.MILLI);
            case 10 -> new Timestamp(true, Unit.MICRO);
            case 11, 12, 13, 14 -> new Integer(8 << code - 11, false);
            case 15, 16, 17, 18 -> new Integer(8 << code - 15, true);
            case 19 -> Plain.JSON;
            case 20 -> Plain.BSON;
            case 21 -> Plain.INTERVAL;
            default -> null;
        };
    }

    /** The parameters of all of them, by number: each structure uses a few. */
    final class Parameters {
        private int one;
        private int two;
        private boolean flagOne;
        private boolean flagTwo;
        private @Nullable String text;
        private @Nullable Unit unit;

        private static Parameters read(CompactReader in) {
            Parameters p = new Parameters();
            int outer = in.enter();
            while (in.field()) {
                boolean first = in.id() == 1;
                if (in.isBoolean()) {
                    if (first) {
                        p.flagOne = in.readBoolean();
                    } else {
                        p.flagTwo = in.readBoolean();
                    }
                } else if (in.isInteger()) {
                    if (first) {
                        p.one = in.readInt();
                    } else {
                        p.two = in.readInt();
                    }
                } else if (in.isBytes()) {
                    p.text = in.readString();
                } else if (in.isStruct()) {
                    p.unit = readUnit(in);
                } else {
                    in.skip();
                }
            }
            in.leave(outer);
            return p;
        }

        private static @Nullable Unit readUnit(CompactReader in) {
            Unit unit = null;
            int outer = in.enter();
            while (in.field()) {
                unit = switch (in.id()) {
                    case 1 -> Unit.MILLI;
                    case 2 -> Unit.MICRO;
                    case 3 -> Unit.NANO;
                    default -> null;
                };
                in.skip();
            }
            in.leave(outer);
            return unit;
        }
    }
}
