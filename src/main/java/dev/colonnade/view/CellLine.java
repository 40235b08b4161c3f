package dev.colonnade.view;

import dev.colonnade.column.Column;
import dev.colonnade.text.CellText;
import org.jspecify.annotations.Nullable;

/** A value as one line of a grid: line breaks and other controls become visible marks. */
final class CellLine {
    private static final char RETURN = '\u21B5';
    private static final char TAB = '\u21E5';
    private static final char CONTROL = '\uFFFD';

    private CellLine() {
    }

    /**
     * @param limit the most characters of the value to write down
     * @return null for a null value
     */
    static @Nullable String of(Column column, int row, int limit) {
        return column.isNull(row) ? null : line(CellText.of(column, row, limit));
    }

    static String line(String text) {
        int i = 0;
        while (i < text.length() && !Character.isISOControl(text.charAt(i))) {
            i++;
        }
        if (i == text.length()) {
            return text;
        }
        StringBuilder line = new StringBuilder(text.length());
        for (i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            line.append(switch (c) {
                case '\n' -> RETURN;
                case '\r' -> i + 1 < text.length() && text.charAt(i + 1) == '\n' ? ' ' : RETURN;
                case '\t' -> TAB;
                default -> Character.isISOControl(c) ? CONTROL : c;
            });
        }
        return line.toString();
    }
}
