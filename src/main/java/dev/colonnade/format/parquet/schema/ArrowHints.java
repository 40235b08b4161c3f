package dev.colonnade.format.parquet.schema;

import dev.colonnade.column.Field;
import dev.colonnade.column.Type;
import dev.colonnade.format.parquet.schema.Shape.LeafShape;
import dev.colonnade.format.parquet.schema.Shape.ListShape;
import dev.colonnade.format.parquet.schema.Shape.StructShape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.apache.arrow.flatbuf.KeyValue;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.Schema;
import org.apache.arrow.flatbuf.Timestamp;
import org.jspecify.annotations.Nullable;

/**
 * What writers from the Arrow world put beside the Parquet schema, under the key {@code ARROW:schema}: an IPC schema
 * message in base64. Its time zones and extension names apply; what the values are, the Parquet schema alone says.
 *
 * <p>It is a hint: one that cannot be read, or tells of other columns, changes nothing.
 */
public final class ArrowHints {
    public static final String KEY = "ARROW:schema";
    private static final int DEEPEST = 64;
    private static final int LARGEST = 64 << 20;

    private ArrowHints() {
    }

    public static List<Shape> apply(String base64, List<Shape> shapes) {
        try {
            Schema schema = read(base64);
            if (schema == null || schema.fieldsLength() != shapes.size()) {
                return shapes;
            }
            List<Shape> hinted = new ArrayList<>(shapes.size());
            for (int i = 0; i < shapes.size(); i++) {
                hinted.add(apply(schema.fields(i), shapes.get(i), 0));
            }
            return hinted;
        } catch (IndexOutOfBoundsException | IllegalArgumentException | NegativeArraySizeException e) {
            return shapes;
        }
    }

    private static @Nullable Schema read(String base64) {
        if (base64.length() > LARGEST) {
            return null;
        }
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(base64.strip())).order(ByteOrder.LITTLE_ENDIAN);
        // Since version 5 of the format a message begins with a mark; before it, with its length alone.
        int start = bytes.getInt(0) == -1 ? 8 : 4;
        Message message = Message
                .getRootAsMessage(bytes.slice(start, bytes.limit() - start).order(ByteOrder.LITTLE_ENDIAN));
        return message.headerType() == org.apache.arrow.flatbuf.MessageHeader.Schema
                ? (Schema) message.header(new Schema())
                : null;
    }

    private static Shape apply(org.apache.arrow.flatbuf.@Nullable Field hint, Shape shape, int depth) {
        if (hint == null || depth > DEEPEST) {
            return shape;
        }
        return switch (shape) {
            case LeafShape leaf -> new LeafShape(typed(hint, leaf.field(), leaf.field().type()), leaf.leaf(),
                    leaf.slotDef(), leaf.conversion());
            case StructShape struct -> struct(hint, struct, depth);
            case ListShape list -> list(hint, list, depth);
        };
    }

    private static StructShape struct(org.apache.arrow.flatbuf.Field hint, StructShape shape, int depth) {
        List<Shape> children = new ArrayList<>();
        boolean alike = hint.childrenLength() == shape.children().size();
        for (int i = 0; i < shape.children().size(); i++) {
            Shape child = shape.children().get(i);
            children.add(alike ? apply(hint.children(i), child, depth + 1) : child);
        }
        Type type = new Type.Struct(children.stream().map(Shape::field).toList());
        if (shape.field().type() instanceof Type.Extension extension) {
            type = new Type.Extension(extension.name(), extension.metadata(), type);
        }
        return new StructShape(typed(hint, shape.field(), type), children, shape.slotDef(), shape.ownDef());
    }

    private static ListShape list(org.apache.arrow.flatbuf.Field hint, ListShape shape, int depth) {
        Shape element = hint.childrenLength() == 1
                ? apply(hint.children(0), shape.element(), depth + 1)
                : shape.element();
        Type type = shape.field().type() instanceof Type.MapOf map
                ? new Type.MapOf(element.field(), map.keysSorted())
                : new Type.ListOf(Type.Layout.SMALL, element.field());
        return new ListShape(typed(hint, shape.field(), type), element, shape.slotDef(), shape.ownDef(),
                shape.elementDef(), shape.rep());
    }

    /** The field with its zone and extension; INT96 values have neither. */
    private static Field typed(org.apache.arrow.flatbuf.Field hint, Field field, Type type) {
        Type typed = type;
        if (type instanceof Type.Timestamp(Type.Unit unit, String zone) && zone != null
                && hint.typeType() == org.apache.arrow.flatbuf.Type.Timestamp
                && hint.type(new Timestamp()) instanceof Timestamp stamp && stamp.timezone() != null
                && !stamp.timezone().isEmpty()) {
            typed = new Type.Timestamp(unit, stamp.timezone());
        }
        String name = metadata(hint, "ARROW:extension:name");
        if (name != null && !(type instanceof Type.Extension)) {
            String parameters = metadata(hint, "ARROW:extension:metadata");
            typed = new Type.Extension(name, parameters == null ? "" : parameters, typed);
        }
        return new Field(field.name(), typed, field.nullable(), field.metadata());
    }

    private static @Nullable String metadata(org.apache.arrow.flatbuf.Field hint, String key) {
        for (int i = 0; i < hint.customMetadataLength(); i++) {
            KeyValue pair = hint.customMetadata(i);
            if (pair != null && key.equals(pair.key())) {
                return pair.value();
            }
        }
        return null;
    }
}
