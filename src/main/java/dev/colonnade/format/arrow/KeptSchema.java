package dev.colonnade.format.arrow;

import dev.colonnade.column.Field;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.Schema;
import org.jspecify.annotations.Nullable;

/** An IPC schema message that another format keeps beside its own schema, in base64. */
public final class KeptSchema {
    private static final int LARGEST = 64 << 20;

    private KeptSchema() {
    }

    /** Its fields, null for those that make no sense; none at all where it is no such message. */
    public static List<@Nullable Field> fields(String base64) {
        if (base64.length() > LARGEST) {
            return List.of();
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(base64.strip()))
                    .order(ByteOrder.LITTLE_ENDIAN);
            // Since version 5 of the format a message begins with a mark; before it, with its length alone.
            int start = bytes.getInt(0) == -1 ? 8 : 4;
            ByteBuffer metadata = bytes.slice(start, bytes.limit() - start).order(ByteOrder.LITTLE_ENDIAN);
            Message message = Message.getRootAsMessage(metadata);
            return message.headerType() == MessageHeader.Schema
                    && message.header(new Schema()) instanceof Schema schema
                            ? SchemaReader.each(schema, metadata.limit())
                            : List.of();
        } catch (IndexOutOfBoundsException | IllegalArgumentException | NegativeArraySizeException e) {
            return List.of();
        }
    }
}
