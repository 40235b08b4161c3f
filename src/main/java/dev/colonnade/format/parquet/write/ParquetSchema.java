package dev.colonnade.format.parquet.write;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Field;
import dev.colonnade.column.Schema;
import dev.colonnade.column.Type;
import dev.colonnade.format.parquet.meta.LogicalType;
import dev.colonnade.format.parquet.meta.LogicalType.Plain;
import dev.colonnade.format.parquet.meta.SchemaElement;
import dev.colonnade.format.parquet.meta.SchemaElement.Repetition;
import dev.colonnade.format.parquet.schema.Meant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a schema of Arrow's types is stored as Parquet: lists and maps in the three-level form of "LogicalTypes.md",
 * dictionaries and run ends by the values that they stand for, extensions by their storage.
 *
 * @param elements the schema of the file, depth first, from its root
 * @param columns how to take each column of the table apart
 */
record ParquetSchema(List<SchemaElement> elements, List<Node> columns, List<Leaf> leaves) {

    /** How a column, or a part of one, is taken apart. */
    sealed interface Node {
        boolean optional();
    }

    record LeafNode(Leaf leaf, boolean optional) implements Node {}

    record StructNode(boolean optional, List<Node> children) implements Node {}

    /** Lists and maps. @param rep the repetition level of a further element */
    record ListNode(boolean optional, int rep, Node element) implements Node {}

    /** @throws Fault of kind {@code USAGE} that names the first column that Parquet cannot hold, and what to do */
    static ParquetSchema of(Schema schema, Set<String> bloom) {
        if (schema.size() == 0) {
            throw Fault.of(Fault.Kind.USAGE, "a Parquet file has at least one column")
                    .advise("choose a column with --columns");
        }
        Builder builder = new Builder(bloom);
        builder.elements.add(new SchemaElement("schema", null, 0, Repetition.REQUIRED, schema.size(), null, null));
        List<Node> columns = new ArrayList<>();
        for (int i = 0; i < schema.size(); i++) {
            builder.column = i;
            builder.top = schema.field(i).name();
            columns.add(builder.node(schema.field(i), schema.field(i).name(), List.of(), 0, 0));
        }
        return new ParquetSchema(List.copyOf(builder.elements), columns, List.copyOf(builder.leaves));
    }

    private static final class Builder {
        private final List<SchemaElement> elements = new ArrayList<>();
        private final List<Leaf> leaves = new ArrayList<>();
        private final Set<String> bloom;
        private int column;
        private String top = "";

        Builder(Set<String> bloom) {
            this.bloom = bloom;
        }

        private Fault refused(String what, String remedy) {
            return Fault.of(Fault.Kind.USAGE, "column \"" + top + "\" " + what).advise(remedy);
        }

        Node node(Field field, String name, List<String> above, int def, int rep) {
            Type type = values(field.type());
            List<String> path = new ArrayList<>(above);
            path.add(name);
            // A column of nulls alone has to be able to be null, whatever the schema says.
            boolean optional = field.nullable() || type instanceof Type.Null;
            Repetition repetition = optional ? Repetition.OPTIONAL : Repetition.REQUIRED;
            int inner = def + (optional ? 1 : 0);
            return switch (type) {
                case Type.Struct struct -> {
                    if (struct.fields().isEmpty()) {
                        throw refused("has a struct without fields, which Parquet does not know",
                                "leave it out with --columns, or write .arrow");
                    }
                    elements.add(new SchemaElement(name, null, 0, repetition, struct.fields().size(), group(field),
                            id(field)));
                    List<Node> children = new ArrayList<>();
                    for (Field child : struct.fields()) {
                        children.add(node(child, child.name(), path, inner, rep));
                    }
                    yield new StructNode(optional, children);
                }
                case Type.ListOf list -> list(field, name, path, repetition, inner, rep, list.element());
                case Type.FixedList list -> list(field, name, path, repetition, inner, rep, list.element());
                case Type.MapOf map -> map(field, name, path, repetition, inner, rep, map);
                case Type.Union _ -> throw refused("is a union, which Parquet does not know",
                        "leave it out with --columns, or write .arrow");
                case Type.Null _,Type.Bool _,Type.Int _,Type.FloatingPoint _,Type.Decimal _,Type.Utf8 _,Type.Binary _,Type.FixedBinary _,Type.Date _,Type.Time _,Type.Timestamp _,Type.Duration _,Type.Interval _ ->
                    leaf(field, type, name, path, repetition, inner, rep);
                case Type.Dictionary _,Type.RunEndEncoded _,Type.Extension _ ->
                    throw new IllegalStateException("not what it stands for");
            };
        }

