package dev.colonnade.format.parquet.schema;

import dev.colonnade.column.Field;
import dev.colonnade.column.Type;
import dev.colonnade.column.Type.Layout;
import dev.colonnade.format.parquet.meta.LogicalType;
import dev.colonnade.format.parquet.meta.LogicalType.Plain;
import dev.colonnade.format.parquet.schema.Shape.LeafShape;
import dev.colonnade.format.parquet.schema.Shape.ListShape;
import dev.colonnade.format.parquet.schema.Shape.StructShape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes shapes of nodes, by the rules of the format for nested types ("LogicalTypes.md", also the older forms). */
public final class Shapes {
    /** The extension over the 12 bytes of an INT96: nanoseconds of the day, then the Julian day, little-endian. */
    public static final String INT96 = "parquet.int96";
    /** The extension over the struct of metadata, value and perhaps typed_value that is a VARIANT. */
    public static final String VARIANT = "arrow.parquet.variant";

    private Shapes() {
    }

    /** The columns of the table; groups without any leaf are left out, for no level tells of them. */
    public static List<Shape> of(SchemaTree tree) {
        return children(tree.root(), 0);
    }

    private static List<Shape> children(Node.Group group, int slotDef) {
        List<Shape> shapes = new ArrayList<>();
        for (Node child : group.children()) {
            Shape shape = shape(child, slotDef);
            if (shape != null) {
                shapes.add(shape);
            }
        }
        return shapes;
    }

    private static @Nullable Shape shape(Node node, int slotDef) {
        if (!node.isRepeated()) {
            return content(node, slotDef);
        }
        Shape element = content(node, node.maxDef());
        return element == null
                ? null
                : list(field(node, new Type.ListOf(Layout.SMALL, element.field()), false), element, slotDef, slotDef,
                        node);
    }

    /** What one occurrence of the node is. */
    private static @Nullable Shape content(Node node, int slotDef) {
        return switch (node) {
            case Node.Leaf leaf -> {
                LeafTypes.Mapped mapped = LeafTypes.of(leaf.element());
                yield new LeafShape(field(leaf, mapped.type(), leaf.maxDef() > slotDef), leaf, slotDef,
                        mapped.conversion());
            }
            case Node.Group group -> group(group, slotDef);
        };
    }

    private static @Nullable Shape group(Node.Group group, int slotDef) {
        LogicalType logical = group.element().logical();
        Node only = group.children().size() == 1 ? group.children().getFirst() : null;
        if (only != null && only.isRepeated()) {
            if (logical == Plain.LIST) {
                return list(group, only, slotDef);
            }
            if ((logical == Plain.MAP || logical == Plain.MAP_KEY_VALUE) && only instanceof Node.Group entries) {
                return entries.children().size() == 2 ? map(group, entries, slotDef) : list(group, only, slotDef);
            }
        }
        List<Shape> children = children(group, slotDef);
        if (children.isEmpty()) {
            return null;
        }
        Type type = new Type.Struct(fields(children));
        return new StructShape(field(group, logical instanceof LogicalType.Variant
                ? new Type.Extension(VARIANT, "", type)
                : type, group.maxDef() > slotDef), children, slotDef, group.maxDef());
    }

    private static @Nullable Shape list(Node.Group group, Node repeated, int slotDef) {
        boolean wrapper = repeated instanceof Node.Group middle && isWrapper(group, middle);
        Shape element = wrapper
                ? shape(((Node.Group) repeated).children().getFirst(), repeated.maxDef())
                : content(repeated, repeated.maxDef());
        if (element == null) {
            return null;
        }
        return list(field(group, new Type.ListOf(Layout.SMALL, element.field()), group.maxDef() > slotDef), element,
                slotDef, group.maxDef(), repeated);
    }

    /** Whether the repeated group of a list only stands around its element, as in the three-level form. */
    private static boolean isWrapper(Node.Group list, Node.Group repeated) {
        if (repeated.children().size() != 1) {
            return false;
        }
        LogicalType logical = repeated.element().logical();
        boolean nested = logical == Plain.LIST || logical == Plain.MAP || logical == Plain.MAP_KEY_VALUE;
        return !nested && !repeated.children().getFirst().isRepeated() && !repeated.name().equals("array")
                && !repeated.name().equals(list.name() + "_tuple");
    }

    private static @Nullable Shape map(Node.Group group, Node.Group entries, int slotDef) {
        Shape key = shape(entries.children().get(0), entries.maxDef());
        Shape value = shape(entries.children().get(1), entries.maxDef());
        if (key == null || value == null) {
            return null;
        }
        StructShape entry = new StructShape(
                new Field(entries.name(), new Type.Struct(fields(List.of(key, value))), false), List.of(key, value),
                entries.maxDef(), entries.maxDef());
        return list(field(group, new Type.MapOf(entry.field(), false), group.maxDef() > slotDef), entry, slotDef,
                group.maxDef(), entries);
    }

    private static ListShape list(Field field, Shape element, int slotDef, int ownDef, Node repeated) {
        return new ListShape(field, element, slotDef, ownDef, repeated.maxDef(), repeated.maxRep());
    }

    private static List<Field> fields(List<Shape> shapes) {
        List<Field> fields = new ArrayList<>(shapes.size());
        for (Shape shape : shapes) {
            fields.add(shape.field());
        }
        return fields;
    }

    private static Field field(Node node, Type type, boolean nullable) {
        Map<String, String> metadata = new LinkedHashMap<>();
        Integer id = node.element().fieldId();
        if (id != null) {
            metadata.put("PARQUET:field_id", Integer.toString(id));
        }
        String meant = Meant.of(node.element());
        if (meant != null) {
            metadata.put(Meant.KEY, meant);
        }
        return new Field(node.name(), type, nullable, metadata);
    }

    /** Bytes a value of a leaf has as it is stored; zero for those of varying length and for booleans. */
    public static int storedWidth(Node.Leaf leaf) {
        return LeafTypes.storedWidth(leaf.element());
    }
}
