package dev.colonnade.format.parquet.schema;

import dev.colonnade.column.Type;
import dev.colonnade.column.Type.Layout;
import dev.colonnade.column.Type.Unit;
import dev.colonnade.format.parquet.meta.LogicalType;
import dev.colonnade.format.parquet.meta.LogicalType.Plain;
import dev.colonnade.format.parquet.meta.Physical;
import dev.colonnade.format.parquet.meta.SchemaElement;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The Arrow type of a Parquet column. A logical type that does not fit what is stored changes nothing. */
final class LeafTypes {
    private static final int LONGEST_DECIMAL128 = 38;
    private static final int LONGEST_DECIMAL = 76;

    /** A type and what it takes to get there. */
    record Mapped(Type type, Conversion conversion) {
        static Mapped plain(Type type) {
            return new Mapped(type, Conversion.NONE);
        }
    }

    private LeafTypes() {
    }

    static Mapped of(SchemaElement element) {
        LogicalType logical = element.logical();
        if (logical == Plain.UNKNOWN) {
            return new Mapped(new Type.Null(), Conversion.NULL);
        }
        return switch (Objects.requireNonNull(element.type())) {
            case BOOLEAN -> Mapped.plain(new Type.Bool());
            case INT32 -> int32(logical);
            case INT64 -> Mapped.plain(int64(logical));
            case INT96 -> Mapped.plain(new Type.Extension(Shapes.INT96, "", new Type.FixedBinary(12)));
            case FLOAT -> Mapped.plain(new Type.FloatingPoint(32));
            case DOUBLE -> Mapped.plain(new Type.FloatingPoint(64));
            case BYTE_ARRAY -> bytes(logical);
            case FIXED_LEN_BYTE_ARRAY -> fixed(logical, element.typeLength());
        };
    }

    private static Mapped int32(@Nullable LogicalType logical) {
        return switch (logical) {
            case LogicalType.Integer(int bits, boolean signed) when bits == 8 || bits == 16 -> new Mapped(
                    new Type.Int(bits, signed), Conversion.NARROW);
            case LogicalType.Integer(int bits, boolean signed) when bits == 32 -> Mapped
                    .plain(new Type.Int(32, signed));
            case LogicalType.Time(boolean utc, Unit unit) when unit == Unit.MILLI -> Mapped.plain(new Type.Time(unit));
            case LogicalType.Decimal(int scale, int precision) when isDecimal(scale, precision) -> Mapped
                    .plain(new Type.Decimal(32, precision, scale));
            case Plain.DATE -> Mapped.plain(new Type.Date(false));
            case null, default -> Mapped.plain(new Type.Int(32, true));
        };
    }

    private static Type int64(@Nullable LogicalType logical) {
        return switch (logical) {
            case LogicalType.Integer(int bits, boolean signed) when bits == 64 -> new Type.Int(64, signed);
            case LogicalType.Time(boolean utc, Unit unit) when unit != Unit.MILLI -> new Type.Time(unit);
            case LogicalType.Timestamp(boolean utc, Unit unit) -> new Type.Timestamp(unit, utc ? "UTC" : null);
            case LogicalType.Decimal(int scale, int precision) when isDecimal(scale, precision) -> new Type.Decimal(64,
                    precision, scale);
            case null, default -> new Type.Int(64, true);
        };
    }

    private static Mapped bytes(@Nullable LogicalType logical) {
        return switch (logical) {
            case Plain.STRING, Plain.ENUM, Plain.JSON -> Mapped.plain(new Type.Utf8(Layout.SMALL));
            case LogicalType.Decimal(int scale, int precision) when isDecimal(scale, precision) -> decimal(scale,
                    precision);
            case LogicalType.Geometry(String crs) -> Mapped.plain(Meant.wkb(crs, false));
            case LogicalType.Geography(String crs, int algorithm) -> Mapped.plain(Meant.wkb(crs, true));
            case null, default -> Mapped.plain(new Type.Binary(Layout.SMALL));
        };
    }

    private static Mapped fixed(@Nullable LogicalType logical, int width) {
        return switch (logical) {
            case LogicalType.Decimal(int scale, int precision) when isDecimal(scale, precision) && width > 0 -> decimal(
                    scale, precision);
            case Plain plain when plain == Plain.UUID && width == 16 -> Mapped
                    .plain(new Type.Extension("arrow.uuid", "", new Type.FixedBinary(16)));
            case Plain plain when plain == Plain.FLOAT16 && width == 2 -> Mapped.plain(new Type.FloatingPoint(16));
            case null, default -> Mapped.plain(new Type.FixedBinary(width));
        };
    }

    private static boolean isDecimal(int scale, int precision) {
        return precision > 0 && precision <= LONGEST_DECIMAL && scale >= -LONGEST_DECIMAL && scale <= precision;
    }

    private static Mapped decimal(int scale, int precision) {
        return new Mapped(new Type.Decimal(precision <= LONGEST_DECIMAL128 ? 128 : 256, precision, scale),
                Conversion.DECIMAL);
    }

    /** Bytes a value of a leaf has as it is stored; zero for those of varying length and for booleans. */
    static int storedWidth(SchemaElement element) {
        Physical type = Objects.requireNonNull(element.type());
        return type == Physical.FIXED_LEN_BYTE_ARRAY ? element.typeLength() : type.width();
    }
}
