package dev.colonnade.text;

import dev.colonnade.column.Column;

/** Values and strings as JSON, the way every command writes it. */
public final class JsonText {
    private JsonText() {
    }

    /** The value of this row, {@code null} included. */
    public static void write(Column column, int row, TextSink out) {
        ValueText.write(column, column.type(), row, true, out);
    }

    /** A string of ours in quotes. */
    public static void string(String text, TextSink out) {
        StringText.write(text, StringText.Form.JSON, out);
    }

    /** A number of ours; those that JSON has no number for are strings. */
    public static void number(double value, TextSink out) {
        FloatText.write(value, true, out);
    }
}
