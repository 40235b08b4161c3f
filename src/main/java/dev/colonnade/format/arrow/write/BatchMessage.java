package dev.colonnade.format.arrow.write;

import com.google.flatbuffers.FlatBufferBuilder;
import dev.colonnade.codec.Codec;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.apache.arrow.flatbuf.BodyCompression;
import org.apache.arrow.flatbuf.BodyCompressionMethod;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.CompressionType;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.RecordBatch;

/** The {@code RecordBatch} table of {@code Message.fbs} over a body. */
final class BatchMessage {
    private BatchMessage() {
    }

    /** @param codec of the buffers */
    static int recordBatch(FlatBufferBuilder to, Body body, int length, Codec codec) {
        // Vectors of structs are built from their end.
        RecordBatch.startNodesVector(to, body.nodeCount());
        for (int i = body.nodeCount() - 1; i >= 0; i--) {
            FieldNode.createFieldNode(to, body.nodeLength(i), body.nodeNulls(i));
        }
        int nodes = to.endVector();
        List<MemorySegment> buffers = body.buffers();
        RecordBatch.startBuffersVector(to, buffers.size());
        long end = body.size();
        for (int i = buffers.size() - 1; i >= 0; i--) {
            long size = buffers.get(i).byteSize();
            end -= Body.padded(size);
            Buffer.createBuffer(to, end, size);
        }
        int places = to.endVector();
        List<Long> counts = body.variadicCounts();
        int variadic = counts.isEmpty()
                ? 0
                : RecordBatch.createVariadicBufferCountsVector(to, counts.stream().mapToLong(Long::longValue)
                        .toArray());
        int compression = codec == Codec.UNCOMPRESSED
                ? 0
                : BodyCompression.createBodyCompression(to,
                        codec == Codec.ZSTD ? CompressionType.ZSTD : CompressionType.LZ4_FRAME,
                        BodyCompressionMethod.BUFFER);
        return RecordBatch.createRecordBatch(to, length, nodes, places, compression, variadic);
    }
}
