package dev.colonnade.text;

import dev.colonnade.base.Fault;
import dev.colonnade.column.BytesColumn;
import dev.colonnade.column.Column;
import dev.colonnade.column.Field;
import dev.colonnade.column.ListColumn;
import dev.colonnade.column.StructColumn;
import dev.colonnade.column.Type;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A VARIANT column: a struct of {@code metadata}, {@code value} and perhaps {@code typed_value}, into which values of one
 * type were taken out ("VariantShredding.md"). Written as the JSON it stands for.
 */
final class ShreddedVariant {
    private static final String METADATA = "metadata";
    private static final String VALUE = "value";
    private static final String TYPED = "typed_value";

    private ShreddedVariant() {
    }

    /** Whether a type has the fields that make a variant. */
    static boolean isVariant(Type type) {
        if (!(type instanceof Type.Struct struct)) {
            return false;
        }
        boolean metadata = false;
        boolean value = false;
        for (Field field : struct.fields()) {
            boolean binary = field.type().storageType() instanceof Type.Binary;
            metadata |= field.name().equals(METADATA) && binary;
            value |= field.name().equals(VALUE) && binary || field.name().equals(TYPED);
        }
        return metadata && value;
    }

    static void write(StructColumn column, int row, TextSink out) {
        Column metadata = child(column, METADATA);
        if (metadata == null || metadata.isNull(row)) {
            throw Fault.damaged(null, "a variant has no metadata");
        }
        if (!value(((BytesColumn) metadata).value(row), column, row, out, 0)) {
            out.ascii("null");
        }
    }

    /** Writes the value of one group of value and typed_value; false if both are missing. */
    private static boolean value(MemorySegment metadata, StructColumn group, int row, TextSink out, int depth) {
        if (depth > VariantText.DEEPEST) {
            throw Fault.unsupported(null, "a variant is nested more than " + VariantText.DEEPEST + " deep");
        }
        Column typed = child(group, TYPED);
        Variant rest = rest(metadata, group, row);
        if (typed != null && !typed.isNull(row)) {
            switch (typed) {
                case StructColumn object -> object(metadata, object, rest, row, out, depth);
                case ListColumn list -> list(metadata, list, row, out, depth);
                default -> JsonText.write(typed, row, out);
            }
            return true;
        }
        if (rest == null) {
            return false;
        }
        VariantText.write(rest, out);
        return true;
    }

    private static @Nullable Variant rest(MemorySegment metadata, StructColumn group, int row) {
        Column value = child(group, VALUE);
        return value instanceof BytesColumn bytes && !bytes.isNull(row)
                ? new Variant(metadata, bytes.value(row))
                : null;
    }

    private static void list(MemorySegment metadata, ListColumn list, int row, TextSink out, int depth) {
        int start = list.start(row);
        int end = start + list.size(row);
        out.put('[');
        for (int i = start; i < end && !out.isFull(); i++) {
            if (i > start) {
                out.put(',');
            }
            if (!value(metadata, group(list.elements()), i, out, depth + 1)) {
                out.ascii("null");
            }
        }
        out.put(']');
    }

    /** A field of an object, from whichever of the two places it was stored in. */
    private record Member(byte[] name, @Nullable StructColumn shredded, @Nullable Variant stored) {}

    /** Objects keep their fields in the order of their names, wherever the fields are. */
    private static void object(MemorySegment metadata, StructColumn object, @Nullable Variant rest, int row,
            TextSink out, int depth) {
        List<Member> members = new ArrayList<>();
        List<Field> fields = ((Type.Struct) object.type().storageType()).fields();
        for (int i = 0; i < fields.size(); i++) {
            StructColumn field = group(object.children().get(i));
            Column typed = child(field, TYPED);
            boolean there = !field.isNull(row)
                    && (typed != null && !typed.isNull(row) || rest(metadata, field, row) != null);
            if (there) {
                members.add(new Member(fields.get(i).name().getBytes(StandardCharsets.UTF_8), field, null));
            }
        }
        if (rest != null && rest.isObject()) {
            int count = rest.count();
            for (int i = 0; i < count; i++) {
                members.add(new Member(rest.name(i).toArray(java.lang.foreign.ValueLayout.JAVA_BYTE), null,
                        rest.element(i)));
            }
        }
        members.sort(Comparator.comparing(Member::name, java.util.Arrays::compareUnsigned));
        out.put('{');
        boolean first = true;
        for (Member member : members) {
            if (!first) {
                out.put(',');
            }
            first = false;
            StringText.write(MemorySegment.ofArray(member.name), StringText.Form.JSON, out);
            out.put(':');
            if (member.shredded != null) {
                value(metadata, member.shredded, row, out, depth + 1);
            } else if (member.stored != null) {
                VariantText.write(member.stored, out);
            }
        }
        out.put('}');
    }

    private static StructColumn group(Column column) {
        if (column instanceof StructColumn group) {
            return group;
        }
        throw Fault.damaged(null, "a shredded variant has a field that is no group of value and typed_value");
    }

    private static @Nullable Column child(StructColumn group, String name) {
        List<Field> fields = ((Type.Struct) group.type().storageType()).fields();
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(name)) {
                return group.children().get(i);
            }
        }
        return null;
    }
}
