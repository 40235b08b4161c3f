package dev.colonnade.format.parquet.meta;

import dev.colonnade.format.parquet.thrift.CompactReader;
import org.jspecify.annotations.Nullable;

/**
 * One line of the schema, which lists a tree depth first.
 *
 * @param type null for groups
 * @param typeLength bytes a value, for {@code FIXED_LEN_BYTE_ARRAY}
 * @param children how many of the elements that follow are its own
 * @param fieldId the number a table format knows the field by
 */
public record SchemaElement(String name, @Nullable Physical type, int typeLength, Repetition repetition, int children,
        @Nullable LogicalType logical, @Nullable Integer fieldId) {
    /** How often a field may occur. */
    public enum Repetition {
        REQUIRED, OPTIONAL, REPEATED
    }

    static SchemaElement read(CompactReader in) {
        String name = "";
        Physical type = null;
        int typeLength = 0;
        Repetition repetition = Repetition.REQUIRED;
        int children = 0;
        int converted = -1;
        int scale = 0;
        int precision = 0;
        LogicalType logical = null;
        Integer fieldId = null;
        int outer = in.enter();
        while (in.field()) {
            switch (in.id()) {
                case 1 -> type = Physical.of(in.readInt());
                case 2 -> typeLength = in.readInt();
                case 3 -> repetition = repetition(in.readInt());
                case 4 -> name = in.readString();
                case 5 -> children = in.readInt();
                case 6 -> converted = in.readInt();
                case 7 -> scale = in.readInt();
                case 8 -> precision = in.readInt();
                case 9 -> fieldId = in.readInt();
                case 10 -> logical = LogicalType.read(in);
                default -> in.skip();
            }
        }
        in.leave(outer);
        if (logical == null) {
            logical = LogicalType.converted(converted, scale, precision);
        }
        return new SchemaElement(name, type, typeLength, repetition, children, logical, fieldId);
    }

    private static Repetition repetition(int code) {
        return switch (code) {
            case 0 -> Repetition.REQUIRED;
            case 1 -> Repetition.OPTIONAL;
            case 2 -> Repetition.REPEATED;
            default -> throw dev.colonnade.base.Fault.damaged(null, "there is no repetition type " + code);
        };
    }
}
