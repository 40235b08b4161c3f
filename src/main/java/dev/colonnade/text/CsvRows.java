package dev.colonnade.text;

import dev.colonnade.column.Column;
import dev.colonnade.column.Field;
import dev.colonnade.column.Schema;
import java.util.List;

/** Rows as CSV after RFC 4180, with a header row; lines end in a line feed. */
public final class CsvRows implements RowText {
    private final Schema schema;
    private final CsvText fields;

    public CsvRows(Schema schema, InvalidUtf8 invalidUtf8) {
        this.schema = schema;
        this.fields = new CsvText(invalidUtf8);
    }

    @Override
    public void begin(TextSink out) {
        boolean first = true;
        for (Field field : schema.fields()) {
            if (!first) {
                out.put(',');
            }
            first = false;
            fields.write(field.name(), out);
        }
        out.put('\n');
    }

    @Override
    public void row(List<Column> columns, int row, TextSink out) {
        for (int i = 0; i < columns.size(); i++) {
            if (i > 0) {
                out.put(',');
            }
            fields.write(columns.get(i), row, out);
        }
        out.put('\n');
    }

    @Override
    public void end(TextSink out) {
    }
}
