package dev.colonnade.format.arrow.write;

import com.google.flatbuffers.FlatBufferBuilder;
import dev.colonnade.column.Field;
import dev.colonnade.column.Schema;
import dev.colonnade.column.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.flatbuf.DictionaryEncoding;
import org.apache.arrow.flatbuf.DictionaryKind;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.KeyValue;

/** Our schema in the tables of {@code Schema.fbs}. */
final class SchemaMessage {
    private static final String EXTENSION_NAME = "ARROW:extension:name";
    private static final String EXTENSION_METADATA = "ARROW:extension:metadata";

    private SchemaMessage() {
    }

    static int schema(FlatBufferBuilder to, Schema schema) {
        int fields = org.apache.arrow.flatbuf.Schema.createFieldsVector(to, fields(to, schema.fields()));
        int metadata = schema.metadata().isEmpty()
                ? 0
                : org.apache.arrow.flatbuf.Schema.createCustomMetadataVector(to, pairs(to, schema.metadata()));
        return org.apache.arrow.flatbuf.Schema.createSchema(to, Endianness.Little, fields, metadata, 0);
    }

    private static int[] fields(FlatBufferBuilder to, List<Field> fields) {
        int[] at = new int[fields.size()];
        for (int i = 0; i < at.length; i++) {
            at[i] = field(to, fields.get(i));
        }
        return at;
    }

    private static int field(FlatBufferBuilder to, Field field) {
        Map<String, String> metadata = new LinkedHashMap<>(field.metadata());
        Type type = field.type();
        // A field can name one extension: of several, the outermost.
        if (type instanceof Type.Extension extension) {
            metadata.put(EXTENSION_NAME, extension.name());
            metadata.put(EXTENSION_METADATA, extension.metadata());
        }
        type = type.storageType();
        int dictionary = 0;
        if (type instanceof Type.Dictionary encoded) {
            int index = TypeTable.integer(to, encoded.index());
            dictionary = DictionaryEncoding.createDictionaryEncoding(to, encoded.id(), index, encoded.ordered(),
                    DictionaryKind.DenseArray);
            type = encoded.values().storageType();
        }
        int children = org.apache.arrow.flatbuf.Field.createChildrenVector(to, fields(to, TypeTable.children(type)));
        int pairs = metadata.isEmpty()
                ? 0
                : org.apache.arrow.flatbuf.Field.createCustomMetadataVector(to, pairs(to, metadata));
        int name = to.createString(field.name());
        int table = TypeTable.table(to, type);
        return org.apache.arrow.flatbuf.Field.createField(to, name, field.nullable(), TypeTable.code(type), table,
                dictionary, children, pairs);
    }

    private static int[] pairs(FlatBufferBuilder to, Map<String, String> metadata) {
        int[] at = new int[metadata.size()];
        int i = 0;
        for (Map.Entry<String, String> pair : metadata.entrySet()) {
            at[i++] = KeyValue.createKeyValue(to, to.createString(pair.getKey()), to.createString(pair.getValue()));
        }
        return at;
    }
}
