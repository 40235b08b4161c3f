package dev.colonnade.text;

import dev.colonnade.column.Column;
import java.nio.charset.StandardCharsets;

/** The text of one cell of a grid, made from no more of the value than can be shown. */
public final class CellText {
    /** Stands at the end of a text that goes on. */
    public static final String MORE = "…";

    private CellText() {
    }

    /**
     * The value as cells and CSV show it; empty for null. Costs at most in proportion to {@code limit}, however long the
     * value is. Malformed UTF-8 shows as U+FFFD.
     *
     * @param limit the most {@code char}s before {@link #MORE}
     */
    public static String of(Column column, int row, int limit) {
        // A character of the Basic Multilingual Plane has up to three bytes; with four a char, the cut below is always
        // the first.
        TextSink sink = TextSink.limited((int) Math.min(4L * limit + 8, Integer.MAX_VALUE));
        ValueText.write(column, column.type(), row, false, sink);
        String text = sink.size() == 0 ? "" : new String(sink.bytes(), 0, sink.size(), StandardCharsets.UTF_8);
        if (text.length() <= limit) {
            return text;
        }
        int cut = limit > 0 && Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
        return text.substring(0, cut) + MORE;
    }

    /** The whole value. */
    public static String whole(Column column, int row) {
        TextSink sink = TextSink.inMemory(InvalidUtf8.REPLACE);
        ValueText.write(column, column.type(), row, false, sink);
        return sink.toString();
    }
}
