package dev.colonnade.format.arrow;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.base.Progress;
import dev.colonnade.column.Bits;
import dev.colonnade.column.Type;
import dev.colonnade.format.Finding;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Consumer;

/**
 * The rules that an IPC file must keep beyond those that reading depends on: messages and buffers aligned and apart, and
 * counts that agree with what they count.
 */
final class ArrowStructure {
    /** The specification asks for 8 and recommends 64. */
    private static final int ALIGNMENT = 8;

    private final MemorySegment file;
    private final Contents contents;
    private final Consumer<Finding> findings;

    ArrowStructure(MemorySegment file, Contents contents, Consumer<Finding> findings) {
        this.file = file;
        this.contents = contents;
        this.findings = findings;
    }

    void verify(Progress progress, Cancellation cancellation) {
        contents.oddities().forEach(findings);
        blocksApart();
        BlockIndex batches = contents.batches();
        for (int i = 0; i < batches.count(); i++) {
            cancellation.check();
            progress.report("checking messages", i, batches.count());
            message("record batch " + i, batches, i, false);
        }
        BlockIndex dictionaries = contents.dictionaries().blocks();
        for (int i = 0; i < dictionaries.count(); i++) {
            cancellation.check();
            message("dictionary batch " + i, dictionaries, i, true);
        }
    }

    private void found(String place, Finding.Kind kind, String problem) {
        findings.accept(new Finding(place, kind, problem));
    }

    /** No two messages share bytes. */
    private void blocksApart() {
        BlockIndex batches = contents.batches();
        BlockIndex dictionaries = contents.dictionaries().blocks();
        long[][] ranges = new long[batches.count() + dictionaries.count()][];
        for (int i = 0; i < ranges.length; i++) {
            boolean batch = i < batches.count();
            BlockIndex blocks = batch ? batches : dictionaries;
            int block = batch ? i : i - batches.count();
            ranges[i] = new long[]{blocks.offset(block), blocks.bodyOffset(block) + blocks.bodyLength(block)};
        }
        Arrays.sort(ranges, Comparator.comparingLong(range -> range[0]));
        for (int i = 1; i < ranges.length; i++) {
            if (ranges[i][0] < ranges[i - 1][1]) {
                found("message at byte " + ranges[i][0], Finding.Kind.STRUCTURE,
                        "it begins inside the message at byte " + ranges[i - 1][0]);
            }
        }
    }

    private void message(String place, BlockIndex blocks, int block, boolean dictionary) {
        try {
            Message message = Message.at(file.asSlice(0, blocks.bodyOffset(block)), blocks.offset(block));
            Flat batch = message == null ? null : dictionary ? message.header().table(1) : message.header();
            if (message == null || batch == null) {
                found(place, Finding.Kind.STRUCTURE, "it has no header");
                return;
            }
            if (message.bodyLength() != blocks.bodyLength(block)) {
                found(place, Finding.Kind.STRUCTURE, "the message says its body has " + message.bodyLength()
                        + " bytes, the footer " + blocks.bodyLength(block));
            }
            if (blocks.offset(block) % ALIGNMENT != 0 || blocks.bodyOffset(block) % ALIGNMENT != 0) {
                found(place, Finding.Kind.STRUCTURE, "its message or body is not aligned to " + ALIGNMENT + " bytes");
            }
            buffers(place, batch, file.asSlice(blocks.bodyOffset(block), blocks.bodyLength(block)), dictionary);
        } catch (Fault e) {
            found(place, Finding.Kind.STRUCTURE, e.place() == null ? e.problem() : e.place() + ": " + e.problem());
        }
    }

    /** Buffers stand in order, aligned and apart. */
    private void buffers(String place, Flat batch, MemorySegment body, boolean dictionary) {
        Flat.Vector buffers = batch.vector(2, 16);
        long end = 0;
        for (int i = 0; i < buffers.length(); i++) {
            long offset = buffers.getLong(i, 0);
            long length = buffers.getLong(i, 8);
            if (length == 0) {
                continue;
            }
            if (offset < 0 || length < 0 || length > body.byteSize() - offset) {
                found(place + ", buffer " + i, Finding.Kind.STRUCTURE,
                        length + " bytes at " + offset + " do not lie within the body of " + body.byteSize());
                return;
            }
            if (offset % ALIGNMENT != 0) {
                found(place + ", buffer " + i, Finding.Kind.STRUCTURE,
                        "it is at byte " + offset + " of its body, not aligned to " + ALIGNMENT);
            }
            if (offset < end) {
                found(place + ", buffer " + i, Finding.Kind.STRUCTURE,
                        "it begins at byte " + offset + ", inside the one before it");
            }
            end = Math.max(end, offset + length);
        }
        nodes(place, batch.vector(1, 16));
        // Validity bitmaps are at hand where nothing is compressed and no views shift the numbers of buffers.
        if (!dictionary && batch.table(3) == null && batch.vector(4, 8).length() == 0) {
            nullCounts(place, batch.vector(1, 16), buffers, body);
        }
    }

    private void nodes(String place, Flat.Vector nodes) {
        for (int i = 0; i < nodes.length(); i++) {
            long rows = nodes.getLong(i, 0);
            long nulls = nodes.getLong(i, 8);
            if (rows < 0 || nulls < 0 || nulls > rows) {
                found(place + ", node " + i, Finding.Kind.COUNT, nulls + " nulls in " + rows + " rows");
            }
        }
    }

    private void nullCounts(String place, Flat.Vector nodes, Flat.Vector buffers, MemorySegment body) {
        FieldPlan plan = FieldPlan.of(contents.schema(), contents.legacyUnions());
        for (int column = 0; column < contents.schema().size(); column++) {
            int node = plan.nodes()[column];
            int buffer = plan.buffers()[column];
            if (node >= nodes.length() || buffer >= buffers.length() || !hasValidity(column)) {
                continue;
            }
            long rows = nodes.getLong(node, 0);
            long length = buffers.getLong(buffer, 8);
            if (length == 0 || rows < 0 || rows > Integer.MAX_VALUE || (rows + 7) / 8 > length) {
                continue; // no bitmap, or one that reading refuses
            }
            Bits bits = Bits.of(body.asSlice(buffers.getLong(buffer, 0), length), 0, rows);
            long counted = rows - bits.count((int) rows);
            if (counted != nodes.getLong(node, 8)) {
                found(place + ", column \"" + contents.schema().field(column).name() + "\"", Finding.Kind.COUNT,
                        "it says it has " + nodes.getLong(node, 8) + " nulls and has " + counted);
            }
        }
    }

    private boolean hasValidity(int column) {
        Type type = contents.schema().field(column).type().storageType();
        return !(type instanceof Type.Null || type instanceof Type.Union || type instanceof Type.RunEndEncoded);
    }
}
