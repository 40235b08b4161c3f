package dev.colonnade.format.parquet;

import dev.colonnade.base.Fault;
import dev.colonnade.format.LayoutNode;
import dev.colonnade.format.parquet.meta.Footer;
import dev.colonnade.format.parquet.meta.KeyValue;
import dev.colonnade.format.parquet.meta.RowGroups;
import dev.colonnade.format.parquet.schema.Node;
import dev.colonnade.format.parquet.schema.Shape;
import dev.colonnade.format.parquet.schema.Shape.LeafShape;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a Parquet file is made of: row groups, column chunks and, by {@link ChunkLayout}, what is in those. */
final class ParquetLayout {
    private final String name;
    private final MemorySegment file;
    private final Contents contents;
    private final Map<Integer, LeafShape> leaves = new LinkedHashMap<>();

    ParquetLayout(String name, MemorySegment file, Contents contents) {
        this.name = name;
        this.file = file;
        this.contents = contents;
        contents.shapes().forEach(this::collect);
    }

    private void collect(Shape shape) {
        switch (shape) {
            case LeafShape leaf -> leaves.put(leaf.leaf().index(), leaf);
            case Shape.StructShape struct -> struct.children().forEach(this::collect);
            case Shape.ListShape list -> collect(list.element());
        }
    }

    LayoutNode root() {
        Footer footer = contents.footer();
        RowGroups groups = footer.groups();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("format", "Parquet");
        facts.put("version", (long) footer.version());
        if (footer.createdBy() != null) {
            facts.put("creator", footer.createdBy());
        }
        facts.put("rows", groups.firstRow(groups.count()));
        if (footer.rows() != groups.firstRow(groups.count())) {
            facts.put("rowsByFooter", footer.rows());
        }
        facts.put("columns", (long) contents.schema().size());
        facts.put("leafColumns", (long) contents.tree().leaves().size());
        facts.put("rowGroups", (long) groups.count());
        facts.put("bytes", file.byteSize());
        facts.put("footerBytes", FileTail.footer(file).byteSize());
        if (contents.keys() != null) {
            facts.put("encryption", FileTail.isEncrypted(file) ? "columns and footer" : "columns, with a plain footer");
        }
        if (!footer.keyValues().isEmpty()) {
            facts.put("metadata", keyValues(footer.keyValues()));
        }
        return new LayoutNode("file", name, facts, this::rowGroups);
    }

    static Map<String, Object> keyValues(List<KeyValue> entries) {
        Map<String, Object> all = new LinkedHashMap<>();
        for (KeyValue entry : entries) {
            all.put(entry.key(), entry.value());
        }
        return all;
    }

    private List<LayoutNode> rowGroups() {
        List<LayoutNode> nodes = new ArrayList<>();
        for (int i = 0; i < contents.footer().groups().count(); i++) {
            nodes.add(rowGroup(i));
        }
        return nodes;
    }

    private LayoutNode rowGroup(int group) {
        RowGroups groups = contents.footer().groups();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("rows", groups.rows(group));
        facts.put("firstRow", groups.firstRow(group));
        facts.put("uncompressedBytes", groups.bytes(group));
        RowGroups.GroupMeta meta = groups.group(group);
        if (meta.compressedSize() >= 0) {
            facts.put("bytes", meta.compressedSize());
        }
        if (meta.fileOffset() >= 0) {
            facts.put("offset", meta.fileOffset());
        }
        if (meta.sorting().length > 0) {
            facts.put("sorting", sorting(meta.sorting()));
        }
        return new LayoutNode("row group", Integer.toString(group), facts, () -> chunks(group));
    }

    private List<Object> sorting(int[][] sorting) {
        List<Object> columns = new ArrayList<>();
        List<Node.Leaf> all = contents.tree().leaves();
        for (int[] by : sorting) {
            String column = by[0] >= 0 && by[0] < all.size() ? all.get(by[0]).dotted() : "column " + by[0];
            columns.add(column + (by[1] != 0 ? " descending" : " ascending") + (by[2] != 0 ? ", nulls first" : ""));
        }
        return columns;
    }

    private List<LayoutNode> chunks(int group) {
        List<LayoutNode> nodes = new ArrayList<>();
        for (Node.Leaf leaf : contents.tree().leaves()) {
            LeafShape shape = leaves.get(leaf.index());
            if (shape != null) {
                nodes.add(chunk(group, shape));
            }
        }
        return nodes;
    }

    private LayoutNode chunk(int group, LeafShape shape) {
        String path = shape.leaf().dotted();
        try {
            StoredChunk stored = StoredChunk.open(file, contents, group, shape.leaf().index());
            return new ChunkLayout(stored, shape, contents.footer().groups().rows(group)).node();
        } catch (Fault e) {
            if (e.kind() != Fault.Kind.NEEDS_KEY) {
                throw e.at("row group " + group + ", column \"" + path + '"').in(name);
            }
            return LayoutNode.leaf("column chunk", path, Map.of("encrypted", e.problem()));
        }
    }
}
