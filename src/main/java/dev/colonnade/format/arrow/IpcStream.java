package dev.colonnade.format.arrow;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.base.Progress;
import dev.colonnade.column.Schema;
import dev.colonnade.format.Finding;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The IPC streaming format: message after message, found by walking over them once. Only headers are touched, so this
 * takes a page fault a batch. A file that lost its footer is read the same way.
 */
final class IpcStream {
    /** A continuation and a length of zero. */
    private static final int MARKER = 8;

    private final MemorySegment file;
    private final Progress progress;
    private final Cancellation cancellation;
    private final BlockIndex batches = new BlockIndex();
    private final DictionaryIndex dictionaries = new DictionaryIndex();
    private final List<Finding> oddities = new ArrayList<>();
    private final long start;
    private long[] firstRows = new long[16];

    private IpcStream(MemorySegment file, long start, Progress progress, Cancellation cancellation) {
        this.file = file;
        this.start = start;
        this.progress = progress;
        this.cancellation = cancellation;
    }

    /** Whether the bytes begin with a schema message; looks at its header only. */
    static boolean begins(MemorySegment file) {
        try {
            Message first = Message.at(file, 0);
            return first != null && first.kind() == Message.SCHEMA;
        } catch (Fault e) {
            // A version we do not read is still a stream, and opening it says so.
            return e.kind() == Fault.Kind.UNSUPPORTED;
        }
    }

    /** @param start where the schema message begins */
    static Contents index(MemorySegment file, long start, String format, Progress progress,
            Cancellation cancellation) {
        return new IpcStream(file, start, progress, cancellation).index(format);
    }

    private Contents index(String format) {
        Message first = Message.at(file, start);
        if (first == null || first.kind() != Message.SCHEMA) {
            throw Fault.damaged("message at byte " + start, "it is not a schema");
        }
        first.checkBody(file.byteSize());
        MemorySegment metadata = first.header().bytes();
        org.apache.arrow.flatbuf.Schema generated = schema(metadata);
        Schema schema = SchemaReader.read(generated, Math.toIntExact(metadata.byteSize()));
        // The version stands in the message, outside the schema.
        boolean legacy = Flat.root(metadata).getShort(0, 0) < 4;
        walk(first.end());
        batches.trim();
        return new Contents(format, schema, batches, Arrays.copyOf(firstRows, batches.count() + 1), dictionaries,
                generated != null && generated.endianness() == org.apache.arrow.flatbuf.Endianness.Big, legacy,
                Map.of(), oddities);
    }

    private static org.apache.arrow.flatbuf.@Nullable Schema schema(MemorySegment metadata) {
        org.apache.arrow.flatbuf.Message message = org.apache.arrow.flatbuf.Message
                .getRootAsMessage(SchemaReader.view(metadata));
        return (org.apache.arrow.flatbuf.Schema) message.header(new org.apache.arrow.flatbuf.Schema());
    }

    private void walk(long from) {
        long at = from;
        for (int i = 0;; i++) {
            Message message = Message.at(file, at);
            if (message == null) {
                end(at);
                return;
            }
            // A file that lost its footer may still have the beginning of it, or all but the magic.
            message.checkBody(file.byteSize());
            switch (message.kind()) {
                case Message.RECORD_BATCH -> addBatch(message);
                case Message.DICTIONARY -> dictionaries.add(message.header().getLong(0, 0),
                        message.header().getByte(2, 0) != 0, batches.count(), message.offset(),
                        (int) (message.bodyOffset() - message.offset()), message.bodyLength());
                case Message.SCHEMA -> throw Fault.damaged("message at byte " + at, "a second schema");
                default -> throw Fault.unsupported("message at byte " + at,
                        "tensors are not tables (message kind " + message.kind() + ")");
            }
            at = message.end();
            if ((i & 0xff) == 0) {
                cancellation.check();
                progress.report("reading batch headers", at, file.byteSize());
            }
        }
    }

    private void end(long at) {
        long left = file.byteSize() - at;
        if (start > 0) {
            oddities.add(new Finding("end of file", Finding.Kind.STRUCTURE,
                    "the footer is missing; rows were found by walking over the messages before byte " + at));
        } else if (left > MARKER) {
            oddities.add(new Finding("end of stream", Finding.Kind.STRUCTURE,
                    "it ends at byte " + at + " and " + (left - MARKER) + " bytes come after it, which nobody reads"));
        }
        progress.report("reading batch headers", file.byteSize(), file.byteSize());
    }

    private void addBatch(Message message) {
        int batch = batches.count();
        long rows = message.header().getLong(0, 0);
        if (rows < 0 || rows > Long.MAX_VALUE - firstRows[batch]) {
            throw Fault.damaged("record batch " + batch, "it has " + rows + " rows");
        }
        batches.add(message.offset(), (int) (message.bodyOffset() - message.offset()), message.bodyLength());
        if (batch + 1 == firstRows.length) {
            firstRows = Arrays.copyOf(firstRows, firstRows.length + (firstRows.length >> 1));
        }
        firstRows[batch + 1] = firstRows[batch] + rows;
    }
}
