package dev.colonnade.format.arrow;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Field;
import dev.colonnade.column.Schema;
import dev.colonnade.column.Type;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.flatbuf.DictionaryEncoding;
import org.apache.arrow.flatbuf.KeyValue;
import org.jspecify.annotations.Nullable;

/**
 * A schema out of its FlatBuffers form.
 *
 * <p>FlatBuffers can share a table between many parents, so a small message can stand for a schema of any size: depth and
 * number of fields are bounded.
 */
final class SchemaReader {
    /** Deeper nesting than this is taken for an attack; writers in the wild stay in single digits. */
    private static final int DEEPEST = 64;
    /** The least bytes a field takes in a message that does not share. */
    private static final int SMALLEST_FIELD = 8;

    private final int most;
    private int fields;

    private SchemaReader(int most) {
        this.most = most;
    }

    /**
     * Metadata as the generated classes want it, still where it lies: they check every access, and what they give is
     * checked once more before it becomes part of a type.
     */
    static ByteBuffer view(MemorySegment metadata) {
        return metadata.asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * @param metadataSize bytes of the message that holds the schema
     * @throws Fault also for anything the generated classes stumble over
     */
    static Schema read(org.apache.arrow.flatbuf.@Nullable Schema schema, int metadataSize) {
        if (schema == null) {
            throw Fault.damaged("schema", "there is none");
        }
        try {
            SchemaReader reader = new SchemaReader(metadataSize / SMALLEST_FIELD);
            List<Field> fields = new ArrayList<>();
            for (int i = 0; i < schema.fieldsLength(); i++) {
                fields.add(reader.field(schema.fields(i), 0));
            }
            return new Schema(fields, metadata(schema.customMetadataLength(), schema::customMetadata));
        } catch (IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw Fault.damaged("schema", "its metadata points outside itself").because(e);
        } catch (IllegalArgumentException e) {
            throw Fault.damaged("schema", "a name in it is not valid UTF-8").because(e);
        }
    }

    /** The same, field by field: one that makes no sense is null, and tells nothing against the others. */
    static List<@Nullable Field> each(org.apache.arrow.flatbuf.Schema schema, int metadataSize) {
        SchemaReader reader = new SchemaReader(metadataSize / SMALLEST_FIELD);
        List<@Nullable Field> fields = new ArrayList<>();
        for (int i = 0; i < schema.fieldsLength(); i++) {
            fields.add(reader.sound(schema.fields(i)));
        }
        return fields;
    }

    private @Nullable Field sound(org.apache.arrow.flatbuf.@Nullable Field field) {
        try {
            return field(field, 0);
        } catch (Fault | IndexOutOfBoundsException | NegativeArraySizeException | IllegalArgumentException e) {
            return null;
        }
    }

    private Field field(org.apache.arrow.flatbuf.@Nullable Field field, int depth) {
        if (field == null) {
            throw Fault.damaged("schema", "a field is missing");
        }
        if (depth > DEEPEST) {
            throw Fault.damaged("schema", "fields are nested more than " + DEEPEST + " deep");
        }
        if (++fields > most) {
            throw Fault.damaged("schema", "it stands for more fields than its size can hold");
        }
        String name = field.name() == null ? "" : field.name();
        List<Field> children = new ArrayList<>();
        for (int i = 0; i < field.childrenLength(); i++) {
            children.add(field(field.children(i), depth + 1));
        }
        Type type;
        try {
            type = TypeReader.read(field, children);
        } catch (Fault e) {
            throw e.at("column \"" + name + "\"");
        }
        DictionaryEncoding dictionary = field.dictionary();
        if (dictionary != null) {
            Type.Int index = dictionary.indexType() == null
                    ? new Type.Int(32, true)
                    : TypeReader.integer(dictionary.indexType());
            type = new Type.Dictionary(dictionary.id(), index, dictionary.isOrdered(), type);
        }
        Map<String, String> metadata = metadata(field.customMetadataLength(), field::customMetadata);
        String extension = metadata.get("ARROW:extension:name");
        if (extension != null) {
            metadata.remove("ARROW:extension:name");
            String parameters = metadata.remove("ARROW:extension:metadata");
            type = new Type.Extension(extension, parameters == null ? "" : parameters, type);
        }
        return new Field(name, type, field.nullable(), metadata);
    }

    /** Key-value pairs; a key that stands twice keeps its first place and its last value. */
    static Map<String, String> metadata(int length, java.util.function.IntFunction<@Nullable KeyValue> pairs) {
        Map<String, String> metadata = new LinkedHashMap<>();
        for (int i = 0; i < length; i++) {
            KeyValue pair = pairs.apply(i);
            if (pair != null && pair.key() != null) {
                metadata.put(pair.key(), pair.value() == null ? "" : pair.value());
            }
        }
        return metadata;
    }
}
