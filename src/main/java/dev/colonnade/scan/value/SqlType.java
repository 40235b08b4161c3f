package dev.colonnade.scan.value;

import dev.colonnade.column.Field;
import dev.colonnade.column.Type;
import dev.colonnade.column.Type.Unit;
import java.util.List;

/** What an expression yields: the types of Arrow, folded to those that SQL tells apart. */
public sealed interface SqlType {
    /** The type of the literal NULL: goes with everything. */
    record Null() implements SqlType {
        @Override
        public String toString() {
            return "NULL";
        }
    }

    record Bool() implements SqlType {
        @Override
        public String toString() {
            return "BOOLEAN";
        }
    }

    /** Integers that fit 64 bits with a sign. Wider ones are decimals of scale 0. */
    record Int() implements SqlType {
        @Override
        public String toString() {
            return "BIGINT";
        }
    }

    /** Exact numbers with so many digits behind the point, and as many before it as it takes. */
    record Decimal(int scale) implements SqlType {
        @Override
        public String toString() {
            return "DECIMAL(scale " + scale + ")";
        }
    }

    /** @param bits 32 or 64 */
    record Real(int bits) implements SqlType {
        @Override
        public String toString() {
            return bits == 32 ? "FLOAT" : "DOUBLE";
        }
    }

    record Text() implements SqlType {
        @Override
        public String toString() {
            return "VARCHAR";
        }
    }

    record Blob() implements SqlType {
        @Override
        public String toString() {
            return "BLOB";
        }
    }

    /** Sixteen bytes, written {@code 550e8400-e29b-41d4-a716-446655440000}. */
    record Uuid() implements SqlType {
        @Override
        public String toString() {
            return "UUID";
        }
    }

    record Date() implements SqlType {
        @Override
        public String toString() {
            return "DATE";
        }
    }

    /** The time of a day; the unit says how many digits it is written with. */
    record Time(Unit unit) implements SqlType {
        @Override
        public String toString() {
            return "TIME";
        }
    }

    /** A moment; the unit says how many digits it is written with, {@code zoned} whether a {@code Z} follows. */
    record Timestamp(Unit unit, boolean zoned) implements SqlType {
        @Override
        public String toString() {
            return zoned ? "TIMESTAMP WITH TIME ZONE" : "TIMESTAMP";
        }
    }

    record Interval() implements SqlType {
        @Override
        public String toString() {
            return "INTERVAL";
        }
    }

    record ListOf(SqlType element) implements SqlType {
        @Override
        public String toString() {
            return element + "[]";
        }
    }

    record Struct(List<Field> fields) implements SqlType {
        @Override
        public String toString() {
            return "STRUCT";
        }
    }

    record MapOf(SqlType key, SqlType value) implements SqlType {
        @Override
        public String toString() {
            return "MAP(" + key + ", " + value + ")";
        }
    }

    /** Something that can be tested for NULL and no more. */
    record Opaque(Type type) implements SqlType {
        @Override
        public String toString() {
            return type.toString();
        }
    }

    default boolean isNumber() {
        return this instanceof Int || this instanceof Decimal || this instanceof Real;
    }

    default boolean isNested() {
        return this instanceof ListOf || this instanceof Struct || this instanceof MapOf || this instanceof Opaque;
    }

    /** The type that values of a column have. */
    static SqlType of(Type type) {
        if (type instanceof Type.Extension extension) {
            return switch (extension.name()) {
                case Extensions.UUID -> new Uuid();
                case Extensions.BOOL8 -> new Bool();
                case Extensions.INT96 -> new Timestamp(Unit.NANO, false);
                default -> of(extension.storage());
            };
        }
        return switch (type) {
            case Type.Null n -> new Null();
            case Type.Bool b -> new Bool();
            case Type.Int(int bits, boolean signed) -> bits == 64 && !signed ? new Decimal(0) : new Int();
            case Type.FloatingPoint(int bits) -> new Real(bits == 64 ? 64 : 32);
            case Type.Decimal decimal -> new Decimal(decimal.scale());
            case Type.Utf8 u -> new Text();
            case Type.Binary b -> new Blob();
            case Type.FixedBinary f -> new Blob();
            case Type.Date d -> new Date();
            case Type.Time(Unit unit) -> new Time(unit);
            case Type.Timestamp(Unit unit, String zone) -> new Timestamp(unit, zone != null);
            case Type.Duration d -> new Interval();
            case Type.Interval i -> new Interval();
            case Type.ListOf list -> new ListOf(of(list.element().type()));
            case Type.FixedList list -> new ListOf(of(list.element().type()));
            case Type.Struct struct -> new Struct(struct.fields());
            case Type.MapOf map -> map.entries().type().storageType() instanceof Type.Struct entry
                    && entry.fields().size() == 2
                            ? new MapOf(of(entry.fields().get(0).type()), of(entry.fields().get(1).type()))
                            : new Opaque(type);
            case Type.Union u -> new Opaque(type);
            case Type.RunEndEncoded runs -> of(runs.values().type());
            case Type.Dictionary dictionary -> of(dictionary.values());
            case Type.Extension e -> throw new IllegalStateException("seen above");
        };
    }
}
