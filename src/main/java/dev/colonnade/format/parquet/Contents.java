package dev.colonnade.format.parquet;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Field;
import dev.colonnade.column.Schema;
import dev.colonnade.format.parquet.meta.Footer;
import dev.colonnade.format.parquet.meta.KeyValue;
import dev.colonnade.format.parquet.schema.SchemaTree;
import dev.colonnade.format.parquet.schema.Shape;
import dev.colonnade.format.parquet.schema.Shapes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the footer says, ready for reading.
 *
 * @param shapes one a column of the schema
 */
record Contents(Footer footer, SchemaTree tree, List<Shape> shapes, Schema schema) {
    static Contents of(Footer footer) {
        SchemaTree tree = SchemaTree.of(footer.schema());
        if (tree.leaves().size() != footer.leaves()) {
            throw Fault.damaged("schema", "has columns outside of its tree");
        }
        List<Shape> shapes = Shapes.of(tree);
        List<Field> fields = new ArrayList<>(shapes.size());
        for (Shape shape : shapes) {
            fields.add(shape.field());
        }
        Map<String, String> metadata = new LinkedHashMap<>();
        for (KeyValue entry : footer.keyValues()) {
            metadata.put(entry.key(), entry.value());
        }
        return new Contents(footer, tree, shapes, new Schema(fields, metadata));
    }
}
