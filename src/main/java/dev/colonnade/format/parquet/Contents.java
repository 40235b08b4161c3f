package dev.colonnade.format.parquet;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Field;
import dev.colonnade.column.Schema;
import dev.colonnade.format.Keys;
import dev.colonnade.format.parquet.crypto.FileKeys;
import dev.colonnade.format.parquet.meta.Algorithm;
import dev.colonnade.format.parquet.meta.CryptoMeta;
import dev.colonnade.format.parquet.meta.Footer;
import dev.colonnade.format.parquet.meta.KeyValue;
import dev.colonnade.format.parquet.schema.ArrowHints;
import dev.colonnade.format.parquet.schema.SchemaTree;
import dev.colonnade.format.parquet.schema.Shape;
import dev.colonnade.format.parquet.schema.Shapes;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the footer says, ready for reading.
 *
 * @param shapes one a column of the schema
 * @param declared the columns as they were before they were Parquet's
 * @param keys what opens encrypted chunks, or null where nothing is encrypted
 */
record Contents(Footer footer, SchemaTree tree, List<Shape> shapes, Schema schema, List<Field> declared,
        @Nullable FileKeys keys) {
    /** Reads the footer at the end of a file, and opens it first if need be. */
    static Contents read(MemorySegment file, Keys given) {
        MemorySegment bytes = FileTail.footer(file);
        if (FileTail.isEncrypted(file)) {
            CryptoMeta crypto = CryptoMeta.read(bytes);
            FileKeys keys = new FileKeys(given, crypto.algorithm(), crypto.keyMetadata());
            byte[] plain = keys.footer(bytes.asSlice(crypto.length()));
            return of(Footer.read(MemorySegment.ofArray(plain)), keys);
        }
        Footer footer = Footer.read(bytes);
        Algorithm algorithm = footer.algorithm();
        if (algorithm == null) {
            return of(footer, null);
        }
        FileKeys keys = new FileKeys(given, algorithm, footer.keyMetadata());
        keys.verify(bytes, footer.length());
        return of(footer, keys);
    }

    private static Contents of(Footer footer, @Nullable FileKeys keys) {
        SchemaTree tree = SchemaTree.of(footer.schema());
        if (tree.leaves().size() != footer.leaves()) {
            throw Fault.damaged("schema", "has columns outside of its tree");
        }
        ArrowHints hints = ArrowHints.none(Shapes.of(tree));
        for (KeyValue entry : footer.keyValues()) {
            if (entry.key().equals(ArrowHints.KEY)) {
                hints = ArrowHints.apply(entry.value(), hints.shapes());
            }
        }
        List<Field> fields = new ArrayList<>(hints.shapes().size());
        for (Shape shape : hints.shapes()) {
            fields.add(shape.field());
        }
        Map<String, String> metadata = new LinkedHashMap<>();
        for (KeyValue entry : footer.keyValues()) {
            metadata.put(entry.key(), entry.value());
        }
        return new Contents(footer, tree, hints.shapes(), new Schema(fields, metadata), hints.declared(), keys);
    }
}
