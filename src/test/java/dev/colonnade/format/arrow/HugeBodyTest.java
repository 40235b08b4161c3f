package dev.colonnade.format.arrow;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.flatbuffers.FlatBufferBuilder;
import dev.colonnade.base.RowRange;
import dev.colonnade.format.Table;
import dev.colonnade.testing.Rows;
import dev.colonnade.testing.TestResources;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.vector.ipc.WriteChannel;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Record batches of more than 2 GiB and of more than 2^31 rows, in a sparse file: nearly all of it is a hole that takes no
 * room on disk.
 */
class HugeBodyTest {
    private static final long WIDE = 300_000_000L;
    private static final long LONG = 2_500_000_000L;

    @TempDir
    Path folder;

    @Test
    void aStreamOfHugeBodies() throws IOException {
        Path file = folder.resolve("huge.arrows");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            MessageSerializer.serialize(new WriteChannel(channel), new Schema(
                    List.of(new Field("number", FieldType.nullable(new ArrowType.Int(64, true)), null))));
            batch(channel, WIDE, 8, 42);
            batch(channel, 3, 8, 43);
            batch(channel, WIDE, 8, 44);
        }
        assertThat(file.toFile().length()).isGreaterThan(2 * WIDE * 8);
        check(file, 2 * WIDE + 3, List.of(WIDE - 1, 42L, WIDE + 2, 43L, 2 * WIDE + 2, 44L, WIDE, 0L));
    }

    @Test
    void aBatchOfMoreRowsThanAnIntCanCount() throws IOException {
        Path file = folder.resolve("long.arrows");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            MessageSerializer.serialize(new WriteChannel(channel), new Schema(
                    List.of(new Field("number", FieldType.nullable(new ArrowType.Int(8, true)), null))));
            batch(channel, LONG, 1, 7);
        }
        check(file, LONG, List.of(0L, 0L, LONG - 2, 0L, LONG - 1, 7L));
    }

    /** @param values pairs of a row and what it holds */
    private static void check(Path file, long rows, List<Long> values) {
        TestResources opener = new TestResources(64 << 20);
        try (Table table = opener.open(file)) {
            assertThat(table.rowCount()).isEqualTo(rows);
            for (int i = 0; i < values.size(); i += 2) {
                long row = values.get(i);
                assertThat(Rows.of(table, RowRange.of(row, row + 1), new int[]{0}))
                        .containsExactly("[" + values.get(i + 1) + "]");
            }
        }
        assertThat(opener.isAllReturned()).isTrue();
    }

    /** A batch of zeros but for its last value, which is set. */
    private static void batch(FileChannel channel, long rows, int width, long last) throws IOException {
        long body = (rows * width + 7) / 8 * 8;
        FlatBufferBuilder builder = new FlatBufferBuilder();
        RecordBatch.startNodesVector(builder, 1);
        FieldNode.createFieldNode(builder, rows, 0);
        int nodes = builder.endVector();
        RecordBatch.startBuffersVector(builder, 2);
        Buffer.createBuffer(builder, 0, rows * width);
        Buffer.createBuffer(builder, 0, 0);
        int buffers = builder.endVector();
        RecordBatch.startRecordBatch(builder);
        RecordBatch.addLength(builder, rows);
        RecordBatch.addNodes(builder, nodes);
        RecordBatch.addBuffers(builder, buffers);
        int batch = RecordBatch.endRecordBatch(builder);
        builder.finish(Message.createMessage(builder, MetadataVersion.V5, MessageHeader.RecordBatch, batch, body, 0));
        ByteBuffer metadata = builder.dataBuffer();
        int padded = (metadata.remaining() + 7) / 8 * 8;
        ByteBuffer message = ByteBuffer.allocate(8 + padded).order(ByteOrder.LITTLE_ENDIAN);
        message.putInt(-1).putInt(padded).put(metadata).position(0);
        channel.write(message);
        long end = channel.position() + body;
        ByteBuffer value = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(0, last).limit(width);
        channel.write(value, channel.position() + (rows - 1) * width);
        if (channel.size() < end) {
            channel.write(ByteBuffer.allocate(1), end - 1); // the padding of the body
        }
        channel.position(end);
    }
}