        private Node list(Field field, String name, List<String> path, Repetition repetition, int def, int rep,
                Field element) {
            elements.add(new SchemaElement(name, null, 0, repetition, 1, Plain.LIST, id(field)));
            elements.add(new SchemaElement("list", null, 0, Repetition.REPEATED, 1, null, null));
            List<String> inner = new ArrayList<>(path);
            inner.add("list");
            Node node = node(element, "element", inner, def + 1, rep + 1);
            return new ListNode(repetition == Repetition.OPTIONAL, rep + 1, node);
        }

        private Node map(Field field, String name, List<String> path, Repetition repetition, int def, int rep,
                Type.MapOf map) {
            if (!(values(map.entries().type()) instanceof Type.Struct struct) || struct.fields().size() != 2) {
                throw refused("is a map whose entries are not key and value", "leave it out with --columns");
            }
            elements.add(new SchemaElement(name, null, 0, repetition, 1, Plain.MAP, id(field)));
            elements.add(new SchemaElement("key_value", null, 0, Repetition.REPEATED, 2, null, null));
            List<String> inner = new ArrayList<>(path);
            inner.add("key_value");
            Field key = struct.fields().get(0);
            Field value = struct.fields().get(1);
            Node keys = node(new Field(key.name(), key.type(), false, key.metadata()), "key", inner, def + 1, rep + 1);
            Node values = node(value, "value", inner, def + 1, rep + 1);
            return new ListNode(repetition == Repetition.OPTIONAL, rep + 1,
                    new StructNode(false, List.of(keys, values)));
        }

        private Node leaf(Field field, Type type, String name, List<String> path, Repetition repetition, int def,
                int rep) {
            Storage storage = Storage.of(type, field.type());
            if (storage == null) {
                throw refused("is of type " + type + ", which Parquet does not know",
                        type instanceof Type.Decimal
                                ? "CAST it to another decimal with --with, or write .arrow"
                                : "leave it out with --columns, or write .arrow");
            }
            LogicalType logical = Meant.written(field, type, storage.logical());
            elements.add(new SchemaElement(name, storage.physical(), storage.typeLength(), repetition, 0, logical,
                    id(field)));
            boolean filter = bloom.contains(top) || bloom.contains(String.join(".", path));
            Leaf leaf = new Leaf(leaves.size(), column, List.copyOf(path), storage.physical(), storage.width(),
                    storage.conversion(),
                    Meant.isOrdered(logical) ? storage.order() : Leaf.Order.NONE, def, rep, filter);
            leaves.add(leaf);
            return new LeafNode(leaf, repetition == Repetition.OPTIONAL);
        }

        private static @Nullable LogicalType group(Field field) {
            return field.type() instanceof Type.Extension extension
                    && extension.name().equals("arrow.parquet.variant") ? new LogicalType.Variant(1) : null;
        }

        private static @Nullable Integer id(Field field) {
            Map<String, String> metadata = field.metadata();
            String id = metadata.get("PARQUET:field_id");
            return id != null && id.matches("[0-9]{1,9}") ? Integer.valueOf(id) : null;
        }
    }

    /** The type of the values that a column stands for. */
    static Type values(Type type) {
        return switch (type) {
            case Type.Extension extension -> values(extension.storage());
            case Type.Dictionary dictionary -> values(dictionary.values());
            case Type.RunEndEncoded runs -> values(runs.values().type());
            case Type other -> other;
        };
    }
}
