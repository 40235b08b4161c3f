package dev.colonnade.format.arrow;

import dev.colonnade.codec.Codec;
import dev.colonnade.column.Layouts;
import dev.colonnade.column.Schema;
import dev.colonnade.format.LayoutNode;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The physical layout of an IPC file for those who look inside: file, batches, columns, buffers. */
final class ArrowLayout {
    private final String name;
    private final MemorySegment file;
    private final Contents contents;
    private final FieldPlan plan;

    ArrowLayout(String name, MemorySegment file, Contents contents) {
        this.name = name;
        this.file = file;
        this.contents = contents;
        this.plan = FieldPlan.of(contents.schema(), contents.legacyUnions());
    }

    LayoutNode root() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("format", contents.format());
        facts.put("metadataVersion", contents.legacyUnions() ? "V4" : "V5");
        facts.put("byteOrder", contents.bigEndian() ? "big-endian" : "little-endian");
        facts.put("rows", contents.firstRows()[contents.batches().count()]);
        facts.put("columns", (long) contents.schema().size());
        facts.put("bytes", file.byteSize());
        facts.put("recordBatches", (long) contents.batches().count());
        facts.put("dictionaryBatches", (long) contents.dictionaries().blocks().count());
        if (!contents.schema().metadata().isEmpty()) {
            facts.put("metadata", contents.schema().metadata());
        }
        if (!contents.footerMetadata().isEmpty()) {
            facts.put("footerMetadata", contents.footerMetadata());
        }
        return new LayoutNode("file", name, facts, this::batches);
    }

    private List<LayoutNode> batches() {
        List<LayoutNode> nodes = new ArrayList<>();
        BlockIndex dictionaries = contents.dictionaries().blocks();
        for (int i = 0; i < dictionaries.count(); i++) {
            nodes.add(dictionary(i));
        }
        for (int i = 0; i < contents.batches().count(); i++) {
            nodes.add(batch(i));
        }
        return nodes;
    }

    private Map<String, Object> facts(BlockIndex blocks, int block, Message message, @Nullable Flat batch) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("offset", blocks.offset(block));
        facts.put("metadataBytes", (long) blocks.metadataLength(block));
        facts.put("bodyBytes", blocks.bodyLength(block));
        if (batch != null) {
            facts.put("rows", batch.getLong(0, 0));
            Codec codec = Body.codec(batch.table(3));
            facts.put("compression", codec == null ? "none" : codec.title());
        }
        Map<String, String> metadata = MessageMetadata.of(message);
        if (!metadata.isEmpty()) {
            facts.put("metadata", metadata);
        }
        return facts;
    }

    private Message message(BlockIndex blocks, int block) {
        return java.util.Objects
                .requireNonNull(Message.at(file.asSlice(0, blocks.bodyOffset(block)), blocks.offset(block)));
    }

    private LayoutNode batch(int batch) {
        BlockIndex blocks = contents.batches();
        Message message = message(blocks, batch);
        Map<String, Object> facts = facts(blocks, batch, message, message.header());
        facts.put("firstRow", contents.firstRows()[batch]);
        return new LayoutNode("record batch", Integer.toString(batch), facts,
                () -> columns(contents.schema(), plan, message.header(), blocks.bodyOffset(batch)));
    }

    private LayoutNode dictionary(int block) {
        BlockIndex blocks = contents.dictionaries().blocks();
        Message message = message(blocks, block);
        Flat data = message.header().table(1);
        Map<String, Object> facts = facts(blocks, block, message, data);
        facts.put("delta", message.header().getByte(2, 0) != 0);
        return new LayoutNode("dictionary batch", Long.toString(message.header().getLong(0, 0)), facts,
                () -> data == null ? List.of() : buffers(data, blocks.bodyOffset(block), 0, Integer.MAX_VALUE));
    }

    private List<LayoutNode> columns(Schema schema, FieldPlan plan, Flat batch, long bodyOffset) {
        Flat.Vector nodes = batch.vector(1, 16);
        Flat.Vector buffers = batch.vector(2, 16);
        Flat.Vector variadic = batch.vector(4, 8);
        List<LayoutNode> columns = new ArrayList<>();
        long views = 0;
        for (int i = 0; i < schema.size(); i++) {
            long first = plan.buffers()[i] + views;
            for (int v = plan.views()[i]; v < Math.min(variadic.length(), plan.views()[i + 1]); v++) {
                views += variadic.getLong(v, 0);
            }
            long last = plan.buffers()[i + 1] + views;
            int from = (int) Math.clamp(first, 0, buffers.length());
            int to = (int) Math.clamp(last, from, buffers.length());
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("type", schema.field(i).type().toString());
            int node = plan.nodes()[i];
            if (node < nodes.length()) {
                facts.put("rows", nodes.getLong(node, 0));
                facts.put("nulls", nodes.getLong(node, 8));
            }
            long stored = 0;
            for (int b = from; b < to; b++) {
                stored += buffers.getLong(b, 8);
            }
            facts.put("bytes", stored);
            columns.add(new LayoutNode("column", schema.field(i).name(), facts,
                    () -> buffers(batch, bodyOffset, from, to)));
        }
        return columns;
    }

    private List<LayoutNode> buffers(Flat batch, long bodyOffset, int from, int to) {
        Flat.Vector buffers = batch.vector(2, 16);
        boolean compressed = batch.table(3) != null;
        List<LayoutNode> nodes = new ArrayList<>();
        for (int i = from; i < Math.min(to, buffers.length()); i++) {
            long offset = bodyOffset + buffers.getLong(i, 0);
            long length = buffers.getLong(i, 8);
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("offset", offset);
            facts.put("bytes", length);
            if (compressed && length >= 8 && offset >= 0 && offset <= file.byteSize() - length) {
                long size = file.get(Layouts.LONG, offset);
                facts.put("uncompressedBytes", size == -1 ? length - 8 : size);
            }
            if ((offset & 63) != 0 && length > 0) {
                facts.put("alignment", Long.lowestOneBit(offset));
            }
            nodes.add(LayoutNode.leaf("buffer", Integer.toString(i), facts));
        }
        return nodes;
    }
}
