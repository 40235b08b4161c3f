package dev.colonnade.format.parquet.schema;

import dev.colonnade.column.Field;
import dev.colonnade.column.Type;
import dev.colonnade.format.arrow.KeptSchema;
import dev.colonnade.format.parquet.schema.Shape.LeafShape;
import dev.colonnade.format.parquet.schema.Shape.ListShape;
import dev.colonnade.format.parquet.schema.Shape.StructShape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What writers from the Arrow world put beside the Parquet schema, under the key {@code ARROW:schema}: an IPC schema
 * message in base64. What the values are, the Parquet schema alone says; from the message come what they mean beyond that
 * (time zones, durations, extension names, metadata) and, in {@link #declared}, how they were laid out before.
 *
 * <p>It is a hint: one that cannot be read, or tells of other columns, changes nothing.
 *
 * @param shapes of the columns, as they are read
 * @param declared the columns as they were before they were Parquet's; where nothing says so, as they are read
 */
public record ArrowHints(List<Shape> shapes, List<Field> declared) {
    public static final String KEY = "ARROW:schema";

    public static ArrowHints none(List<Shape> shapes) {
        return new ArrowHints(shapes, shapes.stream().map(Shape::field).toList());
    }

    public static ArrowHints apply(String base64, List<Shape> shapes) {
        List<@Nullable Field> hints = KeptSchema.fields(base64);
        if (hints.size() != shapes.size()) {
            return none(shapes);
        }
        Declared declared = new Declared();
        List<Shape> hinted = new ArrayList<>(shapes.size());
        List<Field> fields = new ArrayList<>(shapes.size());
        for (int i = 0; i < shapes.size(); i++) {
            Shape shape = apply(hints.get(i), shapes.get(i));
            hinted.add(shape);
            fields.add(declared.named(hints.get(i), shape.field()));
        }
        return new ArrowHints(hinted, fields);
    }

    private static Shape apply(@Nullable Field hint, Shape shape) {
        if (hint == null) {
            return shape;
        }
        return switch (shape) {
            case LeafShape leaf -> new LeafShape(typed(hint, leaf.field(), leaf.field().type()), leaf.leaf(),
                    leaf.slotDef(), leaf.conversion());
            case StructShape struct -> struct(hint, struct);
            case ListShape list -> list(hint, list);
        };
    }

    private static StructShape struct(Field hint, StructShape shape) {
        List<Shape> children = new ArrayList<>();
        List<Field> hints = values(hint.type()) instanceof Type.Struct(List<Field> fields) ? fields : List.of();
        boolean alike = hints.size() == shape.children().size();
        for (int i = 0; i < shape.children().size(); i++) {
            Shape child = shape.children().get(i);
            children.add(alike ? apply(hints.get(i), child) : child);
        }
        Type type = new Type.Struct(children.stream().map(Shape::field).toList());
        if (shape.field().type() instanceof Type.Extension extension) {
            type = new Type.Extension(extension.name(), extension.metadata(), type);
        }
        return new StructShape(typed(hint, shape.field(), type), children, shape.slotDef(), shape.ownDef());
    }

    private static ListShape list(Field hint, ListShape shape) {
        Type said = values(hint.type());
        Shape element = apply(switch (said) {
            case Type.ListOf list -> list.element();
            case Type.FixedList list -> list.element();
            case Type.MapOf map -> map.entries();
            default -> null;
        }, shape.element());
        Type type = shape.field().type() instanceof Type.MapOf map
                ? new Type.MapOf(element.field(), said instanceof Type.MapOf was ? was.keysSorted() : map.keysSorted())
                : new Type.ListOf(Type.Layout.SMALL, element.field());
        return new ListShape(typed(hint, shape.field(), type), element, shape.slotDef(), shape.ownDef(),
                shape.elementDef(), shape.rep());
    }

    /** The field with its zone and extension; INT96 values have neither. */
    private static Field typed(Field hint, Field field, Type type) {
        Type said = values(hint.type());
        Type typed = type;
        if (type instanceof Type.Timestamp(Type.Unit unit, String zone) && zone != null
                && said instanceof Type.Timestamp(Type.Unit _, String was) && was != null) {
            typed = new Type.Timestamp(unit, was);
        } else if (type.equals(new Type.Int(64, true)) && said instanceof Type.Duration) {
            typed = said;
        }
        if (hint.type() instanceof Type.Extension named && !(type instanceof Type.Extension)) {
            typed = new Type.Extension(named.name(), named.metadata(), typed);
        }
        Map<String, String> metadata = new LinkedHashMap<>(hint.metadata());
        metadata.putAll(field.metadata());
        return new Field(field.name(), typed, field.nullable(), metadata);
    }

    /** What a column of this type holds in the end, whatever stands between. */
    static Type values(Type type) {
        return switch (type) {
            case Type.Extension extension -> values(extension.storage());
            case Type.Dictionary dictionary -> values(dictionary.values());
            case Type.RunEndEncoded runs -> values(runs.values().type());
            case Type other -> other;
        };
    }
}
