package dev.colonnade.cli;

import dev.colonnade.column.Column;
import dev.colonnade.column.Schema;
import dev.colonnade.column.Type;
import dev.colonnade.text.CellText;
import dev.colonnade.text.RowText;
import dev.colonnade.text.TextSink;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows in columns for the eye. Widths follow from the first rows; later cells that are wider are cut.
 */
final class TableRows implements RowText {
    private static final int LONGEST = 60;
    /** Told apart from an empty text. */
    private static final String NULL = "∅";
    /** How many rows are looked at before the first is printed. */
    private static final int LOOK_AHEAD = 500;

    private final String[] names;
    private final boolean[] numbers;
    private final List<String[]> waiting = new ArrayList<>();
    private int[] widths = {};

    TableRows(Schema schema) {
        this.names = new String[schema.size()];
        this.numbers = new boolean[schema.size()];
        for (int i = 0; i < names.length; i++) {
            names[i] = cut(Cells.oneLine(schema.field(i).name()), LONGEST);
            numbers[i] = isNumber(schema.field(i).type().storageType());
        }
    }

    private static boolean isNumber(Type type) {
        return type instanceof Type.Int || type instanceof Type.FloatingPoint || type instanceof Type.Decimal
                || type instanceof Type.Duration;
    }

    @Override
    public void begin(TextSink out) {
    }

    @Override
    public void row(List<Column> columns, int row, TextSink out) {
        String[] cells = new String[names.length];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = columns.get(i).isNull(row) ? NULL : Cells.oneLine(CellText.of(columns.get(i), row, LONGEST));
        }
        if (widths.length > 0) {
            print(cells, out);
            return;
        }
        waiting.add(cells);
        if (waiting.size() == LOOK_AHEAD) {
            settle(out);
        }
    }

    @Override
    public void end(TextSink out) {
        if (widths.length == 0) {
            settle(out);
        }
    }

    private void settle(TextSink out) {
        widths = new int[names.length];
        for (int i = 0; i < names.length; i++) {
            widths[i] = width(names[i]);
            for (String[] cells : waiting) {
                widths[i] = Math.max(widths[i], width(cells[i]));
            }
        }
        if (names.length > 0) {
            print(names, out);
            String[] rules = new String[names.length];
            java.util.Arrays.setAll(rules, i -> "-".repeat(widths[i]));
            print(rules, out);
        }
        waiting.forEach(cells -> print(cells, out));
        waiting.clear();
    }

    private void print(String[] cells, TextSink out) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            String cell = cut(cells[i], widths[i]);
            String space = " ".repeat(widths[i] - width(cell));
            line.append(i == 0 ? "" : "  ").append(numbers[i] ? space + cell : cell + space);
        }
        out.text(line.toString().stripTrailing());
        out.put('\n');
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String cut(String text, int width) {
        if (width(text) <= width) {
            return text;
        }
        return width == 0 ? "" : text.substring(0, text.offsetByCodePoints(0, width - 1)) + CellText.MORE;
    }
}
