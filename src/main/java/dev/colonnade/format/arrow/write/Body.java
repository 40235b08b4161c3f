package dev.colonnade.format.arrow.write;

import dev.colonnade.format.out.Target;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** The buffers of one message in order, each at a multiple of 64 bytes, and the nodes that tell which are whose. */
final class Body {
    static final int ALIGNMENT = 64;
    private static final MemorySegment ZEROS = Arena.global().allocate(ALIGNMENT).asReadOnly();

    private final List<MemorySegment> buffers = new ArrayList<>();
    private final List<Long> variadicCounts = new ArrayList<>();
    private long[] nodes = new long[64];
    private int nodeCount;
    private long size;

    void node(int length, int nulls) {
        if (nodeCount * 2 == nodes.length) {
            nodes = java.util.Arrays.copyOf(nodes, nodes.length * 2);
        }
        nodes[nodeCount * 2] = length;
        nodes[nodeCount * 2 + 1] = nulls;
        nodeCount++;
    }

    void buffer(MemorySegment bytes) {
        buffers.add(bytes);
        size += padded(bytes.byteSize());
    }

    void noBuffer() {
        buffer(MemorySegment.NULL);
    }

    void variadic(int count) {
        variadicCounts.add((long) count);
    }

    static long padded(long size) {
        return size + ALIGNMENT - 1 & -ALIGNMENT;
    }

    /** Bytes with padding. */
    long size() {
        return size;
    }

    /** The same nodes over other buffers, as many as there are. */
    Body over(List<MemorySegment> others) {
        Body body = new Body();
        body.nodes = nodes;
        body.nodeCount = nodeCount;
        body.variadicCounts.addAll(variadicCounts);
        others.forEach(body::buffer);
        return body;
    }

    List<MemorySegment> buffers() {
        return buffers;
    }

    List<Long> variadicCounts() {
        return variadicCounts;
    }

    int nodeCount() {
        return nodeCount;
    }

    long nodeLength(int node) {
        return nodes[node * 2];
    }

    long nodeNulls(int node) {
        return nodes[node * 2 + 1];
    }

    void writeTo(Target target) throws IOException {
        for (MemorySegment buffer : buffers) {
            if (buffer.byteSize() > 0) {
                target.write(buffer);
                pad(buffer.byteSize(), target);
            }
        }
    }

    /** Writes the zeros that bring {@code size} bytes to a multiple of 64. */
    static void pad(long size, Target target) throws IOException {
        target.write(ZEROS.asSlice(0, padded(size) - size));
    }
}
