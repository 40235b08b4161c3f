package dev.colonnade.text;

import dev.colonnade.column.Column;
import dev.colonnade.column.Field;
import dev.colonnade.column.Schema;
import java.util.List;

/** Rows as CSV after RFC 4180, or as tab-separated values quoted the same way; lines end in a line feed. */
public final class CsvRows implements RowText {
    private final Schema schema;
    private final char separator;
    private final boolean header;
    private final CsvText fields;

    private CsvRows(Schema schema, char separator, boolean header, InvalidUtf8 invalidUtf8) {
        this.schema = schema;
        this.separator = separator;
        this.header = header;
        this.fields = new CsvText(separator, invalidUtf8);
    }

    public CsvRows(Schema schema, CsvStyle style, InvalidUtf8 invalidUtf8) {
        this(schema, style.delimiter(), style.header(), invalidUtf8);
    }

    /** CSV with a header row. */
    public CsvRows(Schema schema, InvalidUtf8 invalidUtf8) {
        this(schema, CsvStyle.USUAL, invalidUtf8);
    }

    /** What spreadsheets take: tabs, and no header row. */
    public static CsvRows tabbed(Schema schema, InvalidUtf8 invalidUtf8) {
        return new CsvRows(schema, '\t', false, invalidUtf8);
    }

    @Override
    public void begin(TextSink out) {
        if (!header) {
            return;
        }
        boolean first = true;
        for (Field field : schema.fields()) {
            if (!first) {
                out.put(separator);
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
                out.put(separator);
            }
            fields.write(columns.get(i), row, out);
        }
        out.put('\n');
    }

    @Override
    public void end(TextSink out) {
    }
}
