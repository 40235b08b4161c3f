package dev.colonnade.format.parquet.schema;

import dev.colonnade.base.Fault;
import dev.colonnade.format.parquet.meta.Physical;
import dev.colonnade.format.parquet.meta.SchemaElement;
import java.util.ArrayList;
import java.util.List;

/**
 * The schema as a tree.
 *
 * @param leaves all of them, depth first, as row groups list their chunks
 */
public record SchemaTree(Node.Group root, List<Node.Leaf> leaves) {
    /** Levels are kept in a byte each. */
    private static final int DEEPEST = 100;

    /** @throws Fault of kind {@code DAMAGED} if the elements do not make one tree */
    public static SchemaTree of(List<SchemaElement> elements) {
        Builder builder = new Builder(elements);
        SchemaElement top = builder.next();
        if (top.type() != null) {
            throw Fault.damaged("schema", "begins with a column where its root should be");
        }
        Node.Group root = new Node.Group(top, builder.children(top, 0, 0, List.of()), 0, 0);
        if (builder.at != elements.size()) {
            throw Fault.damaged("schema", "has " + (elements.size() - builder.at) + " elements too many");
        }
        return new SchemaTree(root, List.copyOf(builder.leaves));
    }

    private static final class Builder {
        private final List<SchemaElement> elements;
        private final List<Node.Leaf> leaves = new ArrayList<>();
        private int at;

        Builder(List<SchemaElement> elements) {
            this.elements = elements;
        }

        SchemaElement next() {
            if (at == elements.size()) {
                throw Fault.damaged("schema", "announces more elements than it has");
            }
            return elements.get(at++);
        }

        List<Node> children(SchemaElement parent, int def, int rep, List<String> path) {
            if (path.size() > DEEPEST) {
                throw Fault.unsupported("schema", "is nested more than " + DEEPEST + " deep");
            }
            List<Node> children = new ArrayList<>();
            for (int i = 0; i < parent.children(); i++) {
                children.add(node(next(), def, rep, path));
            }
            return children;
        }

        private Node node(SchemaElement element, int def, int rep, List<String> above) {
            int maxDef = def + (element.repetition() == SchemaElement.Repetition.REQUIRED ? 0 : 1);
            int maxRep = rep + (element.repetition() == SchemaElement.Repetition.REPEATED ? 1 : 0);
            List<String> path = new ArrayList<>(above);
            path.add(element.name());
            if (element.type() == null) {
                return new Node.Group(element, children(element, maxDef, maxRep, path), maxDef, maxRep);
            }
            if (element.children() > 0 || element.type() == Physical.FIXED_LEN_BYTE_ARRAY && element.typeLength() < 0) {
                throw Fault.damaged("schema, column \"" + String.join(".", path) + "\"",
                        element.children() > 0 ? "has children" : "has a negative length");
            }
            Node.Leaf leaf = new Node.Leaf(element, leaves.size(), maxDef, maxRep, List.copyOf(path));
            leaves.add(leaf);
            return leaf;
        }
    }
}
