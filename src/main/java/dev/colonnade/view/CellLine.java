package dev.colonnade.view;

import dev.colonnade.column.BytesColumn;
import dev.colonnade.column.Column;
import dev.colonnade.column.FixedColumn;
import dev.colonnade.column.Type;
import dev.colonnade.text.CellText;
import dev.colonnade.text.ZonedText;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Writes the values of a column as a grid shows them: one line each, line breaks and other controls as visible marks. */
final class CellLine {
    private static final char RETURN = '\u21B5';
    private static final char TAB = '\u21E5';
    private static final char CONTROL = '\uFFFD';

    private final Column column;
    private final CellFormat format;
    private final boolean grouped;
    private final @Nullable ZoneId zone;
    private final int limit;

    private CellLine(Column column, CellFormat format, int limit) {
        this.column = column;
        this.format = format;
        this.grouped = format.grouped() && Formats.isNumber(column.type());
        this.zone = Formats.hasMoments(column.type()) ? format.zone() : null;
        this.limit = limit;
    }

    /** @param limit the most characters of a value to write down */
    static CellLine of(Column column, CellFormat format, int limit) {
        Type stored = format.raw() ? Formats.stored(column.type()) : null;
        return new CellLine(stored == null ? column : column.as(stored), format, limit);
    }

    /** @return null for a null value */
    @Nullable
    String text(int row) {
        if (column.isNull(row)) {
            return null;
        }
        String image = column instanceof BytesColumn bytes && !format.raw() && Formats.isBinary(column.type())
                ? ImageMark.of(bytes.value(row))
                : null;
        if (image != null) {
            return image;
        }
        return line(value(row), format.wrapped());
    }

    /** As it is, with its own line breaks. The value is not null. */
    String value(int row) {
        if (zone != null && column instanceof FixedColumn fixed
                && column.type().storageType() instanceof Type.Timestamp type) {
            return ZonedText.of(fixed.getLong(row), type.unit(), zone);
        }
        String text = CellText.of(column, row, limit);
        return grouped ? Formats.grouped(text) : text;
    }

    static String line(String text) {
        return line(text, false);
    }

    private static String line(String text, boolean breaks) {
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
                case '\n' -> breaks ? '\n' : RETURN;
                case '\r' -> i + 1 < text.length() && text.charAt(i + 1) == '\n' ? ' ' : RETURN;
                case '\t' -> TAB;
                default -> Character.isISOControl(c) ? CONTROL : c;
            });
        }
        return line.toString();
    }
}
