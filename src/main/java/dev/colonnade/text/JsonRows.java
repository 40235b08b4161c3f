package dev.colonnade.text;

import dev.colonnade.column.Column;
import dev.colonnade.column.PrintedNames;
import dev.colonnade.column.Schema;
import java.nio.charset.StandardCharsets;
import java.util.List;

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
        List<String> names = PrintedNames.of(schema).all();
        for (int i = 0; i < keys.length; i++) {
            keys[i] = key(names.get(i));
        }
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
