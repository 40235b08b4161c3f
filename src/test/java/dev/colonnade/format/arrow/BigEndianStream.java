package dev.colonnade.format.arrow;

import com.google.flatbuffers.FlatBufferBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.ipc.WriteChannel;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * An IPC stream as a big-endian machine writes it: arrow-java's own messages, with the schema marked and the values of
 * each buffer turned round by a rule of this class alone.
 */
final class BigEndianStream {
    private final Schema schema;
    private final OutputStream out;

    BigEndianStream(Schema schema, OutputStream out) throws IOException {
        this.schema = schema;
        this.out = out;
        // Defaults are not stored unless forced, and little-endian is one.
        FlatBufferBuilder builder = new FlatBufferBuilder();
        builder.forceDefaults(true);
        int root = schema.getSchema(builder);
        org.apache.arrow.flatbuf.Message.startMessage(builder);
        org.apache.arrow.flatbuf.Message.addVersion(builder, MetadataVersion.V5);
        org.apache.arrow.flatbuf.Message.addHeaderType(builder, MessageHeader.Schema);
        org.apache.arrow.flatbuf.Message.addHeader(builder, root);
        builder.finish(org.apache.arrow.flatbuf.Message.endMessage(builder));
        ByteBuffer message = builder.dataBuffer();
        byte[] bytes = new byte[(message.remaining() + 7) / 8 * 8];
        message.get(bytes, 0, message.remaining());
        markBigEndian(bytes);
        out.write(prefix(bytes.length));
        out.write(bytes);
    }

    /** Sets the first field of the schema table, its byte order, to 1. */
    private static void markBigEndian(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int message = buffer.getInt(0);
        int messageTable = message - buffer.getInt(message);
        int header = message + buffer.getShort(messageTable + 4 + 2 * 2);
        int schema = header + buffer.getInt(header);
        int schemaTable = schema - buffer.getInt(schema);
        buffer.putShort(schema + buffer.getShort(schemaTable + 4), (short) 1);
    }

    private static byte[] prefix(int length) {
        return ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putInt(-1).putInt(length).array();
    }

    void write(VectorSchemaRoot root) throws IOException {
        try (ArrowRecordBatch batch = new VectorUnloader(root).getRecordBatch()) {
            List<Integer> widths = new ArrayList<>();
            List<Long> variadic = new ArrayList<>(batch.getVariadicBufferCounts());
            for (Field field : schema.getFields()) {
                widths(field, variadic, widths);
            }
            List<ArrowBuf> buffers = batch.getBuffers();
            for (int i = 0; i < buffers.size(); i++) {
                swap(buffers.get(i), widths.get(i));
            }
            ByteArrayOutputStream message = new ByteArrayOutputStream();
            MessageSerializer.serialize(new WriteChannel(Channels.newChannel(message)), batch);
            out.write(message.toByteArray());
            for (int i = 0; i < buffers.size(); i++) {
                swap(buffers.get(i), widths.get(i));
            }
        }
    }

    void end() throws IOException {
        out.write(prefix(0));
    }

    private static final int INTERVAL = -1;
    private static final int VIEW = -2;

    private static void widths(Field field, List<Long> variadic, List<Integer> widths) {
        switch (field.getType()) {
            case ArrowType.Null t -> {
            }
            case ArrowType.Bool t -> widths.addAll(List.of(1, 1));
            case ArrowType.Int t -> widths.addAll(List.of(1, t.getBitWidth() / 8));
            case ArrowType.FloatingPoint t -> widths.addAll(List.of(1, switch (t.getPrecision()) {
                case HALF -> 2;
                case SINGLE -> 4;
                case DOUBLE -> 8;
            }));
            case ArrowType.Decimal t -> widths.addAll(List.of(1, t.getBitWidth() / 8));
            case ArrowType.FixedSizeBinary t -> widths.addAll(List.of(1, 1));
            case ArrowType.Date t ->
                widths.addAll(List.of(1, t.getUnit() == org.apache.arrow.vector.types.DateUnit.DAY ? 4 : 8));
            case ArrowType.Time t -> widths.addAll(List.of(1, t.getBitWidth() / 8));
            case ArrowType.Timestamp t -> widths.addAll(List.of(1, 8));
            case ArrowType.Duration t -> widths.addAll(List.of(1, 8));
            case ArrowType.Interval t -> widths.addAll(List.of(1, switch (t.getUnit()) {
                case YEAR_MONTH, DAY_TIME -> 4;
                case MONTH_DAY_NANO -> INTERVAL;
            }));
            case ArrowType.Utf8 t -> widths.addAll(List.of(1, 4, 1));
            case ArrowType.Binary t -> widths.addAll(List.of(1, 4, 1));
            case ArrowType.LargeUtf8 t -> widths.addAll(List.of(1, 8, 1));
            case ArrowType.LargeBinary t -> widths.addAll(List.of(1, 8, 1));
            case ArrowType.Utf8View t -> views(variadic, widths);
            case ArrowType.BinaryView t -> views(variadic, widths);
            case ArrowType.List t -> widths.addAll(List.of(1, 4));
            case ArrowType.LargeList t -> widths.addAll(List.of(1, 8));
            case ArrowType.ListView t -> widths.addAll(List.of(1, 4, 4));
            case ArrowType.FixedSizeList t -> widths.add(1);
            case ArrowType.Struct t -> widths.add(1);
            case ArrowType.Union t -> widths.addAll(List.of(1, 4));
            default -> throw new IllegalStateException("no rule for " + field);
        }
        for (Field child : field.getChildren()) {
            widths(child, variadic, widths);
        }
    }

    private static void views(List<Long> variadic, List<Integer> widths) {
        widths.addAll(List.of(1, VIEW));
        long buffers = variadic.removeFirst();
        for (long i = 0; i < buffers; i++) {
            widths.add(1);
        }
    }

    /** Turns each value of the buffer round; doing it twice changes nothing. */
    private static void swap(ArrowBuf buffer, int width) {
        long size = buffer.readableBytes();
        switch (width) {
            case 1 -> {
            }
            case INTERVAL -> {
                for (long at = 0; at + 16 <= size; at += 16) {
                    reverse(buffer, at, 4);
                    reverse(buffer, at + 4, 4);
                    reverse(buffer, at + 8, 8);
                }
            }
            case VIEW -> {
                for (long at = 0; at + 16 <= size; at += 16) {
                    int before = buffer.getInt(at);
                    reverse(buffer, at, 4);
                    int after = buffer.getInt(at);
                    // One of the two is the length as this machine reads it, and lengths here are short.
                    int length = before >= 0 && before < 1000 ? before : after;
                    if (length > 12) {
                        reverse(buffer, at + 8, 4);
                        reverse(buffer, at + 12, 4);
                    }
                }
            }
            default -> {
                for (long at = 0; at + width <= size; at += width) {
                    reverse(buffer, at, width);
                }
            }
        }
    }

    private static void reverse(ArrowBuf buffer, long at, int width) {
        for (int low = 0, high = width - 1; low < high; low++, high--) {
            byte first = buffer.getByte(at + low);
            buffer.setByte(at + low, buffer.getByte(at + high));
            buffer.setByte(at + high, first);
        }
    }
}
