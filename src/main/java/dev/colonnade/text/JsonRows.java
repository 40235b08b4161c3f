package dev.colonnade.text;

import dev.colonnade.column.Column;
import dev.colonnade.column.Field;
import dev.colonnade.column.Schema;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rows as JSON, an object or an array a line: JSON lines, or the elements of one document. */
public final class JsonRows implements RowText {
    private final boolean objects;
    private final boolean document;
    /** {@code "name":}, escaped once. */
    private final byte[][] keys;
    private boolean first = true;

    /**
     * @param objects whether rows are objects, whose repeated names get {@code _2}, {@code _3}; else arrays
     * @param document whether all rows together are one JSON array
     */
    public JsonRows(Schema schema, boolean objects, boolean document) {
        this.objects = objects;
        this.document = document;
        this.keys = new byte[schema.size()][];
        Set<String> taken = new HashSet<>();
        schema.fields().forEach(field -> taken.add(field.name()));
        Set<String> used = new HashSet<>();
        for (int i = 0; i < keys.length; i++) {
            keys[i] = key(name(schema.field(i), taken, used));
        }
    }

    private static String name(Field field, Set<String> taken, Set<String> used) {
        String name = field.name();
        // A name made up here must not be that of another column.
        for (int i = 2; !used.add(name); i++) {
            name = field.name() + "_" + i;
            if (taken.contains(name)) {
                name = field.name();
            }
        }
        return name;
    }

    private static byte[] key(String name) {
        TextSink sink = TextSink.inMemory(InvalidUtf8.REPLACE);
        JsonText.string(name, sink);
        sink.put(':');
        return sink.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void begin(TextSink out) {
        if (document) {
            out.put('[');
        }
    }

    @Override
    public void row(List<Column> columns, int row, TextSink out) {
        if (document) {
            out.ascii(first ? "\n" : ",\n");
            first = false;
        }
        out.put(objects ? '{' : '[');
        for (int i = 0; i < columns.size(); i++) {
            if (i > 0) {
                out.put(',');
            }
            if (objects) {
                out.put(keys[i], 0, keys[i].length);
            }
            JsonText.write(columns.get(i), row, out);
        }
        out.put(objects ? '}' : ']');
        if (!document) {
            out.put('\n');
        }
    }

    @Override
    public void end(TextSink out) {
        if (document) {
            out.ascii(first ? "]\n" : "\n]\n");
        }
    }
}
