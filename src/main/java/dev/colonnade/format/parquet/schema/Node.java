package dev.colonnade.format.parquet.schema;

import dev.colonnade.format.parquet.meta.SchemaElement;
import dev.colonnade.format.parquet.meta.SchemaElement.Repetition;
import java.util.List;

/** A field of the Parquet schema, with its place in the levels. */
public sealed interface Node {
    SchemaElement element();

    /** The definition level of a value that is there. */
    int maxDef();

    /** How many repeated fields it lies in, itself included. */
    int maxRep();

    default String name() {
        return element().name();
    }

    default boolean isRepeated() {
        return element().repetition() == Repetition.REPEATED;
    }

    default boolean isOptional() {
        return element().repetition() == Repetition.OPTIONAL;
    }

    /**
     * A column of the file.
     *
     * @param index its number among the leaves, which is that of its chunk in each row group
     */
    record Leaf(SchemaElement element, int index, int maxDef, int maxRep, List<String> path) implements Node {
        /** The path with dots, for messages. */
        public String dotted() {
            return String.join(".", path);
        }
    }

    record Group(SchemaElement element, List<Node> children, int maxDef, int maxRep) implements Node {
        public Group {
            children = List.copyOf(children);
        }
    }
}
