package dev.colonnade.text;

import dev.colonnade.column.Column;
import dev.colonnade.column.Field;
import dev.colonnade.column.Schema;
import dev.colonnade.column.Type;
import java.util.List;

/**
 * Rows as a table of GitHub Flavored Markdown (its specification, section 4.10): bars are escaped, line breaks become
 * {@code <br>}, numbers stand flush right, and null is nothing.
 */
public final class MarkdownRows implements RowText {
    private final Schema schema;

    public MarkdownRows(Schema schema) {
        this.schema = schema;
    }

    @Override
    public void begin(TextSink out) {
        for (Field field : schema.fields()) {
            out.ascii("| ");
            out.text(escaped(field.name()));
            out.put(' ');
        }
        out.ascii("|\n");
        for (Field field : schema.fields()) {
            out.ascii(isNumber(field.type().storageType()) ? "| ---: " : "| --- ");
        }
        out.ascii("|\n");
    }

    private static boolean isNumber(Type type) {
        return type instanceof Type.Int || type instanceof Type.FloatingPoint || type instanceof Type.Decimal;
    }

    @Override
    public void row(List<Column> columns, int row, TextSink out) {
        for (Column column : columns) {
            out.ascii("| ");
            if (!column.isNull(row)) {
                out.text(escaped(CellText.whole(column, row)));
            }
            out.put(' ');
        }
        out.ascii("|\n");
    }

    @Override
    public void end(TextSink out) {
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("|", "\\|").replaceAll("\\R", "<br>");
    }
}
