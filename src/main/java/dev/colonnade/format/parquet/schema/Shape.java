package dev.colonnade.format.parquet.schema;

import dev.colonnade.column.Field;
import java.util.List;

/**
 * What a part of the schema is read as.
 *
 * <p>Levels, as Dremel has them: an entry of a leaf holds a <em>slot</em> of a shape if its definition level is at least
 * {@link #slotDef}; slots are what the rows of the shape's column are.
 */
public sealed interface Shape {
    Field field();

    /** The definition level from which on there is a slot: that of the nearest repeated field around. */
    int slotDef();

    /** A leaf whose levels tell this shape's structure. */
    Node.Leaf guide();

    record LeafShape(Field field, Node.Leaf leaf, int slotDef, Conversion conversion) implements Shape {
        @Override
        public Node.Leaf guide() {
            return leaf;
        }
    }

    /** @param ownDef the definition level from which on the struct is not null */
    record StructShape(Field field, List<Shape> children, int slotDef, int ownDef) implements Shape {
        public StructShape {
            children = List.copyOf(children);
        }

        @Override
        public Node.Leaf guide() {
            return children.getFirst().guide();
        }
    }

    /**
     * Lists and maps; the element of a map is a struct of key and value.
     *
     * @param ownDef the definition level from which on the list is not null
     * @param elementDef from which on it has an element
     * @param rep the repetition level of a further element
     */
    record ListShape(Field field, Shape element, int slotDef, int ownDef, int elementDef, int rep) implements Shape {
        @Override
        public Node.Leaf guide() {
            return element.guide();
        }
    }
}
