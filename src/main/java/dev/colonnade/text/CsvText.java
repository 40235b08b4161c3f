package dev.colonnade.text;

import dev.colonnade.column.BytesColumn;
import dev.colonnade.column.Column;
import dev.colonnade.column.Type;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Values as fields of RFC 4180, or of the like with another separator than the comma: quotes only where needed, null as nothing, the empty string as
 * {@code ""}.
 */
public final class CsvText {
    private final char separator;
    private final TextSink field;

    /**
     * @param separator what will stand between fields, an ASCII character
     * @param invalidUtf8 as the sinks that are written to have it
     */
    public CsvText(char separator, InvalidUtf8 invalidUtf8) {
        this.separator = separator;
        this.field = TextSink.inMemory(invalidUtf8);
    }

    public void write(Column column, int row, TextSink out) {
        if (column.isNull(row)) {
            return;
        }
        if (column instanceof BytesColumn text && text.type().storageType() instanceof Type.Utf8) {
            // Text may be larger than the heap: it is looked through first and then passed on in pieces.
            MemorySegment value = text.value(row);
            boolean quoted = value.byteSize() == 0 || needsQuotes(value, out.piece());
            StringText.write(value, quoted ? StringText.Form.CSV_QUOTED : StringText.Form.PLAIN, out);
            return;
        }
        field.clear();
        ValueText.write(column, column.type(), row, false, field);
        copy(out);
    }

    /** A name of ours. */
    public void write(String text, TextSink out) {
        field.clear();
        field.text(text);
        copy(out);
    }

    private void copy(TextSink out) {
        byte[] bytes = field.bytes();
        int size = field.size();
        boolean quoted = size == 0;
        for (int i = 0; i < size && !quoted; i++) {
            quoted = isSpecial(bytes[i]);
        }
        if (!quoted) {
            out.put(bytes, 0, size);
            return;
        }
        out.put('"');
        int from = 0;
        for (int i = 0; i < size; i++) {
            if (bytes[i] == '"') {
                out.put(bytes, from, i + 1);
                from = i;
            }
        }
        out.put(bytes, from, size);
        out.put('"');
    }

    private boolean needsQuotes(MemorySegment value, byte[] piece) {
        long size = value.byteSize();
        for (long at = 0; at < size; at += piece.length) {
            int length = (int) Math.min(piece.length, size - at);
            MemorySegment.copy(value, ValueLayout.JAVA_BYTE, at, piece, 0, length);
            for (int i = 0; i < length; i++) {
                if (isSpecial(piece[i])) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isSpecial(byte next) {
        return next == separator || next == '"' || next == '\n' || next == '\r';
    }
}
