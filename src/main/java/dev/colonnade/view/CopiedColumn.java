package dev.colonnade.view;

import dev.colonnade.column.Bits;
import dev.colonnade.column.Column;
import dev.colonnade.column.FixedColumn;
import dev.colonnade.column.Type;
import dev.colonnade.column.VarBytesColumn;
import dev.colonnade.text.ZonedText;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * How the values of a column are copied: as the grid shows them, but for what only serves the eye.
 *
 * @param type what they are copied as
 * @param zone the time zone that they are written in as text, or null
 */
record CopiedColumn(Type type, @Nullable ZoneId zone) {
    private static final Type TEXT = new Type.Utf8(Type.Layout.SMALL);

    static CopiedColumn of(Type type, CellFormat format) {
        Type stored = format.raw() ? Formats.stored(type) : null;
        if (stored != null) {
            return new CopiedColumn(stored, null);
        }
        boolean moments = format.zone() != null && Formats.hasMoments(type);
        return moments ? new CopiedColumn(TEXT, format.zone()) : new CopiedColumn(type, null);
    }

    /** @param count how many of the column's rows there are to copy, from the first */
    Column apply(Column column, int count) {
        ZoneId shown = zone;
        if (shown == null) {
            return type.equals(column.type()) ? column : column.as(type);
        }
        if (!(column instanceof FixedColumn moments && column.type().storageType() instanceof Type.Timestamp stamp)) {
            // Behind an encoding the grid shows them in UTC as well.
            return column;
        }
        ByteBuffer offsets = ByteBuffer.allocate((count + 1) * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        byte[] valid = new byte[(count + 7) / 8];
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        offsets.putInt(0);
        for (int row = 0; row < count; row++) {
            if (!column.isNull(row)) {
                valid[row / 8] |= (byte) (1 << row % 8);
                text.writeBytes(ZonedText.of(moments.getLong(row), stamp.unit(), shown)
                        .getBytes(StandardCharsets.US_ASCII));
            }
            offsets.putInt(text.size());
        }
        return new VarBytesColumn(TEXT, count, Bits.of(MemorySegment.ofArray(valid), 0, count), false,
                MemorySegment.ofArray(offsets.array()), MemorySegment.ofArray(text.toByteArray()));
    }
}
