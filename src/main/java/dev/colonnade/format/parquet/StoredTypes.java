package dev.colonnade.format.parquet;

import dev.colonnade.format.StoredType;
import dev.colonnade.format.parquet.meta.LogicalType;
import dev.colonnade.format.parquet.meta.Physical;
import dev.colonnade.format.parquet.meta.SchemaElement;
import dev.colonnade.format.parquet.schema.Node;
import dev.colonnade.format.parquet.schema.Shape;
import dev.colonnade.format.parquet.schema.Shape.LeafShape;
import java.util.ArrayList;
import java.util.List;

/** The physical and logical type of every leaf of a column, in the words of the Parquet specification. */
final class StoredTypes {
    private StoredTypes() {
    }

    static List<StoredType> of(Shape shape) {
        List<StoredType> types = new ArrayList<>();
        collect(shape, types);
        return types;
    }

    private static void collect(Shape shape, List<StoredType> types) {
        switch (shape) {
            case LeafShape leaf -> types.add(type(leaf.leaf()));
            case Shape.StructShape struct -> struct.children().forEach(child -> collect(child, types));
            case Shape.ListShape list -> collect(list.element(), types);
        }
    }

    private static StoredType type(Node.Leaf leaf) {
        SchemaElement element = leaf.element();
        String physical = String.valueOf(element.type());
        if (element.type() == Physical.FIXED_LEN_BYTE_ARRAY) {
            physical += "(" + element.typeLength() + ")";
        }
        LogicalType logical = element.logical();
        return new StoredType(leaf.dotted(), physical, logical == null ? null : logical.title());
    }
}
