package dev.colonnade.format.parquet.write;

import dev.colonnade.column.Type.Unit;
import dev.colonnade.format.parquet.meta.LogicalType;
import dev.colonnade.format.parquet.meta.Physical;
import dev.colonnade.format.parquet.meta.SchemaElement;
import dev.colonnade.format.parquet.thrift.CompactWriter;
import org.jspecify.annotations.Nullable;

/** Writes {@code SchemaElement}s, with the older converted types for readers that know only those. */
final class SchemaWriter {
    private final CompactWriter out;

    SchemaWriter(CompactWriter out) {
        this.out = out;
    }

    /** @param root whether it stands for the whole, and so occurs neither once nor more */
    void write(SchemaElement element, boolean root) {
        out.begin();
        Physical type = element.type();
        if (type != null) {
            out.putInt(1, type.ordinal());
            if (type == Physical.FIXED_LEN_BYTE_ARRAY) {
                out.putInt(2, element.typeLength());
            }
        }
        if (!root) {
            out.putInt(3, element.repetition().ordinal());
        }
        out.putString(4, element.name());
        if (type == null) {
            out.putInt(5, element.children());
        }
        LogicalType logical = element.logical();
        int converted = logical == null ? -1 : converted(logical);
        if (converted >= 0) {
            out.putInt(6, converted);
        }
        if (logical instanceof LogicalType.Decimal decimal) {
            out.putInt(7, decimal.scale());
            out.putInt(8, decimal.precision());
        }
        Integer id = element.fieldId();
        if (id != null) {
            out.putInt(9, id);
        }
        // An interval is known by its older name alone.
        if (logical != null && logical != LogicalType.Plain.INTERVAL) {
            out.begin(10);
            logical(logical);
            out.end();
        }
        out.end();
    }

    private void logical(LogicalType logical) {
        switch (logical) {
            case LogicalType.Plain plain -> {
                int id = switch (plain) {
                    case STRING -> 1;
                    case MAP, MAP_KEY_VALUE -> 2;
                    case LIST -> 3;
                    case ENUM -> 4;
                    case DATE -> 6;
                    case UNKNOWN -> 11;
                    case JSON -> 12;
                    case BSON -> 13;
                    case UUID -> 14;
                    case FLOAT16 -> 15;
                    case INTERVAL -> throw new IllegalStateException("an interval has no logical type");
                };
                out.putEmpty(id);
            }
            case LogicalType.Decimal decimal -> {
                out.begin(5);
                out.putInt(1, decimal.scale());
                out.putInt(2, decimal.precision());
                out.end();
            }
            case LogicalType.Time time -> unit(7, time.utc(), time.unit());
            case LogicalType.Timestamp stamp -> unit(8, stamp.utc(), stamp.unit());
            case LogicalType.Integer integer -> {
                out.begin(10);
                out.putByte(1, integer.bits());
                out.putBoolean(2, integer.signed());
                out.end();
            }
            case LogicalType.Variant variant -> {
                out.begin(16);
                out.putByte(1, variant.version());
                out.end();
            }
            case LogicalType.Geometry(String crs) -> {
                out.begin(17);
                crs(crs);
                out.end();
            }
            case LogicalType.Geography(String crs, int _) -> {
                out.begin(18);
                crs(crs);
                out.end();
            }
        }
    }

    private void crs(@Nullable String crs) {
        if (crs != null) {
            out.putString(1, crs);
        }
    }

    private void unit(int id, boolean utc, Unit unit) {
        out.begin(id);
        out.putBoolean(1, utc);
        out.begin(2);
        out.putEmpty(switch (unit) {
            case SECOND, MILLI -> 1;
            case MICRO -> 2;
            case NANO -> 3;
        });
        out.end();
        out.end();
    }

    /** The number of the {@code ConvertedType} that says the same, or -1. */
    private static int converted(LogicalType logical) {
        return switch (logical) {
            case LogicalType.Plain plain -> switch (plain) {
                case STRING -> 0;
                case MAP -> 1;
                case MAP_KEY_VALUE -> 2;
                case LIST -> 3;
                case ENUM -> 4;
                case DATE -> 6;
                case JSON -> 19;
                case BSON -> 20;
                case INTERVAL -> 21;
                case UNKNOWN, UUID, FLOAT16 -> -1;
            };
            case LogicalType.Decimal _ -> 5;
            case LogicalType.Time(boolean utc, Unit unit) ->
                !utc || unit == Unit.NANO ? -1 : unit == Unit.MICRO ? 8 : 7;
            case LogicalType.Timestamp(boolean utc, Unit unit) ->
                !utc || unit == Unit.NANO ? -1 : unit == Unit.MICRO ? 10 : 9;
            case LogicalType.Integer(int bits, boolean signed) ->
                (signed ? 15 : 11) + Integer.numberOfTrailingZeros(bits / 8);
            case LogicalType.Variant _,LogicalType.Geometry _,LogicalType.Geography _ -> -1;
        };
    }
}
