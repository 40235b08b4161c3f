package dev.colonnade.format.arrow.write;

import com.google.flatbuffers.FlatBufferBuilder;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.RecordBatch;

/** The {@code RecordBatch} table of {@code Message.fbs} over a body. */
final class BatchMessage {
    private BatchMessage() {
    }

    static int recordBatch(FlatBufferBuilder to, Body body, int length) {
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
        return RecordBatch.createRecordBatch(to, length, nodes, places, 0, variadic);
    }
}
